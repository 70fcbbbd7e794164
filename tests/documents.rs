//! Checks the documents against reality. In: README, CONTRIBUTING, CHANGELOG and `docs/`, as they are read. What
//! they show must work, what they list must be complete, and what they name must exist.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "what must come out stands in the spec files alone")]
mod examples;

use apostil::article::{self, Element, Fidelity, Input, Options, Terms, Verdict};
use examples::{Example, diagnostics, examples};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 16] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/api.md",
    "docs/authoring.md",
    "docs/architecture.md",
    "docs/batches.md",
    "docs/diagnostics.md",
    "docs/glossary.md",
    "docs/embedding.md",
    "docs/languages.md",
    "docs/performance.md",
    "docs/security.md",
    "docs/terminal.md",
    "docs/theming.md",
];

/// What each example of an article must show, by the heading that it is below.
const ABOUT: &[(&str, &[&str])] = &[
    (
        "docs/authoring.md: A complete small example",
        &[
            "<h1>The Year Without a Summer</h1>",
            "href=\"#fn-tambora\"",
            "data-verdict=\"imprecise\"",
            "href=\"#fn-inline-1\"",
            "href=\"#term-aerosol\">aerosols</a>",
            "<div class=\"apostil-more\">",
            "href=\"#source-oppenheimer-2003\">Oppenheimer 2003</a>",
        ],
    ),
    (
        "docs/authoring.md: Text",
        &["<h2 id=\"later\">", " src=\"pictures/sky.jpg\"", "apostil-task", "<del>", "<table>"],
    ),
    (
        "docs/authoring.md: Contents",
        &[
            "popovertarget=\"apostil-contents\">Contents</button>",
            "<li><a href=\"#winter\" aria-label=\"Winter, claims that do not fully hold: 1\">Winter</a>",
            "<a class=\"apostil-anchor\" href=\"#summer\"",
        ],
    ),
    ("docs/authoring.md: Source notes", &["id=\"fn-when\"", "id=\"fnref-when-2\"", "The greatest eruption"]),
    (
        "docs/authoring.md: Verdicts",
        &[
            "data-verdict=\"incorrect\"",
            "data-verdict=\"misattributed\"",
            "<time class=\"apostil-date\"",
            "by Ann Author",
            "<span class=\"apostil-total\">2 claims checked</span>",
        ],
    ),
    (
        "docs/authoring.md: Claims",
        &[
            "data-note=\"fn-harvest\">The harvest failed in Europe</span>",
            "data-note=\"fn-summer\">no summer at all</span>",
            "<blockquote class=\"apostil-judged\"><p>no summer at all</p></blockquote>",
        ],
    ),
    (
        "docs/authoring.md: Quotations",
        &["data-quotation=\"normalised\"", "data-verdict=\"supported\"", "data-quotation=\"not-found\""],
    ),
    ("docs/authoring.md: Inline notes", &["id=\"fn-inline-1\"", "<em>sixth</em>"]),
    (
        "docs/authoring.md: Notes on a text that is not yours",
        &[
            "<span class=\"apostil-passage\"><span class=\"apostil-claim\" data-verdict=\"imprecise\" data-note=\"fn-no-summer-in-1816\">no summer in 1816</span></span>",
            "id=\"fn-snow\"",
            "<h1>A cold season, with notes</h1>",
        ],
    ),
    (
        "docs/authoring.md: Citations and sources",
        &[
            "(<a class=\"apostil-cite\" role=\"doc-biblioref\" id=\"sourceref-wood-2014-1\" href=\"#source-wood-2014\">Wood 2014, ch. 2</a>)",
            "Klingaman &amp; Klingaman 2013, p. 3</a>)",
            "<cite>The Year Without Summer</cite>",
        ],
    ),
    (
        "docs/authoring.md: Quoted words",
        &[
            "p. 1191, “the world's greatest ash eruption … since the end of the last Ice Age”</a>",
            "#:~:text=the%20world%27s%20greatest%20ash,the%20last%20Ice%20Age\"",
            "data-versionurl=\"https://web.archive.org/",
            ">archived copy</a>",
        ],
    ),
    (
        "docs/authoring.md: Are the quotations right?",
        &["“snow lay on the quays in June”.</span><sup", "href=\"#source-diary-1816\">"],
    ),
    (
        "docs/authoring.md: In the article",
        &[
            "href=\"#term-aerosol\">sulphate veil</a>",
            "href=\"#term-magma\">magma</a>",
            "<div class=\"apostil-more\">",
            "<p class=\"apostil-related\">",
        ],
    ),
    ("docs/authoring.md: In a file of its own", &["id=\"term-caldera\"", "id=\"fn-spanish\""]),
    (
        "docs/authoring.md: As JSON",
        &["id=\"term-caldera\"", "<em>fallen in</em>", "id=\"term-explosivity\"", "Newhall &amp; Self 1982</a>"],
    ),
    ("docs/authoring.md: Manual links", &["Here magma is", ">melted</a>", "id=\"termref-magma-2\""]),
    (
        "docs/authoring.md: Which mentions are linked",
        &[">Aerosols</a> float. An aerosol can does not. An aerosol floats.", ">aerosol’s</a> fall"],
    ),
    ("docs/authoring.md: Abbreviations", &["<abbr title=\"Volcanic Explosivity Index\">VEI</abbr>"]),
    ("docs/authoring.md: HTML in the text", &["H<sub>2</sub>", "<abbr title="]),
    (
        "README.md: Write an article",
        &["href=\"#term-aerosol\">aerosols</a>", "data-verdict=\"supported\"", "id=\"fn-when\""],
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A document's lines without its fenced blocks.
fn prose(text: &str) -> Vec<&str> {
    let mut fence = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let ticks = line.trim_start().chars().take_while(|c| *c == '`').count();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            None => lines.push(line),
            Some(open) if ticks >= open => fence = None,
            Some(_) => {}
        }
    }
    assert_eq!(fence, None, "a fenced block has no end");
    lines
}

