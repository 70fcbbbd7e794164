//! Makes a text ready for the parser. In: Markdown. Out: the same with some edits, a map back from its offsets, and the
//! parser's events as they would be for the text itself.
//!
//! There are two kinds of edits: what nests too deep is cut (`shallow.rs`), and where the parser would see more than the
//! author wrote, a guard is put (`guards.rs`): a character that is nowhere in the text and is taken out again.

use super::guards::Guards;
use super::shallow;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// A text as the parser gets it.
pub(super) struct Prepared<'a> {
    whole: &'a str,
    text: Cow<'a, str>,
    moves: Vec<Move>,
    guard: char,
}

/// An offset in the prepared text, and what leads from there to the whole one, wrapping.
struct Move {
    at: usize,
    by: usize,
}

impl<'a> Prepared<'a> {
    pub fn new(whole: &'a str) -> Self {
        // Characters that are in no text (Unicode, section 23.7 "Noncharacters"). Whoever writes all of them is not guarded.
        let guard = ('\u{FDD0}'..='\u{FDEF}').find(|c| !whole.contains(*c));
        let edits = edits(whole, guard.is_some());
        let (mut text, mut moves, mut done) = (String::new(), Vec::new(), 0);
        for edit in &edits {
            text.push_str(&whole[done..edit.start]);
            done = edit.end;
            let mut at = text.len();
            if let Some(guard) = guard.filter(|_| edit.is_empty()) {
                text.push(guard);
                at += 1;
            }
            moves.push(Move { at, by: done.wrapping_sub(text.len()) });
        }
        let text = if edits.is_empty() {
            Cow::Borrowed(whole)
        } else {
            text.push_str(&whole[done..]);
            Cow::Owned(text)
        };
        Self { whole, text, moves, guard: guard.unwrap_or_default() }
    }

    /// The text to parse.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Maps a range of the prepared text to the whole one. What was cut at its ends is not part of it.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let by = |moves: usize| moves.checked_sub(1).map_or(0, |last| self.moves[last].by);
        let start = range.start.wrapping_add(by(self.moves.partition_point(|it| it.at <= range.start)));
        let end = range.end.wrapping_add(by(self.moves.partition_point(|it| it.at < range.end)));
        start..end.max(start)
    }

    /// An event of the parser, as it would be for the whole text: a text within which something was cut gets that
    /// back, since what is before it was text, too.
    pub fn restored<'t>(&'t self, event: Event<'t>, range: Range<usize>) -> (Event<'t>, Range<usize>) {
        if self.moves.is_empty() {
            return (event, range);
        }
        let place = self.place(range.clone());
        let whole = |text: CowStr<'t>| {
            let is_verbatim = *text == self.text[range.clone()];
            if is_verbatim { CowStr::Borrowed(&self.whole[place.clone()]) } else { self.unguarded(text) }
        };
        let event = match event {
            Event::Text(text) => Event::Text(whole(text)),
            Event::Html(text) => Event::Html(whole(text)),
            Event::InlineHtml(text) => Event::InlineHtml(whole(text)),
            Event::Code(text) => Event::Code(self.unguarded(text)),
            Event::Start(tag) => Event::Start(self.unguarded_tag(tag)),
            event => event,
        };
        (event, place)
    }

    /// The text without guards.
    pub fn unguarded<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        if text.contains(self.guard) { text.replace(self.guard, "").into() } else { text }
    }

    fn unguarded_tag<'t>(&self, tag: Tag<'t>) -> Tag<'t> {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => Tag::Link {
                link_type,
                dest_url: self.unguarded(dest_url),
                title: self.unguarded(title),
                id: self.unguarded(id),
            },
            Tag::Image { link_type, dest_url, title, id } => Tag::Image {
                link_type,
                dest_url: self.unguarded(dest_url),
                title: self.unguarded(title),
                id: self.unguarded(id),
            },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(self.unguarded(info))),
            tag => tag,
        }
    }
}

/// The edits of a text in the order of their places: parts to cut, and empty ranges for guards.
fn edits(whole: &str, is_guarded: bool) -> Vec<Range<usize>> {
    let mut guards = Guards::new(whole);
    let (mut edits, mut line_start) = (Vec::new(), 0);
    for line in whole.split_inclusive('\n') {
        let start = shallow::start(line.as_bytes());
        edits.extend(start.surplus.map(|cut| line_start + cut.start..line_start + cut.end));
        guards.line(line_start + start.content..line_start + line.len());
        line_start += line.len();
    }
    if !is_guarded {
        return edits;
    }
    let points = guards.points();
    if edits.is_empty() {
        return points.into_iter().map(|at| at..at).collect();
    }
    // What is cut holds no points: markers and spaces end where a line's own text begins.
    let mut points = points.into_iter().peekable();
    let mut all = Vec::with_capacity(edits.len() + points.len());
    for cut in edits {
        while let Some(at) = points.next_if(|at| *at < cut.end) {
            all.push(at..at);
        }
        all.push(cut);
    }
    all.extend(points.map(|at| at..at));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_to_the_whole_text() {
        let text = format!("é\n{}é b\n{}\tc", "> ".repeat(102), "> ".repeat(101));
        let prepared = Prepared::new(&text);
        for mark in ["b", "c"] {
            let at = prepared.text().find(mark).unwrap_or_default();
            assert_eq!(&text[prepared.place(at..at + 1)], mark);
        }
        let line = 3 + 200;
        assert_eq!(prepared.place(line..line), line + 4..line + 4);
        assert_eq!(prepared.place(0..line), 0..line);
    }

    #[test]
    fn leads_back_past_guards() {
        let text = "é\n:a [[1]](b) {c}";
        let prepared = Prepared::new(text);
        assert_eq!(prepared.text().replace(prepared.guard, "_"), "é\n_:a [_[1]](b) {c}");
        for mark in [":a", "[1]", "b", "{c}"] {
            let at = prepared.text().find(mark).unwrap_or_default();
            assert_eq!(&text[prepared.place(at..at + mark.len())], mark);
        }
        let whole = prepared.text().len();
        assert_eq!(prepared.place(0..whole), 0..text.len());
    }
}
