//! What the program prints for people and logs: whatever names, arguments and files contain, nothing in the output
//! controls a terminal, changes the direction of text, begins a line, or is hidden.
#![cfg(all(unix, not(target_arch = "wasm32"), feature = "cli"))]

mod required;
#[expect(dead_code, reason = "what is written is a page")]
mod shell;

use serde_json::Value;
use shell::{Done, Folder};
use std::process::Command;

/// Characters that no name may show unchanged: control characters, directions, line ends, invisible ones.
const HIDDEN: &str =
    "\u{1B}[31m\u{9B}2J\u{7}\u{202E}\u{2066}\u{200E}\u{61C}\u{200B}\u{AD}\u{FEFF}\u{E0041}\n::error::x";

fn is_hidden(c: char) -> bool {
    let is_direction =
        matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}');
    is_direction || c.is_control() && c != '\n' || matches!(c, '\u{200B}' | '\u{AD}' | '\u{FEFF}' | '\u{E0041}')
}

fn assert_visible(text: &str, call: &[&str]) {
    assert!(!text.contains(is_hidden), "{call:?}: {text:?}");
    assert!(text.lines().all(|line| !line.starts_with("::")), "{call:?}: {text:?}");
}

#[test]
fn nothing_that_is_printed_is_hidden() {
    let name = format!("n{HIDDEN}");
    let (article, missing) = (format!("{name}.md"), format!("{name}-none.md"));
    let front = format!(
        "---\nglossary: \"{}.json\"\nsources: https://a.example/{}\n---\n",
        HIDDEN.replace('\n', ""),
        "x\u{202E}"
    );
    let text = format!("{front}a [[{HIDDEN}]] [^x\u{202E}] b <{HIDDEN}> [x](javascript:{HIDDEN})\n");
    let folder = Folder::new()
        .with(&article, text)
        .with("plain.md", "Text.")
        .with("quoted.md", "---\nsources: titled.json\n---\n“It began in the spring.”[^a]\n\n[^a]: [@k].\n")
        .with("titled.json", "[{\"id\": \"k\", \"title\": \"T\"}]")
        .with(&format!("{name}/x"), "")
        .with("sources.json", format!("[{{\"id\": \"{}\"}}]", HIDDEN.replace(char::is_control, "")));
    let calls: &[&[&str]] = &[
        &["check", &article],
        &["check", &article, "--sources", "sources.json"],
        &["check", "quoted.md", "--quotes", &name],
        &["check", &article, "--quotes", &missing],
        &["check", &article, "--root", &missing],
        &["check", &missing, &name],
        &["check", &article, "--format", "json", "--sources", "sources.json"],
        &["check", &article, "--format", &name],
        &["check", &article, "--glossary", &missing],
        &["render", &article, "-o", "out.html"],
        &["render", &article, "-o", &article],
        &["render", &article, "-o", &format!("{name}/none/x")],
        &["render", &article, &missing, "-o", "out/"],
        &["render", &article, &format!("./{article}"), "-o", "out/"],
        &["render", &article, &name, "plain.md"],
        &["render", "plain.md", &name, "--stylesheet"],
        &["sources", &article, "-o", "out.json"],
        &["sources", &article, &name],
        &["preview", &missing],
        &["preview", &name],
        &["preview", "plain.md", "--port", &name],
        &["preview", "plain.md", "--page", &article, "--glossary", &name],
        &["new", &name],
        &["new", &format!("{name}/y/z")],
        &["new", &format!("new-{name}")],
        &["man", "-o", &article],
        &["completions", &name],
        &[&name],
        &[&format!("--{name}")],
        &["check", &format!("--{name}")],
        &["help", &name],
    ];
    for call in calls {
        let Done { out, err, .. } = folder.run(call);
        assert_visible(&out, call);
        assert_visible(&err, call);
        assert!(!out.is_empty() || !err.is_empty(), "{call:?} says nothing");
    }
}

#[test]
fn names_in_json_are_what_they_are() {
    let article = format!("n{HIDDEN}.md");
    let folder = Folder::new().with(&article, "a [[b\u{202E}\u{E0041}c]]");
    let done = folder.run(&["check", &article, "--format", "json"]);
    assert_visible(&done.out, &["json"]);
    let diagnostic = done.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let diagnostic = diagnostic.into_iter().find(|it| it["code"] == "term-undefined").unwrap();
    assert_eq!(diagnostic["file"], article);
    assert_eq!(diagnostic["message"], "The term `b\u{202E}\u{E0041}c` is not in the glossary.");
}

#[test]
fn columns_stay_right_where_signs_stand_for_what_is_hidden() {
    let folder = Folder::new().with("a.md", "a\u{202E}b\u{9B}c\u{200B}\u{2066} [[x\u{202E}y]] d\u{202C}");
    let done = folder.run(&["check", "a.md"]);
    let drawn = "error[term-undefined]: The term `x\u{FFFD}y` is not in the glossary.
  ┌─ a.md:1:9
  │
1 │ a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD} [[x\u{FFFD}y]] d\u{FFFD}
  │         ^^^^^^^
";
    assert!(done.out.contains(drawn), "{}", done.out);
}

#[test]
fn what_a_preview_says_is_visible() {
    use std::io::{BufRead, BufReader};
    let article = format!("n{}.md", HIDDEN.replace('\n', ""));
    let folder = Folder::new().with(&article, "a");
    let mut child = folder.apostil(&["preview", &article, "--port", "0"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("Serving n\u{FFFD}[31m\u{FFFD}2J"), "{line:?}");
    assert_visible(&line, &["preview"]);
}

/// Output to a file or another program is unchanged; what a terminal shows is made visible.
#[test]
fn a_page_on_a_terminal_gives_it_no_orders() {
    let version = Command::new("script").arg("--version").output();
    let is_here = version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux"));
    if !required::is_met("script", is_here, "a page on a terminal gives it no orders", "it is a part of util-linux") {
        return;
    }
    let folder = Folder::new()
        .with("a.md", "---\nsources: s.json\n---\na\u{9B}2J\u{202E}b\u{202C} [@x]")
        .with("s.json", "[{\"id\": \"x\", \"title\": \"t\u{9B}2J\u{202E}\"}]");
    for call in [&["render", "a.md"][..], &["sources", "a.md"], &["sources", "a.md", "--format", "ris"]] {
        assert!(folder.run(call).out.contains("\u{9B}2J\u{202E}"), "{call:?}");
        let line = format!("\"$APOSTIL\" {} 2>/dev/null", call.join(" "));
        let mut command = Command::new("script");
        command.args(["-qec", &line, "/dev/null"]).env("APOSTIL", env!("CARGO_BIN_EXE_apostil"));
        command.current_dir(folder.path("")).stdin(std::process::Stdio::null());
        let shown = String::from_utf8(command.output().unwrap().stdout).unwrap();
        // The terminal itself ends lines with a carriage return and a line feed.
        assert_visible(&shown.replace("\r\n", "\n"), call);
        assert!(shown.contains("\u{FFFD}2J\u{FFFD}"), "{call:?}: {shown:?}");
    }
}