/// The lines below a heading, up to the next.
fn section<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    let is_heading = |line: &&str| line.starts_with('#');
    let mut lines = prose(text).into_iter();
    let found = lines.find(|line| is_heading(line) && line.trim_start_matches('#').trim() == heading);
    assert!(found.is_some(), "there is no heading `{heading}`");
    lines.take_while(|line| !is_heading(line)).collect()
}

/// The first table below a heading, row by row, without its head.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let lines = section(text, heading);
    let lines = lines.into_iter().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| {
        let line = line.replace("\\|", "\u{1}");
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().trim_matches('`').replace('\u{1}', "|")).collect()
    };
    let rows: Vec<_> = lines.skip(2).map(cells).collect();
    assert!(!rows.is_empty(), "there is no table below `{heading}`");
    rows
}

fn first_cells(rows: &[Vec<String>]) -> Vec<&str> {
    rows.iter().map(|row| row[0].as_str()).collect()
}

/// Code spans in prose.
fn code_spans<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    lines.iter().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

fn found_in(article: &str) -> String {
    diagnostics(&article::parse(&Input::new(article.as_bytes()), &Options::default()))
}

#[test]
fn every_example_shows_what_it_is_about() {
    let mut shown = Vec::new();
    for file in ["docs/authoring.md", "README.md"] {
        for example in examples(file, &read(file)) {
            let Example { name, blocks } = &example;
            for block in blocks {
                // `tests/quotes.rs` covers what happens to the texts of sources.
                if block.kind.starts_with("text ") && block.kind.ends_with(".txt") {
                    continue;
                }
                let is_new = blocks.iter().filter(|other| other.kind == block.kind).count() == 1;
                assert!(is_new && Example::is_input(&block.kind), "{name}: `{}` is out of place", block.kind);
            }
            let article = example.article();
            assert_eq!(diagnostics(&article), "", "{name}");
            let about = ABOUT.iter().find(|(heading, _)| heading == name);
            let (_, about) = about.unwrap_or_else(|| panic!("{name}: what is it about?"));
            let html = article.to_html().unwrap();
            for part in *about {
                assert!(html.contains(part), "{name}: there is no {part} in\n{html}");
            }
            shown.push(name.clone());
        }
    }
    assert_eq!(shown, ABOUT.iter().map(|(heading, _)| *heading).collect::<Vec<_>>());
}

