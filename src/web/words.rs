//! The interface's words for an article that is already in the page and not in English. In: the element and, through
//! `hear`, the files that have arrived. Out: through the [`WordsPage`], which tables to load, the words as soon as they
//! are there or late, once more with whatever arrives later, and faults. Holds no JavaScript closure, fetches nothing
//! itself.

use super::loading::{Loader, Loading, Own};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// The page's side of loading words.
    #[wasm_bindgen(extends = Loader)]
    #[derive(Clone)]
    pub type WordsPage;
    #[wasm_bindgen(method, catch)]
    fn show(this: &WordsPage, words: &JsValue) -> Result<(), JsValue>;
}

/// Words that are loaded and shown, and shown again when more of them have arrived.
#[wasm_bindgen]
pub struct Translation {
    page: WordsPage,
    loading: Loading,
}

#[wasm_bindgen]
impl Translation {
    /// Loads the words of a language, and those that the element names. The stylesheet is already loading.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, page: WordsPage, lang: &str, own: Own) -> Translation {
        let loading = Loading::new(host, page.clone().into(), own);
        loading.begin_style();
        loading.load_words(lang);
        loading.wait();
        Translation { page, loading }
    }

    /// Receives the same events as `Reading`; returns whether everything has arrived, and fails if there is no article any
    /// more to show the words in.
    pub fn hear(&self, name: &str, bytes: Option<Vec<u8>>, about: &JsValue) -> Result<bool, JsValue> {
        self.loading.hear(name, bytes, about);
        self.loading.go_on(&|_| self.page.show(&self.loading.words()))
    }
}
