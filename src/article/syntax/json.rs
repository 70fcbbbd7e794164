//! JSON (RFC 8259) as a tree that knows where each value is, so that a diagnostic can point at it. Numbers
//! stay text: nothing here calculates. A general JSON library would weigh more in the page than all of this
//! crate's own parsing, and none keeps what is intact before a syntax error.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::limits;
use crate::article::text::direction;
use std::ops::Range;

/// A value and its place in the file, in bytes.
#[derive(Debug, Default)]
pub(crate) struct Value {
    pub kind: Kind,
    pub range: Range<usize>,
}

#[derive(Debug, Default)]
pub(crate) enum Kind {
    #[default]
    Null,
    Boolean(bool),
    /// A string or a number, as it is in the text buffer.
    Text(TextRange),
    Array(Vec<Value>),
    Object(Vec<(TextRange, Value)>),
}

/// What is wrong, and at which byte.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub at: usize,
    pub message: &'static str,
}

/// How deep values may be nested.
pub(super) const DEPTH: usize = 64;

/// Reads a file, and reports what is wrong with it. The second value is whether it is complete.
pub(crate) fn read_file(
    source: &str,
    file: File,
    code: Code,
    text: &mut Text,
    diagnostics: &mut Collector,
) -> (Value, bool) {
    let mut reader = Reader::new(source, text);
    // The glossary's strings are Markdown, and are handled there.
    reader.settles = file != File::Glossary;
    let (value, fault) = reader.read();
    if let Some(fault) = &fault {
        diagnostics.add(code, Span::new(file, fault.at..fault.at + 1), &[fault.message]);
        diagnostics.lack(file);
    }
    for (range, name) in reader.unsettled {
        diagnostics.add(Code::BidiControl, Span::new(file, range), &[name]);
    }
    (value, fault.is_none())
}

/// Reads a whole text; its strings go to the buffer. An error comes with everything that was complete before it.
pub(crate) fn read(source: &str, text: &mut Text) -> (Value, Option<Fault>) {
    Reader::new(source, text).read()
}

/// Reads the value that a text begins with, its strings as they are written.
pub(crate) fn read_first(source: &str, text: &mut Text) -> (Value, Option<Fault>) {
    let mut reader = Reader::new(source, text);
    reader.settles = false;
    let read = reader.first();
    reader.whole(read)
}

impl Value {
    pub fn get(&self, key: &str, text: &Text) -> Option<&Value> {
        let Kind::Object(members) = &self.kind else { return None };
        members.iter().take(limits::MEMBERS).find(|(name, _)| text.get(*name) == key).map(|(_, value)| value)
    }

    pub fn array(&self) -> &[Value] {
        match &self.kind {
            Kind::Array(values) => values,
            _ => &[],
        }
    }

    /// A string or a number; empty if it is neither.
    pub fn text(&self) -> TextRange {
        match self.kind {
            Kind::Text(stretch) => stretch,
            _ => TextRange::default(),
        }
    }

    /// The text of a member; empty if there is none.
    pub fn text_of(&self, key: &str, text: &Text) -> TextRange {
        self.get(key, text).map_or(TextRange::default(), Value::text)
    }

    /// The elements of a member that is an array.
    pub fn array_of(&self, key: &str, text: &Text) -> &[Value] {
        self.get(key, text).map_or(&[], Value::array)
    }

    pub fn is(&self, boolean: bool) -> bool {
        matches!(self.kind, Kind::Boolean(value) if value == boolean)
    }
}

struct Container {
    value: Value,
    key: Option<TextRange>,
}

struct Reader<'a> {
    source: &'a str,
    text: &'a mut Text,
    at: usize,
    open: Vec<Container>,
    root: Option<Value>,
    /// Whether each string is isolated, so that it does not affect the direction of text beside it.
    settles: bool,
    /// The names of the invisible characters in such strings that would.
    unsettled: Vec<(Range<usize>, &'static str)>,
}

type Result<T> = std::result::Result<T, &'static str>;

impl<'a> Reader<'a> {
    fn new(source: &'a str, text: &'a mut Text) -> Self {
        Self { source, text, at: 0, open: Vec::new(), root: None, settles: true, unsettled: Vec::new() }
    }