#[test]
fn every_verdict_is_explained() {
    let rows = table(&read("docs/authoring.md"), "Verdicts");
    let explained: Vec<_> = rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(explained, Verdict::ALL.iter().map(|verdict| (verdict.sign(), verdict.word())).collect::<Vec<_>>());
    let words = read("www/words/en.json");
    for row in rows {
        assert!(words.contains(&format!("\"{}Means\": \"{}\"", row[1], row[2])), "{row:?}");
    }
}

#[test]
fn every_word_for_quotations_is_explained() {
    let rows = table(&read("docs/authoring.md"), "Quotations");
    let explained: Vec<_> = rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(
        explained,
        Fidelity::ALL.iter().map(|quotation| (quotation.sign(), quotation.word())).collect::<Vec<_>>()
    );
}

#[test]
fn every_key_of_the_front_matter_is_explained() {
    let rows = table(&read("docs/authoring.md"), "Front matter");
    let misspelt = article::proofread(&Input::new(b"---\ntitel: y\n---\nText."), &Options::default());
    let help = &misspelt.diagnostics()[0].help;
    let known = help.strip_prefix("Did you mean `title`? The keys are ").and_then(|rest| rest.split_once(';'));
    let known = known.unwrap_or_default().0.replace(" and ", ", ");
    assert_eq!(first_cells(&rows), known.split(", ").collect::<Vec<_>>());
    for row in &rows {
        let line = format!("{}: {}", row[0], row[2]);
        let text = if row[0] == "references" { "[@wood-2014]" } else { "Text." };
        assert_eq!(found_in(&format!("---\n{line}\n---\n{text}")), "", "{line}");
    }
}

#[test]
fn every_word_of_the_reader_is_explained() {
    let text = read("docs/languages.md");
    let tables = ["The words of an article", "The words of the cards"].map(|heading| table(&text, heading));
    let explained: Vec<_> = tables.iter().flatten().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let english = read("www/words/en.json");
    let pairs = english.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(": "));
    // Of a list the document shows the first.
    let words = |word: &str| {
        let first = word.strip_prefix('[').and_then(|list| list.split_once(','));
        first.map_or(word.to_owned(), |(first, _)| first.to_owned() + "` …")
    };
    let pairs = pairs.map(|(key, word)| (key.trim_matches('"').to_owned(), words(word).replace('"', "")));
    let pairs: Vec<_> = pairs.collect();
    assert_eq!(explained, pairs.iter().map(|(key, word)| (key.as_str(), word.as_str())).collect::<Vec<_>>());
}

#[test]
fn every_language_is_listed() {
    let rows = table(&read("docs/languages.md"), "How a language is chosen");
    let listed: BTreeSet<_> = rows.iter().map(|row| format!("{}.json", row[1])).collect();
    assert_eq!(listed, files(&root().join("www/words"), "", ".json"));
}

#[test]
fn every_choice_of_terms_is_explained() {
    let rows = table(&read("docs/authoring.md"), "Which mentions are linked");
    let choices: Vec<_> = first_cells(&rows).into_iter().map(|word| word.parse::<Terms>()).collect();
    assert_eq!(choices, [Ok(Terms::First), Ok(Terms::Section), Ok(Terms::All), Ok(Terms::None)]);
}

