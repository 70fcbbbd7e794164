//! Runs the spec files natively. `BLESS=1 cargo test --test spec` writes what comes out into them.
#![cfg(not(target_arch = "wasm32"))]

mod examples;

use apostil::article::{self, Attribute, Element, Sink};
use examples::{Example, FILES, diagnostics, examples, outcome};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "spec"].iter().collect()
}

#[test]
fn every_spec_file_is_listed() {
    let mut names: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
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
            let html = article::html(&article);
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
            if example.blocks.iter().all(|block| block.kind != "text diagnostics") && !article.diagnostics().is_empty()
            {
                failures +=
                    &format!("\n{}: findings that it does not expect:\n{}", example.name, diagnostics(&article));
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

/// Checks what every sink relies on, and what the HTML parser would otherwise rearrange.
#[derive(Default)]
struct Checker {
    open: Vec<Element>,
    takes_attributes: bool,
    attributes: Vec<Attribute>,
    ids: Vec<String>,
    targets: Vec<String>,
}

impl Sink for Checker {
    fn open(&mut self, element: Element) {
        assert!(!(element == Element::A && self.open.contains(&Element::A)), "a link in a link");
        let is_phrasing = !matches!(
            element,
            Element::P | Element::Div | Element::Ul | Element::Ol | Element::Li | Element::Table | Element::Blockquote
        );
        assert!(is_phrasing || !self.open.contains(&Element::P), "{element:?} in a paragraph");
        assert!(self.open.last().is_none_or(|parent| !parent.is_void()), "content in a void element");
        self.open.push(element);
        self.takes_attributes = true;
        self.attributes.clear();
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        assert!(self.takes_attributes && !self.attributes.contains(&name), "{name:?} out of place");
        self.attributes.push(name);
        match name {
            Attribute::Id => self.ids.push(value.to_owned()),
            Attribute::Href => self.targets.extend(value.strip_prefix('#').map(str::to_owned)),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        assert!(!text.contains(['\u{1E}', '\u{1F}', '\0', '\r']), "a control character in {text:?}");
        assert!(self.open.last().is_none_or(|parent| !parent.is_void()), "text in a void element");
        self.takes_attributes = false;
    }

    fn close(&mut self) {
        assert!(self.open.pop().is_some(), "a close too many");
        self.takes_attributes = false;
    }
}

#[test]
fn every_example_is_well_formed() {
    for (file, text) in FILES {
        for example in examples(file, text) {
            let mut checker = Checker::default();
            article::render(&example.article(), &mut checker);
            assert!(checker.open.is_empty(), "{}: {:?} stays open", example.name, checker.open);
            for target in checker.targets.iter().filter(|target| target.contains("ref-") || target.starts_with("fn-")) {
                assert!(checker.ids.contains(target), "{}: nothing has the id {target}", example.name);
            }
            let count = checker.ids.len();
            checker.ids.sort();
            checker.ids.dedup();
            assert_eq!(checker.ids.len(), count, "{}: an id comes twice", example.name);
        }
    }
}
