//! The diagnostics of an article, for the panel of its preview: each with its place in the files and the words
//! around it, by which the page finds the place in the text.

use crate::files::Files;
use apostil::author::disclosure::{Told, told};
use apostil::author::visible::visible;
use serde_json::{Value, json};
use std::cmp::Reverse;

/// How many characters are sent on either side of a place: a paragraph, or a whole file, may be one line.
const AROUND: usize = 100;

/// All diagnostics, as the page reads them, the most severe first.
pub fn diagnostics(files: &Files) -> Value {
    let mut article = files.proofread(&files.options());
    article.weigh();
    let mut diagnostics: Vec<_> = told(&article, files).collect();
    diagnostics.sort_by_key(|told| Reverse(told.diagnostic.severity)); // stable: each severity stays in order of place
    let one = |Told { diagnostic, name, text }| {
        json!({
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "file": diagnostic.file,
            "name": visible(&name),
            "line": diagnostic.line,
            "column": diagnostic.column,
            "message": visible(&diagnostic.message),
            "help": visible(&diagnostic.help),
            "near": text.map_or("", |text| near(text, diagnostic.span.start as usize)),
        })
    };
    diagnostics.into_iter().map(one).collect()
}

/// The text around an offset in its line.
fn near(text: &str, at: usize) -> &str {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let is_end = |(_, c): &(usize, char)| matches!(c, '\n' | '\r');
    let before = text[..at].char_indices().rev().take(AROUND).take_while(|it| !is_end(it)).last();
    let after = text[at..].char_indices().take(AROUND).take_while(|it| !is_end(it)).last();
    let end = after.map_or(at, |(start, c)| at + start + c.len_utf8());
    &text[before.map_or(at, |(start, _)| start)..end]
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn tells_the_text_around_a_place_in_its_line() {
        for (text, at, told) in [
            ("one\ntwo three\r\nfour", 8, "two three"),
            ("one\ntwo", 0, "one"),
            ("one\n\ntwo", 4, ""),
            ("one", 3, "one"),
            ("one", 9, "one"),
            ("é", 1, "é"),
            ("", 0, ""),
        ] {
            assert_eq!(near(text, at), told, "{text:?} {at}");
        }
        let long = "ä".repeat(3_000_000);
        assert_eq!(near(&long, 1_000_001).chars().count(), 200);
    }
}
