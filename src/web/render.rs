//! What JavaScript can have made of an article. Bytes and strings come in, plain objects go out; holds no logic. An article that
//! is loaded and shown in a page is [`Reading`]'s.

mod place;
mod reading;

pub use reading::{Reading, ReadingPage};

use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::article::{self, Article, Diagnostic, Outline};

/// The types of what goes out, as `www/apostil.d.ts` has them, too; `tests/model_types.rs` holds them to what is serialised.
#[wasm_bindgen(typescript_custom_section)]
const MODEL: &str = include_str!("../../www/model.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Which files an article asks for, relative to its own address, and the language that it says it is in. */
export interface Addresses { glossary?: string; sources?: string; notes?: string; lang?: string }

/** An article and its apparatus, as the bytes of their files. */
export interface Inputs {
    article: Uint8Array;
    glossary?: Uint8Array;
    sources?: Uint8Array;
    /** The notes file, where the article is not its author's to edit. */
    notes?: Uint8Array;
    /** The reader's own words, such as a file of words/; English without it, and where it lacks one. */
    words?: Uint8Array;
    /** What every id begins with; none for the first article of a page. */
    prefix?: string;
    /** Which mentions of a term are linked; the article's own choice by default. */
    terms?: "first" | "section" | "all" | "none";
    /** The language, where the page knows better than the article. */
    lang?: string;
    /** Set where the text is a stranger's: the origin that its pictures may come from, "" for none. */
    untrusted?: string;
}

/**
 * A rendered article: `nodes.js` makes nodes of the script. It is empty where the article is too large to be shown; then a
 * diagnostic `too-large` of the article says why.
 */
export interface Rendered { script: string; article: Article; diagnostics: Diagnostic[] }
"#;

#[wasm_bindgen]
extern "C" {
    /// What `render` is given: a plain object, of which each field may be missing but the article.
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
    fn lang(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn untrusted(this: &Inputs) -> Option<String>;

    /// What `addresses` gives.
    #[wasm_bindgen(typescript_type = "Addresses")]
    pub type AddressesObject;
    /// What `render` gives.
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

/// Reads which other files an article asks for, and its language: by that the table of words is chosen.
#[wasm_bindgen]
pub fn addresses(article: &[u8]) -> AddressesObject {
    let asked = article::front_matter(article);
    let addresses =
        Addresses { glossary: asked.glossary, sources: asked.sources, notes: asked.notes, lang: asked.lang };
    object(&addresses).unchecked_into()
}

/// Renders an article as a node script, with its model and what is wrong with it.
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
        .with_lang(inputs.lang())
        .with_untrusted(inputs.untrusted());
    let (article, script) = written(&input, &options);
    let rendered = rendered(&article);
    let _ = Reflect::set(&rendered, &"script".into(), &script.into());
    rendered
}

/// What is told of an article, but for its node script.
fn rendered(article: &Article) -> RenderedObject {
    object(&Rendered { article: article.outline(), diagnostics: article.diagnostics() }).unchecked_into()
}

/// An article and its node script, which is empty if the article is refused.
fn written(input: &article::Input, options: &article::Options) -> (Article, String) {
    let mut article = article::parse(input, options);
    let script = article.to_node_script().unwrap_or_else(|reason| {
        article.refuse(reason);
        String::new()
    });
    (article, script)
}

/// A plain object. Nothing that is serialised here can fail.
fn object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_throw()
}