#[test]
fn every_honoured_tag_is_listed() {
    let text = read("docs/authoring.md");
    let lines = section(&text, "HTML in the text");
    let listed: BTreeSet<_> = code_spans(&lines).into_iter().filter_map(|span| span.strip_prefix('<')).collect();
    let is_honoured = |name: &&str| {
        let end = if ["br", "hr", "img"].contains(name) { String::new() } else { format!("</{name}>") };
        let whole = match *name {
            "li" => "ul",
            "dd" | "dt" => "dl",
            "caption" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => "table",
            "summary" => "details",
            "figcaption" => "figure",
            _ => "span",
        };
        found_in(&format!("<{whole}><{name}>y{end}</{whole}>")).is_empty()
            || found_in(&format!("<{name}>y{end}")).is_empty()
    };
    let names = Element::ALL.iter().map(|element| element.name());
    let honoured: Vec<_> = names.filter(is_honoured).map(|name| format!("{name}>")).collect();
    assert_eq!(listed, honoured.iter().map(String::as_str).collect());
}

#[test]
fn the_files_to_upload_are_those_of_dist() {
    // The list that is weighed; a file missing from dist/ could not be.
    let script = read("scripts/size.mjs");
    let (_, list) = script.split_once("const files = [").expect("a list of files");
    let (list, _) = list.split_once(']').expect("its end");
    let names = list.split(',').map(|name| name.trim().trim_matches('"'));
    let gathered: BTreeSet<_> = names.filter(|name| !name.is_empty()).collect();
    let guide = read("docs/embedding.md");
    let (guide, _) = guide.split_once("\n## npm and bundlers\n").expect("the section after the usual way");
    let (_, list) = guide.split_once("```text\n").expect("a list of files");
    let (list, _) = list.split_once("```").expect("its end");
    assert_eq!(list.lines().collect::<BTreeSet<_>>(), gathered);
    let is_path = |c: char| c.is_ascii_alphanumeric() || "./_-".contains(c);
    let snippets = [guide, &read("README.md"), &read("docs/terminal.md")].concat();
    let named: Vec<_> = snippets.split("/apostil/").skip(1).map(|rest| rest.split(|c| !is_path(c)).next()).collect();
    let named: Vec<_> = named.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    assert!(named.len() > 3, "the snippets name {named:?}");
    for name in named {
        assert!(gathered.contains(name), "a snippet names {name}, which dist/ does not have");
    }
}

#[test]
fn every_attribute_of_the_element_is_explained() {
    let element = read("www/apostil.js");
    let list = |before: &str| -> Vec<String> {
        let (_, list) = element.split_once(before).expect("a list of attributes");
        let (list, _) = list.split_once(']').expect("its end");
        let names = list.split(',').map(|name| name.trim().trim_matches('"').to_owned());
        names.filter(|name| !name.is_empty()).collect()
    };
    let observed = [list("CONTENT = ["), list("[...CONTENT, ")].concat();
    assert_eq!(first_cells(&table(&read("docs/embedding.md"), "Attributes")), observed);
}

#[test]
fn every_code_of_an_error_is_explained() {
    let faults = [read("www/faults.js"), read("src/web/loading/fault.rs")].concat();
    // A row of a table begins with its code.
    let rows = ["= [", "=\n    [", "return ["].into_iter().flat_map(|before| faults.split(before).skip(1));
    let codes: BTreeSet<_> = rows.filter_map(|row| row.trim_start().strip_prefix('"')?.split('"').next()).collect();
    assert!(codes.contains("module"), "{codes:?}");

    let types = read("www/apostil.d.ts");
    let (_, union) = types.split_once("type ErrorCode =").expect("the type of the codes");
    let (union, _) = union.split_once(';').expect("its end");
    let typed: Vec<_> = union.split('"').skip(1).step_by(2).collect();
    assert_eq!(typed.iter().copied().collect::<BTreeSet<_>>(), codes);
    assert_eq!(first_cells(&table(&read("docs/api.md"), "Codes of errors")), typed);
}

