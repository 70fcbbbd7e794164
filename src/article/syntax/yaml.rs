//! The YAML (1.2.2) of front matter and of bibliographies: nested tables and lists by indentation, texts in blocks, and
//! values in one line. Anchors and tags are passed over, an alias has no value, and every scalar is a text. In: a part
//! of a file. Out: its value, and what is wrong with it. A line that cannot be read costs itself alone.

use super::flow::{Flow, ends_key};
use super::json::{DEPTH, Fault, Kind, Value};
use crate::article::content::buffer::{Text, TextRange};
use std::ops::Range;

/// Reads the part of a file in this range.
pub(crate) fn read(source: &str, part: Range<usize>, text: &mut Text) -> (Value, Vec<Fault>) {
    let mut reader = Reader {
        source: &source[..part.end],
        at: part.start,
        line_start: part.start,
        text,
        faults: Vec::new(),
        lost: None,
        has_tab: false,
    };
    let mut root = Value { kind: Kind::Null, range: part };
    while let Some(line) = reader.peek() {
        match &mut root.kind {
            Kind::Null if reader.is_item(&line) => root.kind = reader.list(line.indent, line.indent, DEPTH),
            Kind::Null => root.kind = reader.table(line.indent, DEPTH),
            Kind::Object(members) if !reader.is_item(&line) => {
                if let Kind::Object(more) = reader.table(line.indent, DEPTH) {
                    members.extend(more);
                }
            }
            _ => reader.lose(&line, "it has no key"),
        }
    }
    (root, reader.faults)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// Where the line begins that `at` is in.
    line_start: usize,
    text: &'a mut Text,
    faults: Vec<Fault>,
    /// Why the line before could not be read; this one, if it is for the same reason, is not reported.
    lost: Option<&'static str>,
    /// Whether a tab has been reported.
    has_tab: bool,
}

/// What is left of a line: where it begins, in the file and in its line, and where it ends.
struct Line {
    start: usize,
    indent: usize,
    end: usize,
}

