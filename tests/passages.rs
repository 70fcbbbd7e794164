//! Notes files beyond their examples in `tests/spec/passages.md`: how the work grows, how the terminal handles a notes
//! file, and that the sample's quotes passages in the required form.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "nothing is written here")]
mod shell;

use apostil::article::{Code, Input, Options, parse};
use shell::Folder;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// An article of so many paragraphs, each with words of its own, and notes on some of them.
fn annotated(paragraphs: usize, notes: usize) -> (String, String) {
    let mut article = String::new();
    for i in 0..paragraphs {
        let _ =
            writeln!(article, "Paragraph {i} says what “paragraph number {i}” says — and *so* on, word for word.\n");
    }
    let mut file = String::new();
    for i in 0..notes {
        let at = i * paragraphs / notes;
        let _ = writeln!(file, "> \"Paragraph number {at}\" says - and so on\n\n{{supported}} It does.\n");
    }
    (article, file)
}

fn time(article: &str, notes: &str) -> Duration {
    let begin = Instant::now();
    let article = parse(&Input::new(article.as_bytes()).with_notes(Some(notes.as_bytes())), &Options::default());
    assert!(article.to_html().is_ok());
    begin.elapsed()
}

fn quickest(article: &str, notes: &str) -> Duration {
    (0..3).map(|_| time(article, notes)).min().unwrap_or_default()
}

#[test]
fn two_thousand_notes_on_a_megabyte_take_as_long_per_byte_as_two_hundred_on_a_tenth() {
    let (small, few) = annotated(1_250, 200);
    let (large, many) = annotated(12_500, 2_000);
    assert!(large.len() > 1_000_000 && small.len() > 100_000, "{} {}", large.len(), small.len());
    let parsed = parse(&Input::new(large.as_bytes()).with_notes(Some(many.as_bytes())), &Options::default());
    assert_eq!(parsed.to_html().unwrap().matches("class=\"apostil-note\"").count(), 2_000);
    assert_eq!(parsed.diagnostics(), []);
    let per_byte = |time: Duration, article: &str| time.as_secs_f64() / article.len() as f64;
    // Another program may use the processor meanwhile, so the best of several runs counts.
    let ratio = || per_byte(quickest(&large, &many), &large) / per_byte(quickest(&small, &few), &small);
    assert!((0..8).any(|_| ratio() <= 2.0), "more than twice as long for a byte");
}

const ARTICLE: &str = "Rome fell in 476. Nobody wept.\n";

fn folder() -> Folder {
    Folder::new()
        .with("article.md", ARTICLE)
        .with("notes/rome.md", "---\ntitle: Rome\nsources: rome.json\n---\n\n> fell in 476\n\n{imprecise} See [@a].\n")
        .with("notes/rome.json", "[{\"id\": \"a\", \"title\": \"Annals\"}]")
}

#[test]
fn the_call_or_the_front_matter_names_a_notes_file_whose_front_matter_counts_too() {
    let folder = folder().with("own.md", format!("---\nnotes: notes/rome.md\ntitle: Mine\n---\n{ARTICLE}"));
    for (call, title) in [
        (&["render", "article.md", "--notes", "notes/rome.md", "--fragment"][..], "<h1>Rome</h1>"),
        (&["render", "own.md", "--fragment"], "<h1>Mine</h1>"),
    ] {
        let done = folder.run(call);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
        for part in [title, "<span class=\"apostil-passage\">", "fell in 476</span></span>", "<cite>Annals</cite>"] {
            assert!(done.out.contains(part), "{part}: {}", done.out);
        }
    }
}

#[test]
fn a_missing_passage_is_shown_in_its_file_with_the_nearest_words() {
    let folder = folder().with("n.md", "> Rome had fallen in 476\n\nNote.\n");
    let done = folder.run(&["check", "article.md", "--notes", "n.md"]);
    let drawn = "error[passage-not-found]: The passage `Rome had fallen in 476` is not in the article, so its note is not shown.\n  \
                 ┌─ n.md:1:3\n  │\n1 │ > Rome had fallen in 476\n  │   ^^^^^^^^^^^^^^^^^^^^^^\n  │\n  \
                 = help: Did you mean `Rome fell in 476`? Quote its words exactly, all from one paragraph.\n\n\
                 1 error in 1 article\n";
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(1), drawn, ""));
}

