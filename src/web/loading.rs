//! The files of an article. In: which of them are wanted and, through `hear`, the outcome of each. Out: the files that
//! have arrived, and faults that say why the others have not; a missing file affects nothing else. Fetches nothing
//! itself and holds no JavaScript closure: the [`Loader`] does, once for each file.

mod body;
#[cfg_attr(not(feature = "render"), allow(dead_code, reason = "each module tells of its own part of the table"))]
pub(super) mod fault;
mod waiting;

use super::sentence::filled;
use super::way::Way;
use crate::article::FILE_BYTES;
use body::{Body, Holds, check, text};
use fault::{CUT_SHORT, Fault, LATE, NO_ANSWER_AT_HOME, PAGE_ITSELF, own};
use js_sys::{Error, JSON, Object, Reflect};
use std::cell::{Cell, RefCell};
use waiting::{Next, PATIENCE, Waiting};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Response, ResponseType, Url};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The page's side of loading an article's files. */
export interface Loader {
    /**
     * Loads a file, then calls `hear` with its name, its bytes and the response, or with its name, no bytes and the
     * error. `way` is "own" for a file of Apostil, "page" for one that the page names, "here" for one that an article
     * names on the page's own site, "there" for one on another site: the last two are requested without credentials.
     */
    load(name: string, url: string, way: string): void;
    /** Calls `hear` with "late" after this many milliseconds. */
    patience(ms: number): void;
    /** Resolves an address; throws if it is not valid. */
    address(text: string, base: string): URL;
    /** Reports an error that is not fatal. */
    fail(error: Error): void;
}

/** The addresses of Apostil's own files: that of the stylesheet as "style", that of each table of words by its language. */
export type Own = Record<string, string>;
"#;

#[wasm_bindgen]
extern "C" {
    /// The page's side of loading an article's files.
    #[wasm_bindgen(typescript_type = "Loader")]
    #[derive(Clone)]
    pub type Loader;
    #[wasm_bindgen(method)]
    fn load(this: &Loader, name: &str, url: &str, way: &str);
    #[wasm_bindgen(method)]
    fn patience(this: &Loader, ms: u32);
    #[wasm_bindgen(method, catch)]
    fn address(this: &Loader, text: &str, base: &str) -> Result<Url, JsValue>;
    #[wasm_bindgen(method)]
    fn fail(this: &Loader, error: &JsValue);

    /// The addresses of Apostil's own files; an object without a prototype.
    #[wasm_bindgen(typescript_type = "Own")]
    pub type Own;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Own, name: &str) -> Option<String>;
}

/// A file that was requested.
#[derive(Clone)]
pub(super) struct Asked {
    pub name: &'static str,
    pub url: Url,
    pub way: Way,
}

/// The expected content of a file, by its name.
fn holds(name: &str) -> Holds {
    match name {
        "article" | "notes" => Holds::Markdown,
        "glossary" => Holds::Either,
        _ => Holds::Json,
    }
}

pub(super) struct Loading {
    pub host: HtmlElement,
    loader: Loader,
    own: Own,
    /// The files that are loading.
    underway: RefCell<Vec<Asked>>,
    /// The files that have arrived, each with its bytes.
    files: RefCell<Vec<(Asked, Vec<u8>)>>,
    waiting: RefCell<Waiting>,
    is_busy: Cell<bool>,
}

/// The error for a row, with its placeholders filled.
pub(super) fn error(fault: Fault, values: &[(&str, &str)]) -> JsValue {
    caused(fault, values, &JsValue::UNDEFINED)
}

/// The error for a row; `cause` is the engine's own error.
fn caused([code, happened, advice]: Fault, values: &[(&str, &str)], cause: &JsValue) -> JsValue {
    let error = Error::new(&filled(&[happened, " ", advice].concat(), values));
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    let _ = Reflect::set(&error, &"cause".into(), cause);
    error.into()
}

/// Whether an error is from one of the tables of faults.
pub(super) fn is_told(error: &JsValue) -> bool {
    Reflect::get(error, &"code".into()).is_ok_and(|code| code.is_string())
}

