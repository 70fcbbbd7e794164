//! Deeply nested containers, followed by lines that leave them open: a parser that looks at each open container for
//! each line takes time that grows with the square of its input.

use super::{Files, Make};

/// What opens one container more.
const CONTAINERS: &[&str] = &[">", "> ", "- ", "1. ", "> - ", "> [^a]: "];

/// What follows, line by line.
const LINES: &[&str] = &[
    "", "b", "    b", "\tb", "b\\", "|b|\n|-|", "[", "[b]: c", "[^a]", "[^a]: b", "`", "```", "<a", "<div>", "<!--",
    "# b", "b\n===", "* * *", "> b", "-", "- b", "1. b", ": b",
];

/// Each container with each line; then depth that is reached line by line.
pub fn inputs() -> impl Iterator<Item = (String, Make)> {
    let pairs = CONTAINERS.iter().flat_map(|container| LINES.iter().map(move |line| (*container, *line)));
    let pairs = pairs.map(|(container, line)| {
        let make = move |n: usize| container.repeat(n) + "a\n" + &format!("{line}\n").repeat(n);
        named(format!("{container:?} again and again, then {line:?} line by line"), make)
    });
    let stairs = STAIRS.iter().flat_map(|stair| LINES.iter().map(move |line| (*stair, *line)));
    let stairs = stairs.map(|((indent, marker), line)| {
        let make = move |n: usize| stairs_of(indent, marker, n.isqrt()) + &format!("{line}\n").repeat(n);
        named(format!("{marker:?} a level deeper by {indent:?} in each line, then {line:?} line by line"), make)
    });
    pairs.chain(stairs)
}

/// By how much each line is indented more than the last, and what it begins with.
const STAIRS: &[(&str, &str)] = &[("  ", "- a"), ("\t", "1. a"), ("> ", "a"), ("  ", "a\n: a")];

fn stairs_of(indent: &str, marker: &str, steps: usize) -> String {
    let mut text = String::new();
    for step in 0..steps {
        for line in marker.lines() {
            text += &(indent.repeat(step) + line + "\n");
        }
    }
    text
}

fn named(name: String, make: impl Fn(usize) -> String + Send + Sync + 'static) -> (String, Make) {
    (name, Box::new(move |n| Files { article: make(n), ..Files::default() }))
}