#[test]
fn every_message_has_its_cure() {
    let faults = ["www/faults.js", "www/causes.js", "src/web/loading/fault.rs"].map(read).concat();
    // A row of these tables is a code, what happened and what to do.
    let words: Vec<_> = faults.split('"').collect();
    let rows =
        words.windows(3).filter(|row| row[1].trim() == "," && !row[0].contains([' ', '{']) && row[2].contains(' '));
    let blank = |message: &str| -> String {
        let parts = message.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        parts.collect::<Vec<_>>().join("…")
    };
    let messages: BTreeSet<_> = rows.map(|row| blank(row[2])).collect();
    assert!(messages.len() > 20, "{messages:?}");
    let rows = table(&read("docs/embedding.md"), "When something goes wrong");
    let told = first_cells(&rows).into_iter().filter(|cell| !cell.starts_with("nothing"));
    assert_eq!(told.collect::<BTreeSet<_>>(), messages.iter().map(String::as_str).collect());
}

#[test]
fn every_member_and_event_of_the_element_is_explained() {
    let types = read("www/apostil.d.ts");
    let body = |head: &str| types.split_once(head).and_then(|(_, rest)| rest.split_once("\n}")).expect(head).0;
    let name = |text: &str| text.split(['(', ':']).next().unwrap_or_default().trim_matches('"').to_owned();
    let names = |head: &str| -> Vec<_> {
        let lines = body(head).lines().map(str::trim).filter(|line| line.ends_with(';'));
        lines.map(|line| name(line.trim_start_matches("readonly "))).collect()
    };
    let members = names("interface ApostilReader extends HTMLElement {");
    let api = read("docs/api.md");
    let rows = table(&api, "The element");
    assert_eq!(first_cells(&rows).into_iter().map(name).collect::<Vec<_>>(), members);
    let (_, example) = api.split_once("```js\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let (lines, events) = (section(&api, "The element"), names("interface ApostilReaderEventMap {"));
    for used in example.split("reader.").skip(1).map(name).filter(|used| used != "addEventListener") {
        assert!(members.iter().any(|member| used.starts_with(member)), "{used}");
    }
    let spans = code_spans(&lines);
    for event in events {
        assert!(spans.contains(&event.as_str()), "{event}");
    }
}

#[test]
fn the_example_in_rust_is_that_of_the_crate() {
    let api = read("docs/api.md");
    let (_, example) = api.split_once("```rust\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let tested: String = example.lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect();
    assert!(read("src/lib.rs").contains(&format!("//! ```\n{tested}//! ```")), "{tested}");
}

#[test]
fn the_sizes_are_the_budgets() {
    let script = read("scripts/size.mjs");
    for row in table(&read("README.md"), "Sizes and browsers") {
        let limit = row[1].replace(" KB", " * KB");
        let budget = script.lines().find(|line| line.contains(&format!("name: \"{}\"", row[0])));
        assert!(budget.is_some_and(|line| line.contains(&format!("limit: {limit} "))), "{row:?}: {budget:?}");
    }
}

#[test]
fn every_token_is_explained() {
    let tokens = read("www/styles/tokens.css");
    let (root, _) = tokens.split_once("\n}").expect("the tokens' rule");
    let names: Vec<_> = root.lines().filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name).collect();
    let names: Vec<_> = names.into_iter().filter(|name| name.starts_with("--")).collect();
    assert_eq!(first_cells(&table(&read("docs/theming.md"), "The properties")), names);
}

#[test]
fn the_map_of_the_house_is_true() {
    let rows = table(&read("docs/architecture.md"), "Repository layout");
    let mapped = first_cells(&rows);
    for folder in &mapped {
        assert!(root().join(folder).is_dir(), "{folder} is on the map, but not there");
    }
    for folder in
        fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let name = format!("src/{}/", folder.file_name().unwrap().to_string_lossy());
        assert!(mapped.contains(&name.as_str()), "{name} is not on the map");
    }
}

/// The files below a folder with this ending, by their relative paths.
fn files(folder: &Path, inner: &str, ending: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{inner}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            names.extend(files(&entry.path(), &format!("{name}/"), ending));
        } else if name.ends_with(ending) {
            names.insert(name);
        }
    }
    names
}