impl Reader<'_> {
    /// The rest of this line, or the next one that is neither blank nor a comment.
    fn peek(&mut self) -> Option<Line> {
        while self.at < self.source.len() {
            let end = self.line_end();
            let rest = &self.source[self.at..end];
            let words = without_indent(rest);
            let start = end - words.len();
            let is_mark = self.at == self.line_start && is_marker(words);
            if !(words.is_empty() || words.starts_with('#') || is_mark) {
                let has_tab = self.at == self.line_start && rest[..rest.len() - words.len()].contains('\t');
                if has_tab && !std::mem::replace(&mut self.has_tab, true) {
                    self.fault(start, "it is indented by a tab, where YAML wants spaces");
                }
                return Some(Line { start, indent: start - self.line_start, end });
            }
            self.next_line(end);
        }
        None
    }

    fn line_end(&self) -> usize {
        self.source[self.at..].find('\n').map_or(self.source.len(), |length| self.at + length)
    }

    fn next_line(&mut self, end: usize) {
        self.at = (end + 1).min(self.source.len());
        self.line_start = self.at;
    }

    fn fault(&mut self, at: usize, message: &'static str) {
        if self.lost.replace(message) != Some(message) {
            self.faults.push(Fault { at, message });
        }
    }

    /// Passes over a line.
    fn lose(&mut self, line: &Line, message: &'static str) {
        self.fault(line.start, message);
        self.next_line(line.end);
    }

    fn is_item(&self, line: &Line) -> bool {
        self.source[line.start..line.end].strip_prefix('-').is_some_and(ends_key)
    }

    /// The value whose lines are indented at least so far.
    fn node(&mut self, least: usize, depth: usize) -> Value {
        let Some(line) = self.peek().filter(|line| line.indent >= least) else { return Value::default() };
        let kind = if depth == 0 {
            self.lose(&line, "values are nested too deeply");
            Kind::Null
        } else if self.is_item(&line) {
            self.list(line.indent, line.indent, depth)
        } else if self.key(&line).is_some() {
            self.table(line.indent, depth)
        } else {
            self.at = line.start;
            return self.scalar(least);
        };
        Value { kind, range: line.start..self.at }
    }

    /// A list whose items are indented so far, or less, but at least so far.
    fn list(&mut self, least: usize, indent: usize, depth: usize) -> Kind {
        let mut values = Vec::new();
        let indents = least..=indent;
        while let Some(line) = self.peek().filter(|line| indents.contains(&line.indent) && self.is_item(line)) {
            self.at = line.start + 1;
            self.pass_properties(line.end);
            values.push(self.node(line.indent + 1, depth - 1));
        }
        Kind::Array(values)
    }

    /// Passes over the anchor and the tag before a value, to the end of the line at most.
    fn pass_properties(&mut self, end: usize) {
        while let rest = without_indent(&self.source[self.at..end])
            && rest.starts_with(['&', '!'])
        {
            self.at = end - rest.len() + rest.find([' ', '\t']).unwrap_or(rest.len());
        }
    }

    fn table(&mut self, indent: usize, depth: usize) -> Kind {
        let mut members = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            let Some((key, after)) = self.key(&line).filter(|_| line.indent == indent) else {
                if line.indent == indent && self.is_item(&line) {
                    break;
                }
                self.lose(
                    &line,
                    if line.indent == indent { "it has no key" } else { "its indentation fits no line above it" },
                );
                continue;
            };
            self.lost = None;
            let key = self.text.add(&self.source[key]);
            self.at = after;
            self.pass_properties(line.end);
            let mut value = match self.peek() {
                Some(rest) if rest.start < line.end => {
                    self.at = rest.start;
                    self.scalar(indent + 1)
                }
                // Items need not be indented more than their key.
                Some(next) if depth > 1 && next.indent >= indent && self.is_item(&next) => {
                    Value { kind: self.list(indent, next.indent, depth - 1), range: 0..self.at }
                }
                _ => self.node(indent + 1, depth - 1),
            };
            value.range.start = after;
            members.push((key, value));
        }
        Kind::Object(members)
    }

    /// The key that a line begins with, and where what follows its colon begins.
    fn key(&self, line: &Line) -> Option<(Range<usize>, usize)> {
        let words = &self.source[line.start..line.end];
        let (key, colon) = if let Some(quote) = words.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let end = closing_mark(words, quote)?;
            let rest = without_indent(&words[end + 1..]);
            (1..end, Some(words.len() - rest.len()).filter(|_| rest.strip_prefix(':').is_some_and(ends_key))?)
        } else if words.starts_with(['[', '{', '|', '>']) {
            return None;
        } else {
            let colon = words.match_indices(':').map(|(at, _)| at).find(|at| ends_key(&words[at + 1..]))?;
            (0..words[..colon].trim_end().len(), colon)
        };
        Some((line.start + key.start..line.start + key.end, line.start + colon + 1))
    }

    /// A value that is neither a table nor a list of lines; it goes on in lines that are indented at least so far.
    fn scalar(&mut self, least: usize) -> Value {
        let start = self.at;
        let first = self.line_end();
        let (end, next) = self.extent(first, least);
        let words = &self.source[start..first];
        let sign = words.split([' ', '#']).next().unwrap_or_default();
        let is_block =
            sign.starts_with(['|', '>']) && sign[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9'));
        let mut value = Value::default();
        if is_block {
            let lines = &self.source[first..end.max(first)];
            value.kind = Kind::Text(self.block(lines, sign.starts_with('>')));
        } else {
            let mut flow = Flow { source: &self.source[..end], at: start, text: self.text, sign: b':' };
            let read = flow.value();
            flow.space();
            let (at, is_whole) = (flow.at, flow.at == end);
            match read {
                Ok(read) if is_whole => value = read,
                Ok(_) => self.fault(at, "there is text after its end"),
                Err(message) => self.fault(start, message),
            }
        }
        self.at = next;
        self.line_start = next;
        value.range = start..end;
        value
    }

    /// Where a value that begins in a line ends, and the line after it begins.
    fn extent(&self, first: usize, least: usize) -> (usize, usize) {
        let (mut end, mut next) = (first, first);
        for line in self.source[first..].split_inclusive('\n').skip(1) {
            let start = next + 1;
            next = start + line.trim_end_matches('\n').len();
            let words = line.trim();
            if !words.is_empty() {
                if line.len() - without_indent(line).len() < least {
                    break;
                }
                end = next;
            }
        }
        (end, (end + 1).min(self.source.len()))
    }

    /// The text of a block, without its indentation.
    fn block(&mut self, lines: &str, is_folded: bool) -> TextRange {
        let indent = lines
            .lines()
            .find(|line| !line.trim().is_empty())
            .map_or(0, |line| line.len() - without_indent(line).len());
        let mut out = String::new();
        let mut blank = 0;
        for line in lines.lines().skip(1) {
            if line.trim().is_empty() {
                blank += 1;
                continue;
            }
            let white = line.len() - without_indent(line).len();
            if !out.is_empty() {
                out.push(if is_folded && blank == 0 { ' ' } else { '\n' });
                (0..blank).for_each(|_| out.push('\n'));
            }
            out.push_str(line[white.min(indent)..].trim_end());
            blank = 0;
        }
        self.text.add(&out)
    }
}

/// A line without its indentation: other white space is text (YAML 1.2.2, section 6.1).
fn without_indent(line: &str) -> &str {
    line.trim_start_matches([' ', '\t'])
}

/// Where a text in quotation marks ends that a line begins with.
fn closing_mark(words: &str, quote: char) -> Option<usize> {
    let mut letters = words.char_indices().skip(1).peekable();
    while let Some((at, c)) = letters.next() {
        if c == '\\' && quote == '"' {
            letters.next();
        } else if c == quote && (quote == '"' || letters.next_if(|(_, next)| *next == quote).is_none()) {
            return Some(at);
        }
    }
    None
}

/// Whether a line begins or ends a document.
fn is_marker(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}
