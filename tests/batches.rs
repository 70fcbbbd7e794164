//! The commands of `docs/batches.md`, run on a small folder: each renders the same pages as one call for each folder.
#![cfg(all(target_os = "linux", feature = "cli"))]

mod shell;

use shell::Folder;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const FOLDERS: [&str; 3] = ["one", "three", "two"];

/// The code block of the document in a language that begins with a text.
fn block(language: &str, begins: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/batches.md")).unwrap();
    let fence = format!("```{language}\n");
    let mut blocks = text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.starts_with(begins)).expect("it is in the document").to_owned()
}

/// Articles in folders, with one glossary for all.
fn site() -> Folder {
    FOLDERS.iter().fold(Folder::new().with("glossary.md", "magma\n: Rock.\n"), |folder, name| {
        let article = |n: u32| format!("---\nglossary: ../../glossary.md\n---\nMagma {n}. [Next](b.md)\n");
        let folder = folder.with(&format!("posts/{name}/a.md"), article(1));
        folder.with(&format!("posts/{name}/b.md"), article(2))
    })
}

/// Runs a command with the program on `PATH`; returns what was said.
fn run(folder: &Folder, command: &str, variables: &[(&str, &str)]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_apostil")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).env("PATH", path).envs(variables.iter().copied()).current_dir(folder.path(""));
    // Those of a make that may run this test are for its own commands.
    let output = shell.env_remove("MAKEFLAGS").env_remove("MAKELEVEL").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{command}: {said}");
    said
}

fn pages(folder: &Folder) -> BTreeMap<String, String> {
    let name = |name: &str, page: &str| format!("site/{name}/{page}.html");
    let names = FOLDERS.iter().flat_map(|folder| ["a", "b"].map(|page| name(folder, page)));
    names.map(|name| (name.clone(), folder.text(&name))).collect()
}

/// The pages as one call for each folder writes them.
fn expected() -> BTreeMap<String, String> {
    let folder = site();
    for name in FOLDERS {
        let [a, b, out] = [format!("posts/{name}/a.md"), format!("posts/{name}/b.md"), format!("site/{name}/")];
        let done = folder.run(&["render", &a, &b, "-o", &out]);
        assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), "", "2 written\n"));
    }
    let pages = pages(&folder);
    assert!(pages.values().all(|page| page.contains("href=\"b.html\"") && page.contains("href=\"#term-magma\"")));
    pages
}

#[test]
fn make_builds_a_site_of_folders() {
    let folder = site().with("Makefile", block("make", "# Makefile"));
    let make = block("sh", "make -j");
    assert_eq!(run(&folder, &make, &[]).matches("2 written\n").count(), 3);
    assert_eq!(pages(&folder), expected());
    let folder = folder.with("posts/two/a.md", "New.\n");
    let said = run(&folder, &make, &[]);
    assert_eq!(
        (said.matches("0 written, 2 unchanged").count(), said.matches("1 written, 1 unchanged").count()),
        (2, 1)
    );
}

#[test]
fn shards_together_build_the_site() {
    let folder = site();
    let command = block("sh", "find posts");
    for shard in ["1", "2"] {
        run(&folder, &command, &[("SHARD", shard), ("SHARDS", "2")]);
        assert_eq!(folder.path("site/three").exists(), shard == "2", "a shard has its own folders");
    }
    assert_eq!(pages(&folder), expected());
}

#[test]
fn a_folder_is_rendered_by_one_call() {
    let folder = Folder::new().with("posts/a.md", "A\n").with("posts/b.md", "B\n");
    let call = block("sh", "apostil render posts/*.md");
    assert_eq!(run(&folder, &call, &[]), "2 written\n");
    assert_eq!(run(&folder, &call, &[]), "0 written, 2 unchanged\n");
}