/// The address by which the page's own links are resolved: also that of an article that the page holds.
pub(super) fn base_of(host: &HtmlElement) -> String {
    host.base_uri().ok().flatten().unwrap_or_default()
}

pub(super) fn without_fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(page, _)| page)
}

impl Loading {
    pub fn new(host: HtmlElement, loader: Loader, own: Own) -> Self {
        Loading {
            host,
            loader,
            own,
            underway: RefCell::default(),
            files: RefCell::default(),
            waiting: RefCell::default(),
            is_busy: Cell::default(),
        }
    }

    pub fn fail(&self, error: &JsValue) {
        self.loader.fail(error);
    }

    /// Starts the timer after which files are late.
    pub fn wait(&self) {
        self.loader.patience(PATIENCE);
    }

    /// The stylesheet is loading.
    pub fn begin_style(&self) {
        if let Some(Ok(url)) = self.own_file("style") {
            self.begin(Asked { name: "style", url, way: Way::Own });
        }
    }

    fn own_file(&self, name: &str) -> Option<Result<Url, JsValue>> {
        self.own.get(name).map(|address| Url::new(&address))
    }

    /// A file is loading.
    pub fn begin(&self, asked: Asked) {
        self.waiting.borrow_mut().begin();
        self.underway.borrow_mut().push(asked);
    }

    /// Takes every step that is due; `show` is told whether something is shown already. Returns whether everything has
    /// arrived. What a step causes is heard while it runs, and left to it.
    pub fn go_on(&self, show: &dyn Fn(bool) -> Result<(), JsValue>) -> Result<bool, JsValue> {
        if self.is_busy.replace(true) {
            return Ok(false);
        }
        let is_whole = self.take_steps(show);
        self.is_busy.set(false);
        is_whole
    }

    fn take_steps(&self, show: &dyn Fn(bool) -> Result<(), JsValue>) -> Result<bool, JsValue> {
        loop {
            let has_cards = self.host.query_selector(".apostil-card").ok().flatten().is_some();
            let next = self.waiting.borrow_mut().next(has_cards);
            match next {
                Next::Wait => return Ok(false),
                Next::Finish => return Ok(true),
                Next::Show => {
                    show(false)?;
                    self.tell_late();
                }
                Next::ShowAgain => show(true)?,
            }
        }
    }

    /// Reports every file that is late.
    fn tell_late(&self) {
        let late = self.underway.borrow().clone();
        for file in &late {
            self.fail(&error(LATE, &[("url", &file.url.href())]));
        }
    }

    /// The address of a file; that of the page itself is an error.
    pub fn address(&self, address: &str, base: &str) -> Result<Url, JsValue> {
        let url = self.loader.address(address, base)?;
        let page = self.host.owner_document().and_then(|page| page.url().ok()).unwrap_or_default();
        if without_fragment(&url.href()) == without_fragment(&page) {
            return Err(error(PAGE_ITSELF, &[("address", address)]));
        }
        Ok(url)
    }

    /// Starts loading the file that an attribute of the element names, unless it is empty; returns whether it does.
    pub fn load_named(&self, name: &'static str, address: &str) -> bool {
        let find = || self.address(address, &base_of(&self.host));
        !address.is_empty() && self.load(name, Way::Page, find())
    }

    /// Starts loading a file if its address is valid; returns whether it does.
    pub fn load(&self, name: &'static str, way: Way, found: Result<Url, JsValue>) -> bool {
        match found {
            Ok(url) => {
                let address = url.href();
                self.begin(Asked { name, url, way });
                self.loader.load(name, &address, way.name());
                true
            }
            Err(error) => {
                self.fail(&error);
                false
            }
        }
    }

    /// Starts loading the words of a language, and the page's own.
    pub fn load_words(&self, lang: &str) {
        let language = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(table) = self.own_file(&language).filter(|_| language != "style") {
            self.load("language", Way::Own, table);
        }
        self.load_named("words", &self.host.get_attribute("words").unwrap_or_default());
    }

