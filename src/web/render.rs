//! Rendering for JavaScript. In: bytes and strings. Out: plain objects. Holds no logic. [`Reading`] loads an article
//! and shows it in a page.

mod place;
mod reading;

pub use reading::{Reading, ReadingPage};

use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::plain::{is_on, object};
use crate::article::{self, Article, Diagnostic, Outline};

/// The types of the output, which `www/apostil.d.ts` exports too; `tests/model_types.rs` checks them against what is
/// serialised.
#[wasm_bindgen(typescript_custom_section)]
const MODEL: &str = include_str!("../../www/model.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The files that an article names, relative to its own address, and the language that it declares. */
export interface Addresses { glossary?: string; sources?: string; notes?: string; lang?: string }

/** An article and the files that belong to it, as bytes. */
export interface Inputs {
    article: Uint8Array;
    glossary?: Uint8Array;
    sources?: Uint8Array;
    /** The notes file, for an article whose text the notes' author cannot edit. */
    notes?: Uint8Array;
    /** The interface's words, such as a file of words/; English by default and for missing words. */
    words?: Uint8Array;
    /** The prefix of every id; none for the first article of a page. */
    prefix?: string;
    /** Which mentions of a term are linked; the article's own choice by default. */
    terms?: "first" | "section" | "all" | "none";
    /** Whether the marks of notes show their verdicts; the article's own choice by default. */
    marks?: "signs" | "plain";
    /** Whether a strip below the byline shows how often each verdict occurs; the article's own choice by default. */
    verdicts?: "on" | "off";
    /** Whether there is a table of contents, and headings offer their links; the article's own choice by default. */
    toc?: "on" | "off";
    /** The language, if the page overrides the article's. */
    lang?: string;
    /** Set if the text is not trusted: the origin that its images may come from, "" for none. */
    untrusted?: string;
}

/**
 * A rendered article: `nodes.js` makes nodes from the script. The script is empty if the article is too large to be
 * shown; then a diagnostic `too-large` of the article says why.
 */
export interface Rendered { script: string; article: Article; diagnostics: Diagnostic[] }
"#;

#[wasm_bindgen]
extern "C" {
    /// The input of `render`: a plain object. Every field except the article is optional.
    #[wasm_bindgen(typescript_type = "Inputs")]
    pub type Inputs;
    #[wasm_bindgen(method, getter)]
    fn article(this: &Inputs) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn glossary(this: &Inputs) -> Option<Vec<u8>>;
    #[wasm_bindgen(method, getter)]
    fn sources(this: &Inputs) -> Option<Vec<u8>>;
    #[wasm_bindgen(method, getter)]
    fn notes(this: &Inputs) -> Option<Vec<u8>>;
    #[wasm_bindgen(method, getter)]
    fn words(this: &Inputs) -> Option<Vec<u8>>;
    #[wasm_bindgen(method, getter)]
    fn prefix(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn terms(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn marks(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn verdicts(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn toc(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn untrusted(this: &Inputs) -> Option<String>;

    /// The result of `addresses`.
    #[wasm_bindgen(typescript_type = "Addresses")]
    pub type AddressesObject;
    /// The result of `render`.
    #[wasm_bindgen(typescript_type = "Rendered")]
    pub type RenderedObject;
}

#[derive(Serialize)]
struct Addresses {
    glossary: Option<String>,
    sources: Option<String>,
    notes: Option<String>,
    lang: Option<String>,
}

#[derive(Serialize)]
struct Rendered<'a> {
    article: Outline,
    diagnostics: &'a [Diagnostic],
}

/// Reads which other files an article names, and its language, which selects the table of words.
#[wasm_bindgen]
pub fn addresses(article: &[u8]) -> AddressesObject {
    let asked = article::front_matter(article);
    let addresses =
        Addresses { glossary: asked.glossary, sources: asked.sources, notes: asked.notes, lang: asked.lang };
    object(&addresses).unchecked_into()
}

/// Renders an article as a node script, with its model and its diagnostics.
#[wasm_bindgen]
pub fn render(inputs: &Inputs) -> RenderedObject {
    let (bytes, glossary, sources) = (inputs.article(), inputs.glossary(), inputs.sources());
    let (notes, words) = (inputs.notes(), inputs.words());
    let input = article::Input::new(&bytes)
        .with_glossary(glossary.as_deref())
        .with_sources(sources.as_deref())
        .with_notes(notes.as_deref())
        .with_words(words.as_deref());
    let options = article::Options::default()
        .with_prefix(inputs.prefix().unwrap_or_default())
        .with_terms(inputs.terms().and_then(|terms| terms.parse().ok()))
        .with_marks(inputs.marks().and_then(|marks| marks.parse().ok()))
        .with_verdicts(is_on(inputs.verdicts()))
        .with_toc(is_on(inputs.toc()))
        .with_lang(inputs.lang())
        .with_untrusted(inputs.untrusted());
    let (article, script) = written(&input, &options);
    let rendered = rendered(&article);
    let _ = Reflect::set(&rendered, &"script".into(), &script.into());
    rendered
}

/// The rendered article without its node script.
fn rendered(article: &Article) -> RenderedObject {
    object(&Rendered { article: article.outline(), diagnostics: article.diagnostics() }).unchecked_into()
}

/// An article and its node script, which is empty if the article is rejected.
fn written(input: &article::Input, options: &article::Options) -> (Article, String) {
    let mut article = article::parse(input, options);
    let script = article.to_node_script().unwrap_or_else(|reason| {
        article.refuse(reason);
        String::new()
    });
    (article, script)
}
