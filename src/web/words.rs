//! The words of an article that is in the page already and is not in English. In: the element and, by `hear`, what has come. Out:
//! by the [`WordsPage`], which tables are to be loaded, the words as soon as they are there or late, once more with what
//! comes later, and faults. Holds no closure of JavaScript, fetches nothing itself.

use super::loading::waiting::Next;
use super::loading::{Loader, Loading};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// What the page does for the words.
    #[wasm_bindgen(extends = Loader)]
    #[derive(Clone)]
    pub type WordsPage;
    #[wasm_bindgen(method)]
    fn show(this: &WordsPage, words: &JsValue);
}

/// Words that are loaded and shown; again when more of them have come.
#[wasm_bindgen]
pub struct Translation {
    page: WordsPage,
    loading: Loading,
    is_busy: Cell<bool>,
}

#[wasm_bindgen]
impl Translation {
    /// Brings the words of a language and those that the element names, from tables in `folder`. The stylesheet is on its way.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, page: WordsPage, lang: &str, folder: String) -> Translation {
        let loading = Loading::new(host, page.clone().into(), folder);
        loading.begin_style();
        loading.load_words(lang);
        loading.wait();
        Translation { page, loading, is_busy: Cell::new(false) }
    }

    /// Hears what `Reading` hears, too; says whether nothing more is to come.
    pub fn hear(&self, name: &str, bytes: Option<Vec<u8>>, about: &JsValue) -> bool {
        self.loading.hear(name, bytes, about);
        if self.is_busy.replace(true) {
            return false; // what it has begun is under way
        }
        let is_whole = loop {
            let next = self.loading.next();
            match next {
                Next::Wait => break false,
                Next::Finish => break true,
                Next::Show | Next::ShowAgain => self.page.show(&self.loading.words()),
            }
            if next == Next::Show {
                self.loading.tell_late();
            }
        };
        self.is_busy.set(false);
        is_whole
    }
}
