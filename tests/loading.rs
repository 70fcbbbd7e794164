//! What the browser's modules decide of the files of an article, natively: what is wrong with a file, and when an article is
//! shown.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../src/web/loading/body.rs"]
mod body;
#[allow(dead_code, reason = "what is told of addresses is told in a page alone")]
#[path = "../src/web/loading/fault.rs"]
mod fault;
#[allow(dead_code, reason = "the time is kept in a page alone")]
#[path = "../src/web/loading/waiting.rs"]
mod waiting;

use body::{Body, Holds, check};
use fault::{CUT_SHORT, EMPTY, ENCODING, NOT_JSON, NOT_MARKDOWN, TOO_LARGE};
use waiting::{Next, Waiting};

fn body(bytes: &[u8]) -> Body<'_> {
    Body { bytes, limit: 1 << 20, length: None, is_basic: true, media_type: "" }
}

/// The codes of what is wrong, each with whether the file can be used.
fn wrong(body: &Body, holds: Holds) -> Vec<(&'static str, bool)> {
    let is_json = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    check(body, holds, is_json).into_iter().map(|wrong| (wrong.fault[0], wrong.is_usable)).collect()
}

#[test]
fn a_file_may_be_what_it_should() {
    for (text, holds) in [
        ("# A text", Holds::Markdown),
        ("\u{FEFF}A text", Holds::Markdown),
        ("<htmlish> <b>bold</b>", Holds::Markdown),
        ("[{\"id\": \"a\"}]", Holds::Json),
        ("\u{FEFF}{}", Holds::Json),
        ("Word\n: It is one.", Holds::Either),
        ("[link] first", Holds::Either),
        (" [ {\"term\": \"a\"}]", Holds::Either),
    ] {
        assert_eq!(wrong(&body(text.as_bytes()), holds), [], "{text}");
    }
}

#[test]
fn what_comes_is_no_file_without_text_or_beyond_the_limit() {
    assert_eq!(wrong(&body(b" \n\t"), Holds::Json), [(EMPTY[0], false)]);
    assert_eq!(wrong(&body("\u{FEFF}".as_bytes()), Holds::Markdown), [(EMPTY[0], false)]);
    let large = Body { limit: 3, ..body(b"text") };
    assert_eq!(wrong(&large, Holds::Markdown), [(TOO_LARGE[0], false)]);
}

#[test]
fn an_end_that_is_missing_is_noticed_where_it_can_be_known() {
    let short = |length, is_basic| Body { length: Some(length), is_basic, ..body(b"text") };
    assert_eq!(wrong(&short(5, true), Holds::Markdown), [(CUT_SHORT[0], false)]);
    assert_eq!(wrong(&short(4, true), Holds::Markdown), []);
    assert_eq!(wrong(&short(1028, false), Holds::Markdown), [], "it may be compressed");
    assert_eq!(wrong(&short(1029, false), Holds::Markdown), [(CUT_SHORT[0], false)]);
}

#[test]
fn another_encoding_is_told_and_read_if_it_can_be() {
    let utf16: Vec<u8> = "a text".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin1 = b"Fr\xFCher als alle anderen Buchstaben.";
    let unreadable = b"\xE4\xF6\xFC and";
    for (bytes, is_usable) in [(&utf16[..], false), (b"\xFE\xFFtext", false), (latin1, true), (unreadable, false)] {
        assert_eq!(wrong(&body(bytes), Holds::Markdown), [(ENCODING[0], is_usable)], "{bytes:?}");
    }
    assert_eq!(wrong(&body(b"a\0bcdefghijklmnopqrstu"), Holds::Markdown), [(ENCODING[0], false)], "no text");
    assert_eq!(
        wrong(&body(b"{\"a\": \"\xFC, which is one letter of many\""), Holds::Json),
        [(ENCODING[0], true), (NOT_JSON[0], true)]
    );
}

#[test]
fn a_web_page_is_neither_markdown_nor_json() {
    for page in ["<!DOCTYPE html><p>", "\n<html>", "<HTML lang=en>", "<html\nlang=en>"] {
        assert_eq!(wrong(&body(page.as_bytes()), Holds::Markdown), [(NOT_MARKDOWN[0], false)], "{page}");
        assert_eq!(wrong(&body(page.as_bytes()), Holds::Either), [(NOT_MARKDOWN[0], false)], "{page}");
        assert_eq!(wrong(&body(page.as_bytes()), Holds::Json), [(NOT_JSON[0], false)], "{page}");
    }
    let called = |text: &'static str| Body { media_type: "Text/HTML; charset=utf-8", ..body(text.as_bytes()) };
    assert_eq!(wrong(&called("<p>Not found</p>"), Holds::Markdown), [(NOT_MARKDOWN[0], false)]);
    assert_eq!(wrong(&called("A text"), Holds::Markdown), [], "it is Markdown, whatever the server calls it");
    assert_eq!(wrong(&called("{}"), Holds::Json), [], "it is JSON, whatever the server calls it");
}

#[test]
fn broken_json_is_used_as_far_as_it_is_whole() {
    for holds in [Holds::Json, Holds::Either] {
        assert_eq!(wrong(&body(b"[{\"id\": \"a\"}"), holds), [(NOT_JSON[0], true)]);
    }
}

#[test]
fn an_article_is_shown_as_soon_as_all_has_come() {
    let mut waiting = Waiting::default();
    waiting.begin();
    waiting.begin();
    assert_eq!(waiting.next(false), Next::Wait);
    waiting.end(true);
    assert_eq!(waiting.next(false), Next::Wait);
    waiting.end(false);
    assert_eq!(waiting.next(false), Next::Show);
    assert_eq!(waiting.next(false), Next::Finish);
}

#[test]
fn what_is_late_is_shown_when_it_comes_and_no_card_is_open() {
    let mut waiting = Waiting::default();
    for _ in 0..3 {
        waiting.begin();
    }
    waiting.lose_patience();
    assert_eq!(waiting.next(false), Next::Show);
    assert_eq!(waiting.next(false), Next::Wait);
    waiting.end(false);
    assert_eq!(waiting.next(false), Next::Wait, "it needs no new article");
    waiting.end(true);
    assert_eq!(waiting.next(true), Next::Wait, "nobody is disturbed");
    assert_eq!(waiting.next(false), Next::ShowAgain);
    waiting.end(true);
    assert_eq!(waiting.next(true), Next::Wait);
    assert_eq!(waiting.next(false), Next::ShowAgain);
    assert_eq!(waiting.next(false), Next::Finish);
}
