//! An article on its way from its files to the page. In: the element and, through `hear`, the files that have arrived.
//! Out: through the [`ReadingPage`], which files to load, the nodes of each edition of the article, and faults. A file
//! that an article names causes at most a request to the article's own site. Holds no JavaScript closure, fetches
//! nothing itself.

use super::{RenderedObject, place};
use crate::article::{self, Code, Diagnostic, File, NodeScript, Severity};
use crate::web::loading::fault::{ELSEWHERE, EMPTY, REFUSED, TOO_MUCH, UNTRUSTED};
use crate::web::loading::{Asked, Loader, Loading, Own, base_of, error, is_told, without_fragment};
use crate::web::way::Way;
use js_sys::{JSON, JsString};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, HtmlElement, Url};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The page's side of reading an article. */
export interface ReadingPage extends Loader {
    /**
     * Makes nodes from a node script, of a long one only the first; the allowed elements and attributes are lists
     * separated by spaces.
     */
    build(script: string, elements: string, attributes: string): DocumentFragment;
    /** Shows an edition of the article, whose other nodes follow. */
    show(nodes: DocumentFragment, rendered: Rendered, words: object | undefined): void;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The page's side of reading an article.
    #[wasm_bindgen(extends = Loader, typescript_type = "ReadingPage")]
    #[derive(Clone)]
    pub type ReadingPage;
    #[wasm_bindgen(method, catch)]
    fn build(this: &ReadingPage, script: &str, elements: &str, attributes: &str) -> Result<DocumentFragment, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn show(
        this: &ReadingPage,
        nodes: &DocumentFragment,
        rendered: &RenderedObject,
        words: &JsValue,
    ) -> Result<(), JsValue>;
}

/// An article that is loaded, rendered and shown, and shown again whenever more of it has arrived.
#[wasm_bindgen]
pub struct Reading {
    page: ReadingPage,
    loading: Loading,
    base: Url,
    prefix: String,
    /// The files that the element or the article names.
    named: RefCell<Vec<&'static str>>,
    /// The keys that the front matter of the notes may set because that of the article does not.
    open: RefCell<Vec<&'static str>>,
    /// The diagnostics that the console has shown.
    told: RefCell<Vec<String>>,
}

#[wasm_bindgen]
impl Reading {
    /// Reads the article of a host. `base` is the article's address, `prefix` the prefix of every id. The
    /// article and the stylesheet are already loading.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, page: ReadingPage, base: Url, prefix: String, own: Own) -> Reading {
        let loading = Loading::new(host, page.clone().into(), own);
        loading.begin_style();
        loading.begin(Asked { name: "article", url: base.clone(), way: Way::Page });
        let (named, open, told) = (RefCell::default(), RefCell::default(), RefCell::default());
        Reading { page, loading, base, prefix, named, open, told }
    }

    /// Receives a file by its name: its bytes and the response, or the error that says why there are none. Or an event:
    /// "style" when the stylesheet has loaded or failed, "late" when the time is up, "closed" when a card was closed.
    /// Returns whether the article is complete; fails if there is none to show.
    pub fn hear(&self, name: &str, bytes: Option<Vec<u8>>, about: &JsValue) -> Result<bool, JsValue> {
        if name == "article" {
            self.loading.take(name, bytes, about)?;
            self.load_files();
        } else {
            self.loading.hear(name, bytes, about);
        }
        if name == "notes" {
            self.load_files_of_notes();
        }
        self.loading.go_on(&|is_shown| if is_shown { self.show_again() } else { self.show() })
    }
}

impl Reading {
    /// Starts loading all files of the article, which has arrived.
    fn load_files(&self) {
        let front = self.loading.file("article", |_, bytes| article::front_matter(bytes)).unwrap_or_default();
        let host = &self.loading.host;
        // The front matter of the notes fills in what the article's lacks.
        let has_notes = self.load("notes", front.notes, &self.base);
        for (name, address) in [("glossary", front.glossary), ("sources", front.sources)] {
            if has_notes && address.is_none() && !host.has_attribute(name) {
                self.open.borrow_mut().push(name);
            } else {
                self.load(name, address, &self.base);
            }
        }
        match host.get_attribute("lang").or(front.lang) {
            None if has_notes => self.open.borrow_mut().push("lang"),
            lang => self.loading.load_words(&lang.or_else(|| self.page_lang()).unwrap_or_default()),
        }
        self.loading.wait();
    }

    /// The language of what the article is in, for one that declares none.
    fn page_lang(&self) -> Option<String> {
        self.loading.host.parent_element()?.closest("[lang]").ok()??.get_attribute("lang")
    }

    /// Starts loading the files that the article leaves to its notes.
    fn load_files_of_notes(&self) {
        let notes = self.loading.file("notes", |asked, bytes| (asked.url.clone(), article::front_matter(bytes)));
        let (base, front) = notes.unwrap_or_else(|| (self.base.clone(), article::FrontMatter::default()));
        for name in self.open.take() {
            match name {
                "glossary" => self.load(name, front.glossary.clone(), &base),
                "sources" => self.load(name, front.sources.clone(), &base),
                _ => {
                    self.loading.load_words(&front.lang.clone().or_else(|| self.page_lang()).unwrap_or_default());
                    true
                }
            };
        }
    }

