//! What JavaScript can have made of an article. Bytes and strings come in, plain objects go out; holds no logic.

use wasm_bindgen::prelude::*;

use super::plain::{Plain, list, object};
use crate::article::{self, Diagnostic, File, Outline, Severity};

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

/** What is wrong with an article, and where. */
export interface Diagnostic {
    code: string;
    severity: "error" | "warning" | "info";
    file: "article" | "glossary" | "sources" | "words" | "notes";
    /** Bytes of the file. */
    span: { start: number; end: number };
    line: number;
    column: number;
    message: string;
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

/// Reads which other files an article asks for, and its language: by that the table of words is chosen.
#[wasm_bindgen]
pub fn addresses(article: &[u8]) -> AddressesObject {
    let asked = article::front_matter(article);
    object(&[
        ("glossary", asked.glossary.into()),
        ("sources", asked.sources.into()),
        ("notes", asked.notes.into()),
        ("lang", asked.lang.into()),
    ])
    .unchecked_into()
}

/// Renders an article as a node script, with its model and what is wrong with it.
#[wasm_bindgen]
pub fn render(inputs: &Inputs) -> RenderedObject {
    let (bytes, glossary, sources) = (inputs.article(), inputs.glossary(), inputs.sources());
    let (notes, words) = (inputs.notes(), inputs.words());
    let input = article::Input {
        article: &bytes,
        glossary: glossary.as_deref(),
        sources: sources.as_deref(),
        notes: notes.as_deref(),
        words: words.as_deref(),
        unreadable: &[],
    };
    let options = article::Options {
        prefix: inputs.prefix().unwrap_or_default(),
        terms: inputs.terms().and_then(|terms| terms.parse().ok()),
        lang: inputs.lang(),
        untrusted: inputs.untrusted(),
    };
    let mut article = article::parse(&input, &options);
    let script = article::node_script(&article).unwrap_or_else(|reason| {
        article.refuse(reason);
        String::new()
    });
    object(&[
        ("script", script.into()),
        ("article", outline(article::outline(&article))),
        ("diagnostics", list(article.diagnostics().iter().map(diagnostic))),
    ])
    .unchecked_into()
}

fn outline(outline: Outline) -> Plain {
    let headings = outline.headings.into_iter().map(|heading| {
        let level = u32::from(heading.level).into();
        object(&[("level", level), ("id", heading.id.into()), ("text", heading.text.into())])
    });
    let notes = outline.notes.into_iter().map(|note| {
        object(&[
            ("id", note.id.into()),
            ("number", note.number.into()),
            ("verdict", note.verdict.map(|verdict| verdict.word().to_owned()).into()),
            ("quotation", note.quotation.map(|quotation| quotation.word().to_owned()).into()),
            ("checked", note.checked.into()),
            ("by", note.by.into()),
            ("mentions", note.mentions.into()),
        ])
    });
    let terms = outline
        .terms
        .into_iter()
        .map(|term| object(&[("id", term.id.into()), ("term", term.term.into()), ("mentions", term.mentions.into())]));
    let sources = outline.sources.into_iter().map(|source| {
        object(&[
            ("id", source.id.into()),
            ("label", source.label.into()),
            ("title", source.title.into()),
            ("url", source.url.into()),
        ])
    });
    object(&[
        ("title", outline.title.into()),
        ("lang", outline.lang.into()),
        ("headings", list(headings)),
        ("notes", list(notes)),
        ("terms", list(terms)),
        ("sources", list(sources)),
    ])
}

fn diagnostic(found: &Diagnostic) -> Plain {
    let severity = match found.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let file = match found.file {
        File::Article => "article",
        File::Glossary => "glossary",
        File::Sources => "sources",
        File::Words => "words",
        File::Notes => "notes",
    };
    object(&[
        ("code", found.code.name().into()),
        ("severity", severity.into()),
        ("file", file.into()),
        ("span", object(&[("start", found.span.start.into()), ("end", found.span.end.into())])),
        ("line", found.line.into()),
        ("column", found.column.into()),
        ("message", found.message.as_str().into()),
    ])
}
