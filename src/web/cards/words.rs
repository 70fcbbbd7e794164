//! The interface's words on cards. In: a table of words, like a file of `www/words/`. Out: the words, in English where
//! the table has none.

use crate::article::text::control::without_controls;
pub(super) use crate::web::sentence::filled;
use wasm_bindgen::prelude::*;

macro_rules! words {
    ($($name:ident = $key:literal $english:literal,)*) => {
        /// The words on cards; the English ones are the same as in `www/words/en.json`.
        pub(super) struct Words { $(pub $name: String,)* }

        impl Words {
            /// The table's words, in English where it has none or is not a table.
            pub fn read(table: &JsValue) -> Self {
                Self { $($name: word(table, $key, $english),)* }
            }
        }
    };
}

words! {
    close = "close" "Close",
    back_to = "backTo" "Back to {title}",
    more = "more" "More",
    less = "less" "Less",
    show_all = "showAll" "Show all {n}",
    goto = "goto" "Go to entry",
    goto_note = "gotoNote" "Go to note",
    actions = "actions" "More actions",
    copy_link = "copyLink" "Copy link",
    copied_here = "copiedHere" "Copied",
    cite = "cite" "Cite",
    quoted = "quoted" "“{title}”",
    at_quoted = "atQuoted" "at the quoted words",
    copy_as = "copyAs" "Copy as",
    save_as = "saveAs" "Save as",
    plain_text = "plainText" "Text",
    copied_as = "copiedAs" "Copied as {format}",
    not_copied_as = "notCopiedAs" "Could not copy; the text is selected",
    not_loaded = "notLoaded" "The sources could not be loaded",
    copied = "copied" "Link copied",
    not_copied = "notCopied" "The link is in the address bar",
    note = "note" "Note {n}",
    source = "source" "Source",
    used = "used" "Used {n} times",
    previous_mention = "previousMention" "Previous mention",
    next_mention = "nextMention" "Next mention",
    mention = "mention" "{n} of {all}",
    all_claims = "allClaims" "All",
    previous_claim = "previousClaim" "Previous claim",
    next_claim = "nextClaim" "Next claim",
}

/// Reads one word. Deserialising a whole table at once would pull in number formatting, for its errors. As in the core,
/// control characters are replaced.
fn word(table: &JsValue, key: &str, english: &str) -> String {
    // Without a table: English, and no exception for each word.
    let given = table.is_object().then(|| js_sys::Reflect::get(table, &key.into()).ok()).flatten();
    let word = given.and_then(|word| word.as_string());
    word.map_or_else(|| english.to_owned(), |word| without_controls(&word).into_owned())
}

/// "3 of 7", in the interface's words.
pub(super) fn counted(words: &Words, n: usize, all: usize) -> String {
    filled(&words.mention, &[("n", &n.to_string()), ("all", &all.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[test]
    fn replaces_the_control_characters_that_the_core_replaces_and_no_others() {
        let all: String = (0..=0xFF).map(char::from).collect();
        let table = js_sys::Object::new();
        js_sys::Reflect::set(&table, &"close".into(), &all.as_str().into()).unwrap();
        let replaced: Vec<usize> = Words::read(&table)
            .close
            .chars()
            .enumerate()
            .filter_map(|(code, c)| (c == char::REPLACEMENT_CHARACTER).then_some(code))
            .collect();
        let controls = (0..0x20).chain([0x7F]).filter(|code| ![0x09, 0x0A].contains(code));
        assert_eq!(replaced, controls.collect::<Vec<_>>());
    }
}