    /// Starts loading a file that the element names, or else the article; returns whether it does.
    fn load(&self, name: &'static str, address: Option<String>, base: &Url) -> bool {
        let attribute = self.loading.host.get_attribute(name);
        if attribute.as_ref().or(address.as_ref()).is_some_and(|address| !address.is_empty()) {
            self.named.borrow_mut().push(name);
        }
        if let Some(named) = attribute {
            return self.loading.load_named(name, &named);
        }
        let Some(address) = address else { return false };
        let found = self.found(name, &address, base);
        self.loading.load(name, found.as_ref().map_or(Way::There, Way::of_stranger), found)
    }

    /// The address of a file that an article names, which must be on the article's own site.
    fn found(&self, name: &str, address: &str, base: &Url) -> Result<Url, JsValue> {
        let url = self.loading.address(address, &base.href())?;
        let fault = if self.loading.host.has_attribute("untrusted") {
            UNTRUSTED
        } else if url.origin() != self.base.origin() {
            ELSEWHERE
        } else {
            return Ok(url);
        };
        Err(error(fault, &[("url", &url.href()), ("name", name)]))
    }

    /// Shows the article with more files, where the reader is. If that fails, the edition that is shown stays, and the
    /// next may succeed.
    fn show_again(&self) -> Result<(), JsValue> {
        match place::keep(&self.loading.host, || self.show()) {
            Err(error) if is_told(&error) => {
                self.loading.fail(&error);
                Ok(())
            }
            shown => shown,
        }
    }

    /// Renders the article with the files that have arrived, and shows it. An edition that has no text or is too large
    /// does not replace the one that is shown.
    fn show(&self) -> Result<(), JsValue> {
        let words = self.loading.words();
        let (script, rendered) = self.render(&words)?;
        let [elements, attributes] = NodeScript::names();
        let nodes = self.page.build(&script, &elements, &attributes)?;
        let url = self.base.href();
        let refused = |fault| Err(error(fault, &[("url", &url)]));
        let Ok(Some(body)) = nodes.query_selector(".apostil-article > .apostil-body") else { return refused(TOO_MUCH) };
        let has_text = body.text_content().is_some_and(|text| !text.trim().is_empty());
        if !has_text && !matches!(body.query_selector("img"), Ok(Some(_))) {
            return refused(EMPTY);
        }
        self.page.show(&nodes, &rendered, &words)
    }

    /// The article as a node script, and its model with its diagnostics.
    fn render(&self, words: &JsValue) -> Result<(String, RenderedObject), JsValue> {
        let host = &self.loading.host;
        let untrusted = || Some(self.base.origin()).filter(|origin| origin != "null").unwrap_or_default();
        // Without a value it is on.
        let toc = host.get_attribute("toc").map(|toc| if toc.is_empty() { "on".to_owned() } else { toc });
        let options = article::Options::default()
            .with_prefix(self.prefix.clone())
            .with_terms(host.get_attribute("terms").and_then(|terms| terms.parse().ok()))
            .with_marks(host.get_attribute("marks").and_then(|marks| marks.parse().ok()))
            .with_verdicts(super::is_on(host.get_attribute("verdicts")))
            .with_toc(super::is_on(toc))
            .with_lang(host.get_attribute("lang"))
            .with_page_lang(self.page_lang())
            .with_untrusted(host.has_attribute("untrusted").then(untrusted))
            .with_other_sources(host.has_attribute("sources") || self.loading.file("sources", |_, _| ()).is_none())
            .with_sources_address(self.loading.file("sources", |asked, _| asked.url.href()));
        let words = JSON::stringify(words).ok().and_then(|text| text.dyn_into::<JsString>().ok()).map(String::from);
        let file = |name: &str| self.loading.file(name, |_, bytes| bytes.to_vec());
        let (text, glossary, sources, notes) = (file("article"), file("glossary"), file("sources"), file("notes"));
        let mut missing = vec![File::Glossary, File::Sources, File::Notes];
        let named = self.named.borrow();
        missing.retain(|file| named.contains(&file.name()) && self.loading.file(file.name(), |_, _| ()).is_none());
        let input = article::Input::new(text.as_deref().unwrap_or_default())
            .with_glossary(glossary.as_deref())
            .with_sources(sources.as_deref())
            .with_notes(notes.as_deref())
            .with_words(words.as_deref().map(str::as_bytes))
            .with_missing(&missing);
        let (article, script) = super::written(&input, &options);
        let is_refusal = |found: &&Diagnostic| found.code == Code::TooLarge && found.file == File::Article;
        if let Some(found) = article.diagnostics().iter().find(is_refusal) {
            return Err(error(REFUSED, &[("message", &found.message)]));
        }
        self.tell(article.diagnostics());
        Ok((script, super::rendered(&article)))
    }

    /// Warns of each diagnostic once, in the console.
    fn tell(&self, diagnostics: &[Diagnostic]) {
        // An article that its page holds has no file: its lines are not those of the page.
        let base = self.base.href();
        let is_held = without_fragment(&base) == without_fragment(&base_of(&self.loading.host));
        for found in diagnostics.iter().filter(|found| found.severity != Severity::Info) {
            let (line, column) = (found.line.to_string(), found.column.to_string());
            let (file, code) = (found.file.name(), found.code.name());
            let own = self
                .loading
                .file(file, |asked, _| asked.url.href())
                .filter(|_| found.file != File::Article || !is_held);
            let address = own.unwrap_or_else(|| [&*base, ", ", file].concat());
            let place = [&*address, ":", &line, ":", &column].concat();
            let sentence = [&*place, " ", code, ": ", &found.message, " ", &found.help].concat();
            if !self.told.borrow().contains(&sentence) {
                web_sys::console::warn_1(&JsValue::from(&sentence));
                self.told.borrow_mut().push(sentence);
            }
        }
    }
}