#[test]
fn every_part_and_every_room_is_explained() {
    let text = read("docs/architecture.md");
    let heads = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let names = entries.map(|name| name.to_string_lossy().into_owned());
        names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect::<BTreeSet<_>>()
    };
    let cells = |section: &str| table(&text, section).into_iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>();
    let parts = ["article", "author", "reader", "web", "cli"].map(|part| format!("src/{part}/"));
    assert_eq!(cells("The parts"), BTreeSet::from(parts));
    assert_eq!(cells("The modules of the article core"), heads("src/article"));
}

#[test]
fn every_source_file_opens_with_what_it_does() {
    for name in files(&root().join("src"), "", ".rs") {
        let text = read(format!("src/{name}"));
        assert!(text.starts_with("//! "), "src/{name}");
    }
}

#[test]
fn a_page_reads_as_much_of_a_file_as_the_core_does() {
    assert!(read("www/files.js").contains("const LIMIT = 8 * 2 ** 20;"));
    assert_eq!(article::FILE_BYTES, 8 << 20);
}

#[test]
fn versions_agree() {
    let readme = read("README.md");
    assert!(readme.contains(concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), " or newer")));
    let package = read("package.json");
    let (_, node) = package.split_once("\"node\": \">=").expect("a version of Node.js");
    let node: String = node.chars().take_while(char::is_ascii_digit).collect();
    assert!(readme.contains(&format!("[Node.js](https://nodejs.org) {node} or newer")));

    let version = |word: &str| -> Option<String> {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let is_version = word.split('.').count() == 3 && word.split('.').all(|part| part.parse::<u32>().is_ok());
        is_version.then(|| word.to_owned())
    };
    for named in readme.split_whitespace().filter_map(version) {
        assert_eq!(named, env!("CARGO_PKG_VERSION"), "README");
    }
    let changes = read("CHANGELOG.md");
    let mut headings = changes.lines().filter_map(|line| line.strip_prefix("## "));
    assert_eq!(headings.next(), Some("Unreleased"), "CHANGELOG");
    let newest = headings.next().map(|heading| heading.split_whitespace().find_map(version));
    if let Some(newest) = newest {
        assert_eq!(newest.as_deref(), Some(env!("CARGO_PKG_VERSION")), "CHANGELOG");
    }
}

/// The ids of a document's headings, as Markdown hosts make them.
fn anchors(text: &str) -> Vec<String> {
    let headings = prose(text).into_iter().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| -> String {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_somewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        for target in prose(&text).iter().flat_map(|line| line.split("](").skip(1)) {
            let (target, _) = target.split_once(')').unwrap_or_else(|| panic!("{document}: {target} has no end"));
            if target.starts_with("https://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = match file {
                "" => PathBuf::from(document),
                file => Path::new(document).with_file_name(file),
            };
            assert!(root().join(&path).is_file(), "{document}: there is no {file}");
            assert!(anchor.is_empty() || anchors(&read(path)).contains(&anchor.to_owned()), "{document}: {target}");
        }
    }
}

#[test]
fn what_the_documents_name_exists() {
    let makefile = read("Makefile");
    let systems = fs::read_dir(root().join("integrations")).unwrap().map(|entry| entry.unwrap().path());
    // A blog's own files are named from its folder.
    let blogs: Vec<_> = systems.map(|system| system.join("site")).collect();
    for document in DOCUMENTS {
        let text = read(document);
        for span in code_spans(&prose(&text)) {
            let folders = ["src/", "tests/", "scripts/", "www/", "docs/", "integrations/", ".ci/"];
            if folders.iter().any(|folder| span.starts_with(folder)) && !span.contains('*') {
                let is_in_a_blog = document == "docs/embedding.md" && blogs.iter().any(|blog| blog.join(span).exists());
                assert!(root().join(span).exists() || is_in_a_blog, "{document}: there is no {span}");
            }
            if let Some(target) = span.strip_prefix("make ") {
                let target = target.split(' ').next().unwrap_or_default();
                assert!(makefile.contains(&format!("\n{target}: ")), "{document}: there is no `make {target}`");
            }
        }
    }
}
