//! All that JavaScript can see. Bytes, strings and one element come in, plain objects go out; holds no logic.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::events::Listener;
use super::session::Session;
use crate::article;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Which files an article asks for, relative to its own address. */
export interface Addresses { glossary?: string; sources?: string }

/** An article and its apparatus, as the bytes of their files. */
export interface Inputs {
    article: Uint8Array;
    glossary?: Uint8Array;
    sources?: Uint8Array;
    /** What every id begins with; none for the first article of a page. */
    prefix?: string;
    /** Which mentions of a term are linked; the article's own choice by default. */
    terms?: "first" | "section" | "all" | "none";
    /** The language, where the page knows better than the article. */
    lang?: string;
}

/** What is wrong with an article, and where. */
export interface Diagnostic {
    code: string;
    severity: "error" | "warning" | "info";
    file: "article" | "glossary" | "sources";
    /** Bytes of the file. */
    span: { start: number; end: number };
    line: number;
    column: number;
    message: string;
    help?: string;
}

/** A rendered article: `nodes.js` makes nodes of the script. */
export interface Rendered { script: string; article: Article; diagnostics: Diagnostic[] }

/** The detail of `apostil-open` and `apostil-close`. */
export interface CardDetail { id: string; kind: "term" | "note" | "source" }
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
    fn prefix(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn terms(this: &Inputs) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Inputs) -> Option<String>;

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
}

#[derive(Serialize)]
struct Rendered<'a> {
    script: String,
    article: article::Outline,
    diagnostics: &'a [article::Diagnostic],
}

/// Reads which other files an article asks for.
#[wasm_bindgen]
pub fn addresses(article: &[u8]) -> Result<AddressesObject, JsValue> {
    let front_matter = article::front_matter(article);
    let addresses = Addresses { glossary: front_matter.glossary, sources: front_matter.sources };
    Ok(serde_wasm_bindgen::to_value(&addresses)?.unchecked_into())
}

/// Renders an article as a node script, with its model and what is wrong with it.
#[wasm_bindgen]
pub fn render(inputs: &Inputs) -> Result<RenderedObject, JsValue> {
    let (bytes, glossary, sources) = (inputs.article(), inputs.glossary(), inputs.sources());
    let input = article::Input { article: &bytes, glossary: glossary.as_deref(), sources: sources.as_deref() };
    let options = article::Options {
        prefix: inputs.prefix().unwrap_or_default(),
        terms: inputs.terms().and_then(|terms| terms.parse().ok()),
        lang: inputs.lang(),
    };
    let article = article::parse(&input, &options);
    let rendered = Rendered {
        script: article::node_script(&article),
        article: article::outline(&article),
        diagnostics: article.diagnostics(),
    };
    Ok(serde_wasm_bindgen::to_value(&rendered)?.unchecked_into())
}

/// Makes the article in an element lively: its terms, notes and citations open as cards.
#[wasm_bindgen]
pub struct Reader {
    /// None where the browser knows no popovers, and after the end.
    listener: RefCell<Option<Listener>>,
}

#[wasm_bindgen]
impl Reader {
    /// Begins to listen. Where the browser knows no popovers, all links stay links.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement) -> Reader {
        let session = Session::new(host);
        if let Some(session) = &session {
            session.mark(true);
        }
        Reader { listener: RefCell::new(session.map(Listener::new)) }
    }

    /// Opens the card of an entry; says whether it is open.
    pub fn open(&self, id: &str) -> bool {
        self.session().is_some_and(|session| session.open(id))
    }

    /// Closes all cards.
    pub fn close(&self) {
        if let Some(session) = self.session() {
            session.close_all();
        }
    }

    /// Closes all cards and stops listening, for good: the article is as it was.
    pub fn dispose(&self) {
        if let Some(listener) = self.listener.take() {
            listener.session.close_all();
            listener.session.mark(false);
        }
    }

    /// The session, shared: what it does may end it.
    fn session(&self) -> Option<Rc<Session>> {
        self.listener.borrow().as_ref().map(|listener| listener.session.clone())
    }
}
