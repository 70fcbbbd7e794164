//! Runs the spec files in native builds. `BLESS=1 cargo test --test spec` writes what comes out into them.
#![cfg(not(target_arch = "wasm32"))]

mod checker;
mod examples;

use apostil::article::Code;
use checker::check;
use examples::{Example, FILES, LINT_ALONE, diagnostics, examples, outcome};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "spec"].iter().collect()
}

#[test]
fn every_spec_file_is_listed() {
    let mut names: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.retain(|name| name != "cards.md"); // event scripts, which tests/cards.rs runs
    names.sort();
    assert_eq!(names, FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

#[test]
fn every_example_holds() {
    let is_blessing = std::env::var_os("BLESS").is_some();
    let (mut count, mut failures) = (0, String::new());
    for (file, _) in FILES {
        let path = folder().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let mut blessed = text.clone();
        for example in examples(file, &text).iter().rev() {
            count += 1;
            let article = example.article();
            let html = article.to_html().unwrap();
            for block in example.blocks.iter().rev().filter(|block| !Example::is_input(&block.kind)) {
                let outcome = outcome(&block.kind, &article, &html);
                if outcome != block.text {
                    blessed.replace_range(block.start..block.start + block.text.len(), &outcome);
                    failures += &format!(
                        "\n{}, {}:\n--- expected\n{}--- came\n{outcome}",
                        example.name, block.kind, block.text
                    );
                }
            }
            let found = diagnostics(&article);
            if example.blocks.iter().all(|block| block.kind != "text diagnostics") && !found.is_empty() {
                failures += &format!("\n{}: diagnostics that it does not expect:\n{found}", example.name);
            }
            assert!(
                example.blocks.iter().any(|block| !Example::is_input(&block.kind)),
                "{}: expects nothing",
                example.name
            );
        }
        if is_blessing {
            fs::write(&path, blessed).unwrap();
        }
    }
    assert!(count > 50, "only {count} examples were found");
    assert!(is_blessing || failures.is_empty(), "{failures}");
}

#[test]
fn there_are_findings_of_lint_alone() {
    for name in LINT_ALONE {
        assert!(Code::ALL.iter().any(|code| code.name() == name), "there is no code `{name}`");
    }
}

#[test]
fn every_example_is_well_formed() {
    for (file, text) in FILES {
        for example in examples(file, text) {
            check(&example.article());
        }
    }
}