    /// Receives a file by its name, or why it did not arrive; or that the others are late, or that a card was closed.
    pub fn hear(&self, name: &str, bytes: Option<Vec<u8>>, about: &JsValue) {
        match name {
            "late" => self.waiting.borrow_mut().lose_patience(),
            "closed" => {}
            _ => {
                if let Err(error) = self.take(name, bytes, about) {
                    self.fail(&error);
                }
            }
        }
    }

    /// Stores a file that has arrived; fails if it is missing or unusable.
    pub fn take(&self, name: &str, bytes: Option<Vec<u8>>, about: &JsValue) -> Result<(), JsValue> {
        let place = self.underway.borrow().iter().position(|asked| asked.name == name);
        let Some(place) = place else { return Ok(()) };
        let asked = self.underway.borrow_mut().remove(place);
        // Whoever loads the stylesheet reports its errors.
        let taken = if name == "style" { Ok(None) } else { self.received(&asked, bytes, about).map(Some) };
        self.waiting.borrow_mut().end(matches!(taken, Ok(Some(_))));
        if let Some(bytes) = taken? {
            self.files.borrow_mut().push((asked, bytes));
        }
        Ok(())
    }

    /// The bytes of a file, or the error that says why it is missing or unusable.
    fn received(&self, asked: &Asked, bytes: Option<Vec<u8>>, about: &JsValue) -> Result<Vec<u8>, JsValue> {
        let address = asked.url.href();
        let Some(bytes) = bytes else { return Err(failure(asked, &address, about)) };
        let answer: &Response = about.unchecked_ref();
        if answer.url().is_empty() {
            return Ok(bytes); // it did not come from a server: the text was in the page
        }
        let header = |name: &str| answer.headers().get(name).ok().flatten();
        let is_packed = header("Content-Encoding").is_some();
        let media_type = header("Content-Type").unwrap_or_default();
        let body = Body {
            bytes: &bytes,
            limit: FILE_BYTES,
            length: header("Content-Length").filter(|_| !is_packed).and_then(|length| length.parse().ok()),
            is_basic: answer.type_() == ResponseType::Basic,
            media_type: &media_type,
        };
        let is_json = |text: &str| JSON::parse(text).is_ok_and(|value| value.is_object() || value.is_null());
        for wrong in check(&body, holds(asked.name), is_json) {
            let is_own = asked.way == Way::Own;
            let fault = if is_own { own(wrong.fault) } else { wrong.fault };
            let error = error(fault, &[("url", &address), ("encoding", wrong.encoding)]);
            if is_own || !wrong.is_usable {
                return Err(error);
            }
            self.fail(&error);
        }
        Ok(bytes)
    }

    /// Reads a file, if it has arrived.
    pub fn file<T>(&self, name: &str, read: impl FnOnce(&Asked, &[u8]) -> T) -> Option<T> {
        let files = self.files.borrow();
        files.iter().find(|(asked, _)| asked.name == name).map(|(asked, bytes)| read(asked, bytes))
    }

    /// One table of the words that have arrived; the page's own override those of the language. Undefined if there are
    /// none. A table that is not JSON is empty; that has been reported.
    pub fn words(&self) -> JsValue {
        // Without a prototype: a table may have keys that every object inherits, or `__proto__`.
        let words: Object = Object::create(JsValue::NULL.unchecked_ref());
        for name in ["language", "words"] {
            let table = self.file(name, |_, bytes| JSON::parse(&text(bytes)).unwrap_or_default());
            if let Some(table) = table {
                Object::assign(&words, table.unchecked_ref::<Object>());
            }
        }
        if Object::keys(&words).length() > 0 { words.into() } else { JsValue::UNDEFINED }
    }
}

/// The error that says why a file could not be loaded.
fn failure(asked: &Asked, address: &str, about: &JsValue) -> JsValue {
    let is_own = asked.way == Way::Own;
    let is_named = matches!(asked.way, Way::Here | Way::There);
    let cause = Reflect::get(about, &"cause".into()).unwrap_or_default();
    if !is_told(about) {
        caused(if is_own { own(CUT_SHORT) } else { CUT_SHORT }, &[("url", address)], about)
    } else if is_named && cause.is_truthy() {
        caused(NO_ANSWER_AT_HOME, &[("url", address), ("name", asked.name)], &cause)
    } else {
        about.clone()
    }
}
