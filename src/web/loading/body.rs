//! The body of a response. In: its bytes, what the server says about them, and which kind of file is expected. Out:
//! whether it is such a file, and if not, why. Trusts nothing that the server says. Knows no page: the caller supplies
//! the check for JSON.

use super::fault::{CUT_SHORT, EMPTY, ENCODING, Fault, NOT_JSON, NOT_MARKDOWN, TOO_LARGE};
use std::borrow::Cow;

/// How much larger than its text a compressed file can be; another site does not reveal whether it is compressed.
const SLACK: usize = 1024;

/// The expected content of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Markdown,
    Json,
    /// Only the glossary may be either.
    Either,
}

/// A response body that has arrived.
pub(crate) struct Body<'a> {
    pub bytes: &'a [u8],
    /// The maximum size of a file, in bytes.
    pub limit: usize,
    /// The size that the server announced, unless the body is compressed.
    pub length: Option<usize>,
    /// Whether it is from the page's own origin, which reveals whether it was compressed.
    pub is_basic: bool,
    /// The media type that the server sent.
    pub media_type: &'a str,
}

/// A problem with a file: the row, the value of its placeholder `{encoding}`, and whether the file can still be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub fault: Fault,
    pub encoding: &'static str,
    pub is_usable: bool,
}

impl Wrong {
    fn fatal(fault: Fault) -> Self {
        Wrong { fault, encoding: "", is_usable: false }
    }
}

/// The text of a file, without its byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// The problems with a file; only the last may be fatal.
pub(crate) fn check(body: &Body, holds: Holds, is_json: impl Fn(&str) -> bool) -> Vec<Wrong> {
    if body.bytes.len() > body.limit {
        return vec![Wrong::fatal(TOO_LARGE)];
    }
    // Detects a truncated body even where the browser accepts it.
    let slack = if body.is_basic { 0 } else { SLACK };
    if body.length.is_some_and(|length| body.bytes.len() + slack < length) {
        return vec![Wrong::fatal(CUT_SHORT)];
    }
    let text = text(body.bytes);
    let begins = text.trim_start();
    if begins.is_empty() {
        return vec![Wrong::fatal(EMPTY)];
    }
    let mut found: Vec<_> = other_encoding(body.bytes, &text).into_iter().collect();
    if found.iter().any(|wrong| !wrong.is_usable) {
        return found;
    }
    let should_be_json = holds == Holds::Json || holds == Holds::Either && is_json_list(begins);
    let is_page = begins_with(begins, "<!doctype html") || is_html(begins);
    let is_called_page = begins_with(body.media_type, "text/html") || begins_with(body.media_type, "application/xhtml");
    // Some servers call every file they do not know a web page.
    if is_page || is_called_page && !should_be_json && begins.starts_with('<') {
        found.push(Wrong::fatal(if should_be_json { NOT_JSON } else { NOT_MARKDOWN }));
    } else if should_be_json && !is_json(&text) {
        found.push(Wrong { is_usable: true, ..Wrong::fatal(NOT_JSON) }); // the core keeps everything before the mistake
    }
    found
}

/// Whether a text begins with an ASCII string, ignoring case.
fn begins_with(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start.as_bytes()))
}

fn is_html(begins: &str) -> bool {
    let after = begins.as_bytes().get("<html".len());
    begins_with(begins, "<html") && after.is_some_and(|byte| *byte == b'>' || byte.is_ascii_whitespace())
}

/// Whether a glossary begins like JSON, as in `src/article/read/glossary.rs`.
fn is_json_list(begins: &str) -> bool {
    let list = begins.strip_prefix('[').map(str::trim_start);
    begins.starts_with('{') || list.is_some_and(|list| list.is_empty() || list.starts_with(['"', '{', ']']))
}

/// The likely encoding of a file that is not UTF-8, and whether the file is still readable.
fn other_encoding(bytes: &[u8], text: &str) -> Option<Wrong> {
    let wrong = |encoding, is_usable| Some(Wrong { fault: ENCODING, encoding, is_usable });
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros * 5 > bytes.len() {
        return wrong("UTF-16", false);
    }
    if zeros * 50 > bytes.len() {
        return wrong("no text at all", false);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    // If more than a tenth is unreadable, the rest is useless.
    let unreadable = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    wrong("Windows-1252 (Latin-1) or another old encoding", unreadable * 10 < text.chars().count())
}
