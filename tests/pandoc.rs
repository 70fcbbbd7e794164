//! Citations against Pandoc's own reader: of each text the same sources are cited, in the same order and form. Where
//! there is no `pandoc` the test says so and passes.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use apostil::article::{Input, Options, parse};
use serde_json::Value;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

const SOURCES: &str = r#"[{"id": "wood-2014", "title": "T", "author": [{"family": "Wood"}], "issued": "2014"},
    {"id": "Post:1977", "title": "P", "author": [{"family": "Post"}], "issued": "1977"}]"#;

/// Texts, one a line, whose keys are all known.
const TEXTS: &str = "\
One [see @wood-2014, p. 3, and *passim*].
Two [-@wood-2014, p. 3] and [see also -@Post:1977].
@wood-2014 [p. 3] says; four @wood-2014, and (@Post:1977).
Five [@wood-2014 p. 3] and [@wood-2014 shows it].
[@wood-2014, pp. 33-35 and passim; @Post:1977, ch. 3; see also -@wood-2014].
me@wood-2014 and [mail me@wood-2014 now] and `@wood-2014` and \\@wood-2014.
\"@wood-2014\", @wood-2014's, @wood-2014: yes. @Post:1977.
*@wood-2014* and **[@wood-2014]** and @{wood-2014} and [@{Post:1977}, 3].
[see *also* @wood-2014] and [*e.g.* @Post:1977, **3**; @wood-2014 &amp; more].
A [link @wood-2014](x.md) stays one.
Word^[a note: @wood-2014] and word.^[@wood-2014]
";

/// The ids that Pandoc finds cited, each with its form.
fn of_pandoc(text: &str) -> Option<Vec<(String, &'static str)>> {
    let mut command = Command::new("pandoc");
    let spawned = command.args(["-f", "markdown", "-t", "json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut pandoc = match spawned {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        spawned => spawned.unwrap(),
    };
    pandoc.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = pandoc.wait_with_output().unwrap();
    let mut found = Vec::new();
    walk(&serde_json::from_slice(&output.stdout).unwrap(), &mut found);
    Some(found)
}

fn walk(value: &Value, found: &mut Vec<(String, &'static str)>) {
    // A citation within a link stays text here.
    if value["t"] == "Link" {
        return;
    }
    if value["t"] == "Cite" {
        for citation in value["c"][0].as_array().unwrap() {
            let form = match citation["citationMode"]["t"].as_str().unwrap() {
                "AuthorInText" => "in text",
                "SuppressAuthor" => "year",
                _ => "whole",
            };
            found.push((citation["citationId"].as_str().unwrap().to_owned(), form));
        }
        return;
    }
    let parts = value.as_array().map(|all| all.iter().collect::<Vec<_>>());
    let parts = parts.or_else(|| value.as_object().map(|all| all.values().collect())).unwrap_or_default();
    parts.into_iter().for_each(|part| walk(part, found));
}

/// The same of ours: what the links to sources show tells their form.
fn of_ours(text: &str) -> Vec<(String, &'static str)> {
    let article = parse(&Input::new(text.as_bytes()).with_sources(Some(SOURCES.as_bytes())), &Options::default());
    let html = article.to_html().unwrap();
    let links = html.split("<a class=\"apostil-cite\"").skip(1).filter_map(|rest| rest.split_once("</a>"));
    links
        .map(|(link, _)| {
            let said = link.split_once('>').unwrap().1;
            let id = if link.contains("#source-wood") { "wood-2014" } else { "Post:1977" };
            let form = if said.contains(" (") {
                "in text"
            } else if said.starts_with(|c: char| c.is_ascii_digit()) {
                "year"
            } else {
                "whole"
            };
            (id.to_owned(), form)
        })
        .collect()
}

#[test]
fn the_same_citations_are_found_as_by_pandoc() {
    for text in TEXTS.lines() {
        let Some(theirs) = of_pandoc(text) else { return println!("skipped: there is no pandoc here") };
        assert_eq!(of_ours(text), theirs, "{text}");
    }
}
