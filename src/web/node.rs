//! Articles in Node. In: the bytes of an article and its files, and how to read them. Out: HTML, a page's head, and what
//! the program would print. Reads no file itself.

use crate::article::{self, Article, Code, File, Obstacle, Options, Page};
use crate::author::disclosure::omitted;
use crate::author::files::{Files, Omitted, Read};
use crate::author::findings::findings;
use crate::author::report::Report;
use crate::author::summary::{Done, Summary as Line};
use crate::author::tally::Tally as Count;
use crate::author::visible::{visible, visible_lines};
use crate::web::plain::{is_on, object};
use js_sys::Function;
use serde::Serialize;
use std::path::{Path, PathBuf};
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Named {
    glossary: Option<String>,
    sources: Option<String>,
    notes: Option<String>,
}

#[derive(Serialize)]
struct Told<'a> {
    article: article::Outline,
    diagnostics: &'a [article::Diagnostic],
}

/// The files that the front matter of an article, or of its notes, names.
#[wasm_bindgen]
pub fn named(text: &[u8]) -> JsValue {
    let front = article::front_matter(text);
    object(&Named { glossary: front.glossary, sources: front.sources, notes: front.notes })
}

/// A text as it may be written to a terminal; of one line, unless `has_lines`.
#[wasm_bindgen]
pub fn shown(text: &str, has_lines: bool) -> String {
    if has_lines { visible_lines(text) } else { visible(text) }
}

/// A language tag as it should be written; none if it is not one.
#[wasm_bindgen]
pub fn language(tag: &str) -> Option<String> {
    article::language_tag(tag)
}

/// The codes of findings that can be switched off.
#[wasm_bindgen]
pub fn codes() -> Vec<String> {
    Code::allowable().map(|code| code.name().to_owned()).collect()
}

/// The text of an article and of its files, and how to read them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Manuscript {
    files: Files,
    options: Options,
    has_other_sources: bool,
}

/// A role by its name.
fn role(name: &str) -> File {
    match name {
        "glossary" => File::Glossary,
        "sources" => File::Sources,
        "words" => File::Words,
        "notes" => File::Notes,
        _ => File::Article,
    }
}

#[wasm_bindgen]
impl Manuscript {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Manuscript {
        Manuscript::default()
    }

    /// Adds a file in its role: "article", "glossary", "sources", "notes" or "words". `is_named` says that the command line
    /// names it, rather than front matter.
    pub fn add(&mut self, name: &str, path: &str, bytes: Vec<u8>, is_named: bool) {
        let read = Read::new(PathBuf::from(path), bytes, is_named);
        match role(name) {
            File::Article => self.files.article = read,
            File::Glossary => self.files.glossary = Some(read),
            File::Sources => self.files.sources = Some(read.into_csl_json()),
            File::Notes => self.files.notes = Some(read),
            File::Words => self.files.words = Some(read),
        }
    }

    /// A file that front matter names and that is not on this disk, by the role of the file that names it.
    pub fn omit(&mut self, name: &str, by: &str, address: String) {
        let (what, option) = match role(name) {
            File::Glossary => ("glossary", "glossary"),
            File::Notes => ("notes file", "notes"),
            _ => ("sources file", "sources"),
        };
        self.files.missing.push(role(name));
        self.files.omitted.push(Omitted { by: role(by), what, address, option });
    }

    /// A file that front matter names and that is not read, with the obstacle, by its name or by the code that Node has for it,
    /// and for one without either in words.
    pub fn miss(&mut self, name: &str, obstacle: &str, words: String) {
        let obstacle = match obstacle {
            "ENOENT" | "ENOTDIR" => Obstacle::Missing,
            "EISDIR" => Obstacle::Folder,
            "ENOTSUP" => Obstacle::Special,
            "EACCES" | "EPERM" => Obstacle::Forbidden,
            "outside" => Obstacle::Outside("the article's folder and the current folder".into()),
            "hidden" => Obstacle::Hidden,
            "untrusted" => Obstacle::Untrusted,
            "on-site" => Obstacle::OnSite,
            "not-given" => Obstacle::NotGiven,
            _ => Obstacle::Other(words),
        };
        self.files.unreadable.push((role(name), obstacle));
    }

    /// Switches a kind of finding off, by its code.
    pub fn allow(&mut self, code: &str) {
        self.files.allowed.extend(Code::allowable().find(|known| known.name() == code));
    }

    /// Treats the text as untrusted; `origin` is the one that its images may come from.
    pub fn distrust(&mut self, origin: String) {
        self.files.is_untrusted = true;
        self.options.untrusted = Some(origin);
    }

    /// Sets how to read it: what every id begins with.
    pub fn set_prefix(&mut self, prefix: String) {
        self.options.prefix = prefix;
    }

    /// The language, instead of the article's own, or for an article that declares none.
    pub fn set_lang(&mut self, lang: String, is_default: bool) {
        if is_default {
            self.files.lang = Some(lang);
        } else {
            self.options.lang = Some(lang);
        }
    }