    fn read(&mut self) -> (Value, Option<Fault>) {
        let read = self.all();
        self.whole(read)
    }

    fn whole(&mut self, read: Result<()>) -> (Value, Option<Fault>) {
        let fault = read.err().map(|message| Fault { at: self.at, message });
        // What is still open is not closed: lists keep their complete elements, an unfinished entry is dropped.
        while let Some(container) = self.open.pop() {
            if self.open.is_empty() || matches!(container.value.kind, Kind::Array(_)) {
                self.place(container.value);
            }
        }
        (self.root.take().unwrap_or_default(), fault)
    }

    fn all(&mut self) -> Result<()> {
        self.first()?;
        self.space();
        if self.at < self.source.len() { Err("there is text after the value") } else { Ok(()) }
    }

    fn first(&mut self) -> Result<()> {
        loop {
            self.space();
            self.value()?;
            while !self.open.is_empty() && !self.separator()? {}
            if self.open.is_empty() {
                return Ok(());
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Reads a scalar, or opens a container with its first key.
    fn value(&mut self) -> Result<()> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => return self.enter(Kind::Object(Vec::new())),
            Some(b'[') => return self.enter(Kind::Array(Vec::new())),
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Text(self.number()),
            _ => self.word()?,
        };
        self.place(Value { kind, range: start..self.at });
        Ok(())
    }

    fn enter(&mut self, kind: Kind) -> Result<()> {
        if self.open.len() == DEPTH {
            return Err("values are nested too deeply");
        }
        let is_object = matches!(kind, Kind::Object(_));
        self.open.push(Container { value: Value { kind, range: self.at..self.source.len() }, key: None });
        self.at += 1;
        self.space();
        if self.eat(if is_object { b'}' } else { b']' }) {
            self.leave();
            return Ok(());
        }
        if is_object {
            self.key()?;
            self.space();
        }
        // The only recursion: at most `DEPTH` containers that each begin with the next.
        self.value()
    }

    /// Reads what follows a value: a comma and, in an object, the next key (then true: a value is due), or
    /// the end of the container (then false, and what follows that is due).
    fn separator(&mut self) -> Result<bool> {
        self.space();
        let Some(container) = self.open.last() else { return Ok(true) };
        let is_object = matches!(container.value.kind, Kind::Object(_));
        if self.eat(b',') {
            self.space();
            if is_object {
                self.key()?;
            }
            return Ok(true);
        }
        if self.eat(if is_object { b'}' } else { b']' }) {
            self.leave();
            return Ok(false);
        }
        Err(if is_object { "a comma or `}` is missing" } else { "a comma or `]` is missing" })
    }

    fn key(&mut self) -> Result<()> {
        if self.peek() != Some(b'"') {
            return Err("a key in quotation marks is missing");
        }
        let key = self.string()?;
        self.space();
        if !self.eat(b':') {
            return Err("a colon is missing");
        }
        if let Some(container) = self.open.last_mut() {
            container.key = Some(key);
        }
        Ok(())
    }

    fn leave(&mut self) {
        if let Some(mut container) = self.open.pop() {
            container.value.range.end = self.at;
            self.place(container.value);
        }
    }

    /// Puts a complete value where it belongs.
    fn place(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Container { value: Value { kind: Kind::Array(values), .. }, .. }) => values.push(value),
            Some(Container { value: Value { kind: Kind::Object(members), .. }, key }) => {
                members.extend(key.take().map(|key| (key, value)));
            }
            Some(_) => {}
        }
    }

    fn string(&mut self) -> Result<TextRange> {
        let mut out = String::new();
        let start = self.at;
        self.at += 1;
        let mut done = self.at;
        loop {
            let byte = self.peek().filter(|byte| *byte != b'\n').ok_or("a text has no closing quotation mark")?;
            if byte == b'"' || byte == b'\\' {
                out.push_str(&self.source[done..self.at]);
            }
            self.at += 1;
            match byte {
                b'"' if self.settles => {
                    self.look_at_direction(&out, start..self.at);
                    return Ok(self.text.add(&direction::settled(&out)));
                }
                b'"' => return Ok(self.text.add(&out)),
                b'\\' => {
                    out.push(self.escape()?);
                    done = self.at;
                }
                _ => {}
            }
        }
    }

    fn look_at_direction(&mut self, string: &str, range: Range<usize>) {
        let Some((at, name)) = direction::unsettled(string) else { return };
        // If it is not written as an escape, its own range is the place.
        let control = string[at..].chars().next().unwrap_or_default();
        let place = self.source[range.clone()].find(control).map(|at| range.start + at);
        self.unsettled.push((place.map_or(range, |at| at..at + direction::LENGTH), name));
    }

    fn escape(&mut self) -> Result<char> {
        let escape = self.peek().ok_or("an escape has no end")?;
        self.at += 1;
        Ok(match escape {
            b'"' | b'\\' | b'/' => escape as char,
            b'n' => '\n',
            b't' => '\t',
            b'r' => {
                // Line ends become line feeds, as in the other files.
                if self.source[self.at..].starts_with("\\n") {
                    self.at += 2;
                }
                '\n'
            }
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'u' => {
                let high = self.hex()?;
                let after = self.at;
                if (0xD800..0xDC00).contains(&high) && self.source[after..].starts_with("\\u") {
                    self.at += 2;
                    let low = self.hex()?;
                    if (0xDC00..0xE000).contains(&low) {
                        let pair = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                        return Ok(char::from_u32(pair).unwrap_or('\u{FFFD}'));
                    }
                    self.at = after;
                }
                char::from_u32(high).unwrap_or('\u{FFFD}')
            }
            _ => {
                self.at -= 1;
                return Err("unknown escape");
            }
        })
    }

    fn hex(&mut self) -> Result<u32> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| (byte as char).to_digit(16));
            value = value * 16 + digit.ok_or("`\\u` takes four hexadecimal digits")?;
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> TextRange {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        self.text.add(&self.source[start..self.at])
    }

    fn word(&mut self) -> Result<Kind> {
        for (word, kind) in [("true", Kind::Boolean(true)), ("false", Kind::Boolean(false)), ("null", Kind::Null)] {
            if self.source[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err("a value is missing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_json(source: &str) -> (Value, Option<Fault>, Text) {
        let mut text = Text::default();
        let (value, fault) = read(source, &mut text);
        (value, fault, text)
    }

    #[test]
    fn reads_every_kind_of_value() {
        let text =
            r#" [ {"a": [1, -2.5e3, true, false, null], "b": {}}, "x\r\n\u00e9\ud83d\ude00\ud83dA", [], [[]] ] "#;
        let (value, fault, buffer) = read_json(text);
        assert_eq!(fault, None);
        let [object, string, empty, nested] = value.array() else { panic!("{value:?}") };
        assert_eq!(object.array_of("a", &buffer).len(), 5);
        assert_eq!(buffer.get(object.array_of("a", &buffer)[1].text()), "-2.5e3");
        assert_eq!(buffer.get(string.text()), "x\né😀\u{FFFD}A");
        assert_eq!(&text[string.range.clone()], r#""x\r\n\u00e9\ud83d\ude00\ud83dA""#);
        assert_eq!((empty.array().len(), nested.array().len()), (0, 1));
        assert_eq!(&text[object.range.clone()], r#"{"a": [1, -2.5e3, true, false, null], "b": {}}"#);
    }

    #[test]
    fn keeps_what_is_complete_before_an_error() {
        for (text, kept, at) in [
            (r#"[{"id": "a"}, {"id": }]"#, 1, 21),
            (r#"[{"id": "a"} {"id": "b"}]"#, 1, 13),
            (r#"[{"id": "a"}"#, 1, 12),
            (r#"[{"id": "a}]"#, 0, 12),
            ("", 0, 0),
            ("[] x", 0, 3),
            (r#"["\x"]"#, 0, 4),
            (r#"["\u12"]"#, 0, 6),
        ] {
            let (value, fault, _) = read_json(text);
            assert_eq!(value.array().len(), kept, "{text}");
            assert!(fault.as_ref().is_some_and(|f| f.at.abs_diff(at) <= 1), "{text}: {fault:?}");
        }
    }

    #[test]
    fn bounds_nesting() {
        let (_, fault, _) = read_json(&"[".repeat(100_000));
        assert_eq!(fault.map(|f| f.at), Some(DEPTH));
        assert!(read_json(&("[".repeat(DEPTH) + &"]".repeat(DEPTH))).1.is_none());
    }
}