#[test]
fn a_page_is_told_where_its_sources_are_only_by_its_front_matter() {
    let folder = folder()
        .with("own.md", "---\nsources: notes/rome.json\n---\nRome [@a].")
        .with("other.json", "[{\"id\": \"a\"}]");
    for (call, address) in [
        (&["render", "own.md", "--fragment"][..], Some("notes/rome.json")),
        (&["render", "own.md", "--fragment", "--sources", "other.json"], None),
        (&["render", "article.md", "--notes", "notes/rome.md", "--fragment"], None),
    ] {
        let done = folder.run(call);
        assert!(done.out.contains("class=\"apostil-sources\""), "{}", done.out);
        assert_eq!(done.out.contains("data-src"), address.is_some(), "{call:?}");
        assert!(done.out.contains(&address.map_or(String::new(), |address| format!("data-src=\"{address}\""))));
    }
}

#[test]
fn the_nearest_words_are_those_of_one_block_as_they_are_read() {
    let article = "The king of [France](https://long.example/page) was *bald* then ![pic](a.png \"Ti\") indeed.\n\n\
                   # The fall of Rome here\n\nRome fell lately.\n";
    for (passage, nearest) in [
        ("king of Spain was bold then indeed sir", "king of France was bald then indeed"),
        ("fall of Rome here Rome fell", "fall of Rome here"),
        ("hello there\n> was bald then", "was bald then"),
    ] {
        let folder = Folder::new().with("article.md", article).with("n.md", format!("> {passage}\n\nNote.\n"));
        let done = folder.run(&["check", "article.md", "--notes", "n.md"]);
        assert!(done.out.contains(&format!("Did you mean `{nearest}`?")), "{}", done.out);
        let told = passage.replace("\n> ", " ");
        assert!(done.out.contains(&format!("The passage `{told}` is not in the article")), "{}", done.out);
    }
}

#[test]
fn a_notes_file_that_is_not_there_costs_itself_alone_or_is_a_fault_of_the_call() {
    let folder = folder().with("own.md", format!("---\nnotes: none.md\n---\n{ARTICLE}"));
    let done = folder.run(&["render", "own.md", "--fragment"]);
    assert!(done.status == Some(1) && done.err.contains("own.md:2:1: error[file-unreadable]"), "{}", done.err);
    assert!(done.out.contains("<p>Rome fell in 476. Nobody wept.</p>"), "{}", done.out);
    let done = folder.run(&["render", "article.md", "--notes", "none.md"]);
    let sentence = "apostil: there is no file none.md. Check the name, or the current folder.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(2), sentence));
}

#[test]
fn the_notes_on_the_original_of_the_sample_are_whole() {
    let notes = include_str!("../www/seed-notes.md");
    // In the original each passage is unique; here they are side by side instead.
    let passages: Vec<_> = notes.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    assert!(passages.len() >= 24, "{}", passages.len());
    let article = passages.join("\n\n");
    let input = Input::new(article.as_bytes())
        .with_glossary(Some(include_bytes!("../www/glossary.md")))
        .with_sources(Some(include_bytes!("../www/sources.json")))
        .with_notes(Some(notes.as_bytes()));
    let parsed = parse(&input, &Options::default());
    let wrong: Vec<_> = parsed
        .diagnostics()
        .iter()
        .filter(|found| found.severity > apostil::article::Severity::Info)
        // In the original each passage is unique; side by side a short one may be in a longer one, too.
        .filter(|found| found.code != Code::PassageAmbiguous)
        .map(|found| (found.line, found.message.as_str()))
        .collect();
    assert_eq!(wrong, []);
    let original: Vec<Vec<u32>> = include_str!("original.txt").lines().map(hashes).collect();
    for passage in passages {
        assert!(passage.split_whitespace().count() <= 12, "no more than finds it: {passage}");
        let asked = rows_of_three(passage);
        let places = original.iter().flat_map(|row| row.windows(asked.len().max(1))).filter(|row| **row == asked);
        assert!(asked.is_empty() || places.count() == 1, "it stands in the original, once: {passage}");
    }
}

fn hashes(line: &str) -> Vec<u32> {
    line.split(' ').map(|hash| u32::from_str_radix(hash, 16).unwrap()).collect()
}

/// For every three words that follow one another a number (Fowler, Noll and Vo's hash, 1a, of 32 bits): of the
/// original, which is not ours to distribute, `tests/original.txt` has only these.
fn rows_of_three(text: &str) -> Vec<u32> {
    let text = text.to_lowercase();
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let hash =
        |text: String| text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    words.windows(3).map(|three| hash(three.join(" "))).collect()
}