    /// A choice, by its name and value, instead of that of the front matter; returns whether there is such a one.
    pub fn choose(&mut self, name: &str, value: String) -> bool {
        let options = &mut self.options;
        match name {
            "terms" => options.terms = value.parse().ok(),
            "marks" => options.marks = value.parse().ok(),
            "verdicts" => options.verdicts = is_on(Some(value)),
            "toc" => options.toc = is_on(Some(value)),
            "canonical" => options.canonical = Some(value),
            _ => return false,
        }
        match name {
            "terms" => options.terms.is_some(),
            "marks" => options.marks.is_some(),
            "verdicts" => options.verdicts.is_some(),
            "toc" => options.toc.is_some(),
            _ => true,
        }
    }

    /// How many names an entry of the list of sources shows at most.
    pub fn set_max_names(&mut self, count: u32) {
        self.files.max_names = Some(count);
    }

    /// Says that the sources are another file than the front matter names.
    pub fn set_other_sources(&mut self) {
        self.has_other_sources = true;
    }

    /// Reads the article for its author.
    pub fn proofread(self) -> Proof {
        let files = self.files.with_encodings();
        let has_other_sources = self.has_other_sources || files.has_converted_sources();
        let mut options = self.options.with_other_sources(has_other_sources);
        options = options.with_page_lang(files.lang.clone()).with_max_names(files.max_names);
        let article = files.proofread(&options);
        Proof { files, article }
    }
}

/// An article that was read.
#[wasm_bindgen]
pub struct Proof {
    files: Files,
    article: Article,
}

#[wasm_bindgen]
impl Proof {
    /// Lets links lead elsewhere: `find` gets the address of each and returns another, or nothing.
    pub fn relink(&mut self, find: &Function) {
        let other = |address: &str| find.call1(&JsValue::NULL, &address.into()).ok()?.as_string();
        self.article.relink(other, |_| None);
    }

    /// The article as HTML without an empty line; none if it is too large to be shown.
    pub fn html(&mut self) -> Option<String> {
        self.written(|article| article.to_fragment())
    }

    /// The elements of a page's head that describe the article, with its structured data.
    pub fn head(&self) -> String {
        let data = self.article.to_structured_data();
        [&self.article.to_head(), "<script type=\"application/ld+json\">", &data, "</script>\n"].concat()
    }

    /// A whole page, with the addresses of the stylesheet and the script that it loads; none if it is too large to be shown.
    pub fn page(&mut self, stylesheet: Option<String>, script: Option<String>) -> Option<String> {
        let mut page = Page::new();
        if let Some(address) = &stylesheet {
            page = page.with_stylesheet(address);
        }
        if let Some(address) = &script {
            page = page.with_script(address);
        }
        self.written(|article| page.to_html(article))
    }

    fn written(&mut self, write: impl Fn(&Article) -> Result<String, article::TooLarge>) -> Option<String> {
        let written = write(&self.article);
        written.map_err(|reason| self.article.refuse(reason)).ok()
    }

    /// The outline of the article and its diagnostics.
    pub fn told(&self) -> JsValue {
        object(&Told { article: self.article.outline(), diagnostics: self.article.diagnostics() })
    }

    /// What is reported about an article that was rendered; it is counted. `is_written` says whether there is a page of it.
    pub fn report(&self, is_written: bool, summary: &mut Summary) -> String {
        let report = Report::on(&self.article, &self.files);
        summary.line.add(&report, if is_written { Done::Written } else { Done::Failed });
        report.text
    }

    /// What is told about files that were not read.
    pub fn omitted(&self) -> String {
        omitted(&self.article, &self.files)
    }

    /// Reports the files that the article needs and that are missing; `exists` gets the path of each, from the article.
    pub fn look_for_files(&mut self, exists: &Function) {
        let exists = |file: &Path| {
            let answer = exists.call1(&JsValue::NULL, &file.to_string_lossy().as_ref().into());
            answer.is_ok_and(|answer| answer.is_truthy())
        };
        self.article.report_missing_files(exists);
    }

    /// The findings, as text or as JSON; they are counted.
    pub fn findings(&mut self, is_json: bool, tally: &mut Tally) -> Result<String, js_sys::Error> {
        self.article.weigh();
        findings(&self.article, &self.files, is_json, &mut tally.count)
            .map_err(|error| js_sys::Error::new(&error.to_string()))
    }
}

/// Counts findings.
#[wasm_bindgen]
#[derive(Default)]
pub struct Tally {
    count: Count,
}

#[wasm_bindgen]
impl Tally {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Tally {
        Tally::default()
    }

    /// How many there are of each kind.
    pub fn summary(&self) -> String {
        self.count.summary()
    }

    /// Whether there is an error or, if warnings are denied, a warning.
    pub fn is_wrong(&self, denies_warnings: bool) -> bool {
        self.count.has(article::Severity::Error) || denies_warnings && self.count.has(article::Severity::Warning)
    }
}

/// Counts what has become of articles.
#[wasm_bindgen]
#[derive(Default)]
pub struct Summary {
    line: Line,
}

#[wasm_bindgen]
impl Summary {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Summary {
        Summary::default()
    }

    /// Counts an article that could not be read, or whose page could not be written.
    pub fn fail(&mut self) {
        self.line.fail();
    }

    /// The line that ends a rendering of several.
    pub fn text(&self) -> String {
        self.line.text()
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        self.line.status()
    }
}
