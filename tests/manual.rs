//! The documents against the program: in `docs/terminal.md` every subcommand and option is explained, every exit status listed,
//! and each command runs as it is written; so does the tutorial of `docs/authoring.md`.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

mod shell;

use shell::Folder;
use std::collections::BTreeSet;

const MANUAL: &str = include_str!("../docs/terminal.md");
const README: &str = include_str!("../README.md");
const AUTHORING: &str = include_str!("../docs/authoring.md");

/// A section of the manual, by its heading.
fn section(heading: &str) -> &'static str {
    let found = MANUAL.split("\n## ").find(|section| section.lines().next() == Some(heading));
    found.unwrap_or_else(|| panic!("there is no section `{heading}`"))
}

fn help(args: &[&str]) -> String {
    let done = Folder::new().run(args);
    assert_eq!(done.status, Some(0), "{}", done.err);
    done.out
}

/// The subcommands: the first words of the indented lines below "Commands:".
fn verbs() -> Vec<String> {
    let all = help(&["--help"]);
    let (_, list) = all.split_once("\nCommands:\n").expect("a list of subcommands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The long options that a help lists.
fn options(help: &str) -> BTreeSet<String> {
    let (_, list) = help.split_once("\nOptions:\n").expect("a list of options");
    let lines = list.lines().map(str::trim).filter(|line| line.starts_with('-'));
    let words = lines.filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--")));
    words.map(str::to_owned).collect()
}

#[test]
fn every_subcommand_and_every_option_is_explained() {
    let of_several = section("Options of several subcommands");
    let verbs = verbs();
    assert!(verbs.len() > 6, "{verbs:?}");
    for verb in verbs.iter().filter(|verb| *verb != "help") {
        let own = match verb.as_str() {
            "completions" | "man" => section("completions and man"),
            verb => section(verb),
        };
        assert!(own.contains(&format!("apostil {verb}")), "{verb}");
        for option in options(&help(&[verb, "--help"])) {
            let is_named = |text: &str| [" ", "`"].iter().any(|end| text.contains(&format!("`{option}{end}")));
            assert!(is_named(own) || is_named(of_several), "{verb} {option}");
        }
    }
}

#[test]
fn every_exit_status_is_that_of_the_help() {
    let all = help(&["--help"]);
    let (_, list) = all.split_once("\nExit status:\n").expect("a list of statuses");
    let listed: Vec<_> = list.lines().filter_map(|line| line.trim().split_once("  ")).collect();
    assert_eq!(listed.len(), 3, "{list}");
    for (status, meaning) in listed {
        let row = format!("| `{status}` | {meaning} |");
        assert!(section("Exit statuses").contains(&row), "{row}");
    }
}

/// Runs the commands of a document in a folder with what they name; returns the folder and how many there were.
fn run_all(text: &str) -> (Folder, usize) {
    let folder = Folder::new()
        .with("article.md", "---\nsources: sources.json\n---\nIt fell: “all at once” [@rome].[^a]\n\n[^a]: In 476.\n")
        .with("sources.json", r#"[{"id": "rome", "title": "Rome"}]"#)
        .with("texts/rome.txt", "It fell all at once.")
        .with("one.md", "To [two](two.md).\n")
        .with("two.md", "To [one](one.md).\n")
        .with("refs.bib", "@book{rome, title = {Rome}}\n");
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    // A preview serves until it is stopped: `tests/preview/` has it.
    let is_command = |line: &&str| line.starts_with("apostil ") && !line.starts_with("apostil preview ");
    let lines: Vec<_> = blocks.flat_map(str::lines).filter(is_command).collect();
    for line in &lines {
        let done = folder.run(&line.split_whitespace().skip(1).collect::<Vec<_>>());
        assert_eq!(done.status, Some(0), "{line}: {}{}", done.out, done.err);
    }
    (folder, lines.len())
}

#[test]
fn every_command_runs_as_it_is_written() {
    let (folder, count) = run_all(MANUAL);
    assert!(count > 12, "only {count} commands");
    let read = |name: &str| folder.text(name);
    assert!(read("my-article/index.html").contains("<article"));
    assert!(read("article.html").contains(r#"<script type="module" src="/apostil/apostil.js">"#));
    assert!(read("site/one.html").contains(r#"href="two.html""#));
    assert!(read("cited.json").contains("Rome") && read("refs.json").contains("Rome"));
    assert_eq!(run_all(README).1, 2);
}

#[test]
fn the_tutorial_leads_to_an_article() {
    let (_, tutorial) = AUTHORING.split_once("\n## Your first article").expect("the tutorial");
    let (tutorial, _) = tutorial.split_once("\n## Cheat sheet").expect("an end of it");
    let mut folder = Folder::new();
    let (mut commands, mut verdicts) = (0, Vec::new());
    for block in tutorial.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').expect("a block");
        if kind == "markdown" {
            folder = folder.with("summer/article.md", text);
            let page = folder.run(&["render", "summer/article.md"]);
            assert_eq!((page.status, page.err.as_str()), (Some(0), ""), "{text}");
            assert!(page.out.contains("href=\"#term-aerosol\">aerosols</a>"), "{text}");
            verdicts.push(page.out.matches("<li class=\"apostil-note\"").count());
        }
        for line in text.lines().filter(|line| kind == "sh" && !line.starts_with("apostil preview ")) {
            let done = folder.run(&line.split_whitespace().skip(1).collect::<Vec<_>>());
            assert_eq!(done.status, Some(0), "{line}: {}{}", done.out, done.err);
            commands += 1;
        }
    }
    assert_eq!((commands, verdicts), (3, vec![0, 1, 2]));
    let page = folder.text("summer/index.html");
    assert!(page.contains("2 claims checked") && page.contains("1 imprecise"), "{page}");
}
