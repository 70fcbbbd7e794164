//! Where a text is not prose: code, HTML, comments. In: Markdown. Out: ranges in it.

use super::{OPTIONS, Prepared, parser};
use crate::article::syntax::raw_html::{Part, Parts};
use pulldown_cmark::{BrokenLink, Event, Tag};
use std::ops::Range;

/// Where the HTML comments of a text are, without their marks.
pub(crate) fn comments(text: &str) -> Vec<Range<usize>> {
    let prepared = Prepared::new(text);
    let mut comments = Vec::new();
    for (event, range) in parser(prepared.text(), OPTIONS, &mut |_| None) {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let Range { start: mut at, end } = prepared.place(range);
        for (part, own) in Parts::new(&text[at..end]) {
            let words = own.strip_prefix("<!--").and_then(|own| own.strip_suffix("-->"));
            if let (Part::Comment, Some(words)) = (part, words) {
                let start = at + "<!--".len();
                comments.push(start..start + words.len());
            }
            at += own.len();
        }
    }
    comments
}

/// Where a text is code or HTML, in order.
pub(crate) fn code_and_html(text: &str) -> Vec<Range<usize>> {
    let prepared = Prepared::new(text);
    let mut links = |_: BrokenLink| None;
    let events = parser(prepared.text(), OPTIONS, &mut links);
    let is_one = |event: &Event| {
        matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_) | Event::InlineHtml(_))
    };
    events.filter(|(event, _)| is_one(event)).map(|(_, range)| prepared.place(range)).collect()
}
