//! Runs the spec files in a real browser: the same examples as `tests/spec.rs`, as nodes. The node script, made into
//! nodes by `www/nodes.js`, must serialise to the HTML that the terminal writes, byte for byte, and that HTML must come
//! through the browser's parser unchanged: so all ways into a page lead to the same DOM.
#![cfg(target_arch = "wasm32")]

#[expect(dead_code, reason = "where a block stands in its file matters to the native test alone")]
mod examples;
#[expect(dead_code, reason = "fuzz targets alone look at parts of files")]
mod random;
mod scripts;

use apostil::article::{self, Code, Input, Options};
use arbitrary::Unstructured;
use examples::{Example, FILES, LINT_ALONE, examples, outcome};
use random::Files;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};
use web_sys::Node;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/www/nodes.js")]
extern "C" {
    fn builder(script: &str, parent: &Node, base: Option<&str>, elements: &str, attributes: &str) -> js_sys::Function;
}

/// Makes nodes of all that an article may use.
fn build(script: &str, parent: &Node, base: Option<&str>) {
    let [elements, attributes] = article::NodeScript::names();
    let build = builder(script, parent, base, &elements, &attributes);
    drop(build.call0(&JsValue::NULL));
}

// The content of a template is inert: no image of an example is fetched. Only a test may parse HTML.
#[wasm_bindgen(inline_js = "
export const inert = () => document.createElement('template');
export const content = (template) => template.content;
export const parse = (template, html) => { template.innerHTML = html; };
export const serialised = (template) => template.innerHTML;
")]
extern "C" {
    fn inert() -> JsValue;
    fn content(template: &JsValue) -> Node;
    fn parse(template: &JsValue, html: &str);
    fn serialised(template: &JsValue) -> String;
}

/// The DOM that `www/nodes.js` makes of a node script, serialised.
fn built(script: &str) -> String {
    let template = inert();
    build(script, &content(&template), None);
    serialised(&template)
}

/// The DOM that the browser makes of HTML text, serialised.
fn parsed(text: &str) -> String {
    let template = inert();
    parse(&template, text);
    serialised(&template)
}

fn for_every_example(check: impl Fn(&Example)) {
    let mut count = 0;
    for example in FILES.iter().flat_map(|(file, text)| examples(file, text)) {
        check(&example);
        count += 1;
    }
    assert!(count > 50, "only {count} examples were found");
}

#[test]
fn reading_makes_no_finding_of_lint() {
    assert!(LINT_ALONE.iter().all(|name| Code::ALL.iter().any(|code| code.name() == *name)));
    for_every_example(|example| {
        let article = example.article();
        let found = article.diagnostics().iter().find(|found| LINT_ALONE.contains(&found.code.name()));
        assert_eq!(found, None, "{}", example.name);
    });
}

#[test]
fn nodes_serialise_to_the_html_of_the_terminal() {
    for_every_example(|example| {
        let article = example.article();
        assert_eq!(built(&article.to_node_script().unwrap()), article.to_html().unwrap(), "{}", example.name);
    });
}

#[test]
fn the_parser_rearranges_nothing() {
    for_every_example(|example| {
        let html = example.article().to_html().unwrap();
        assert_eq!(parsed(&html), html, "{}", example.name);
    });
}

#[test]
fn the_browser_shows_what_the_examples_expect() {
    for_every_example(|example| {
        let article = example.article();
        let html = built(&article.to_node_script().unwrap());
        for block in example.blocks.iter().filter(|block| !Example::is_input(&block.kind)) {
            let outcome = outcome(&block.kind, &article, &html);
            assert_eq!(outcome, block.text, "{}, {}", example.name, block.kind);
        }
    });
}

/// Bytes that look random and are the same each time (Marsaglia's xorshift with 64 bits).
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..400).map(|_| next()).collect()
}

#[test]
fn random_inputs_make_the_same_nodes_in_every_way() {
    for seed in 0..1_000 {
        let files: Files = Unstructured::new(&bytes(seed)).arbitrary().unwrap();
        let article = files.parse();
        let html = article.to_html().unwrap();
        assert_eq!(built(&article.to_node_script().unwrap()), html, "seed {seed}");
        assert_eq!(parsed(&html), html, "seed {seed}");
    }
}

#[test]
fn marks_of_html_and_of_node_scripts_stay_text() {
    let text =
        "---\ntitle: \u{1E}<script\u{1E}\"a\n---\n&lt;b&gt; \"c\" =d >e \u{1E}<script\u{1E}\"f\u{1F} &amp;amp; \u{A0}";
    let options = Options::default().with_prefix("x\"<&\u{A0}");
    let article = article::parse(&Input::new(text.as_bytes()), &options);
    let html = article.to_html().unwrap();
    assert_eq!(built(&article.to_node_script().unwrap()), html);
    assert_eq!(parsed(&html), html);
}

#[test]
fn every_row_of_the_event_scripts() {
    let mut count = 0;
    scripts::for_every_line(|line, is_script| {
        let Some(row) = is_script.then(|| scripts::row(line)).flatten() else { return };
        assert_eq!(scripts::run(&row), (row.effects.to_owned(), row.left.to_owned()), "{line}");
        count += 1;
    });
    assert!(count >= 150, "only {count} rows were found");
}
