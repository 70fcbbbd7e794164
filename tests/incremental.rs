//! `apostil render --incremental`: what is written again, and what is not.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

mod shell;

use shell::{Done, Folder};
use std::fs;
use std::time::{Duration, SystemTime};

const COUNT: usize = 200;
const STATE: &str = "site/.apostil-state.json";

/// Articles with a glossary for all, of which the first has a warning and a picture.
fn many() -> Folder {
    let folder = Folder::new().with("in/glossary.md", "magma\n: Molten rock.\n").with("in/sky.png", "sky");
    (0..COUNT).fold(folder, |folder, i| {
        let more = if i == 0 { "![Sky](sky.png)\n\n[^none]: Unused.\n" } else { "" };
        folder.with(&format!("in/a{i}.md"), format!("---\nglossary: glossary.md\n---\nMagma {i} flows.\n\n{more}"))
    })
}

/// Renders all; pages get an old date before, by which those that are written are known.
fn run(folder: &Folder, options: &[&str]) -> (Done, Vec<String>) {
    let articles: Vec<_> = (0..COUNT).map(|i| format!("in/a{i}.md")).collect();
    let articles: Vec<_> = articles.iter().map(String::as_str).collect();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    let pages = || (0..COUNT).map(|i| format!("site/a{i}.html"));
    for page in pages() {
        if let Ok(file) = fs::File::options().write(true).open(folder.path(&page)) {
            file.set_modified(old).unwrap();
        }
    }
    let done = folder.run(&[&["render", "--incremental", "-o", "site"], options, &articles].concat());
    let is_new = |page: &String| fs::metadata(folder.path(page)).unwrap().modified().unwrap() != old;
    (done, pages().filter(is_new).collect())
}

/// What the last line says, and whether the warning was told.
fn told(done: &Done) -> (&str, bool) {
    let (_, last) = done.err.trim_end().rsplit_once('\n').expect("a report and a summary");
    (last, done.err.contains("in/a0.md:8:1: warning[note-unused]"))
}

#[test]
fn only_what_has_changed_is_written_again() {
    let folder = many();
    let (first, _) = run(&folder, &[]);
    assert_eq!((first.status, told(&first)), (Some(0), ("200 written, 1 warning, 1 file copied", true)));

    let (again, written) = run(&folder, &[]);
    assert_eq!((told(&again), written.len()), (("0 written, 200 unchanged, 1 warning", true), 0));

    // An article, a page, and a copied file.
    fs::write(folder.path("in/a7.md"), "New.").unwrap();
    fs::remove_file(folder.path("site/a8.html")).unwrap();
    fs::write(folder.path("site/a9.html"), "by hand").unwrap();
    fs::remove_file(folder.path("site/sky.png")).unwrap();
    let (done, written) = run(&folder, &[]);
    assert_eq!(told(&done).0, "3 written, 197 unchanged, 1 warning, 1 file copied");
    assert_eq!(written, ["site/a7.html", "site/a8.html", "site/a9.html"]);
    assert!(folder.text("site/a7.html").contains("New.") && !folder.text("site/a9.html").contains("by hand"));

    // What all are made from.
    fs::write(folder.path("in/glossary.md"), "magma\n: Hot rock.\n").unwrap();
    let (done, written) = run(&folder, &[]);
    assert!(told(&done).0.starts_with("199 written, 1 unchanged") && written.len() == 199, "{}", done.err);
    assert!(folder.text("site/a1.html").contains("Hot rock."));
    assert!(told(&run(&folder, &["--toc"]).0).0.starts_with("200 written, 1 warning"));
    assert!(told(&run(&folder, &["--toc"]).0).0.starts_with("0 written, 200 unchanged"));
}

#[test]
fn a_state_that_is_lost_damaged_or_of_another_program_costs_only_time() {
    let folder = many();
    run(&folder, &[]);
    let state = folder.text(STATE);
    let version = concat!("{\"program\":\"", env!("CARGO_PKG_VERSION"), " ");
    assert!(state.starts_with(version), "{state}");
    for damage in [None, Some(""), Some("[]"), Some(&state[..state.len() / 2]), Some(&state.replacen(' ', "1 ", 1))] {
        match damage {
            None => fs::remove_file(folder.path(STATE)).unwrap(),
            Some(text) => fs::write(folder.path(STATE), text).unwrap(),
        }
        let (done, written) = run(&folder, &[]);
        assert_eq!((told(&done).0, written.len()), ("200 written, 1 warning", COUNT), "{damage:?}");
        assert_eq!(folder.text(STATE), state);
    }
}

#[test]
fn an_error_is_told_every_time() {
    let folder = Folder::new().with("in/a.md", "A[^none]\n").with("in/b.md", "B\n");
    let call = ["render", "in/a.md", "in/b.md", "-o", "site", "--incremental"];
    for summary in ["2 written, 1 error\n", "0 written, 2 unchanged, 1 error\n"] {
        let done = folder.run(&call);
        assert_eq!(done.status, Some(1));
        assert!(
            done.err.starts_with("in/a.md:1:2: error[note-undefined]") && done.err.ends_with(summary),
            "{}",
            done.err
        );
    }
}

#[test]
fn a_page_whose_links_lead_elsewhere_now_is_written_again() {
    let folder = Folder::new().with("in/a.md", "[b](b.md)\n").with("in/b.md", "B\n");
    let run = |articles: &[&str]| folder.run(&[&["render", "--incremental", "-o", "site/"], articles].concat()).err;
    assert_eq!(run(&["in/a.md"]), "1 written, 1 file copied\n");
    assert_eq!(run(&["in/a.md", "in/b.md"]), "2 written\n");
    assert!(folder.text("site/a.html").contains("href=\"b.html\""));
    // The other page is still known.
    assert_eq!(run(&["in/b.md"]), "0 written, 1 unchanged\n");
    assert_eq!(run(&["in/a.md", "in/b.md"]), "0 written, 2 unchanged\n");
}

#[test]
fn one_page_is_kept_track_of_too_and_standard_output_is_not() {
    let folder = Folder::new().with("a.md", "A\n");
    for summary in ["1 written\n", "0 written, 1 unchanged\n"] {
        assert_eq!(folder.run(&["render", "a.md", "-o", "a.html", "--incremental"]).err, summary);
    }
    let done = folder.run(&["render", "a.md", "--incremental"]);
    let sentence = "apostil: `--incremental` needs pages that stay. Name a file or a folder with `-o`.\n";
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(2), "", sentence));
}
