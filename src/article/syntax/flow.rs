//! The values that YAML and TOML write alike: texts with and without quotation marks, lists in brackets, tables in
//! braces, over one line or several. In: a part of a file. Out: its first value, with the place where it ends.

use super::json::{DEPTH, Kind, Value};
use crate::article::content::buffer::{Text, TextRange};

/// What a value is read from.
pub(super) struct Flow<'a> {
    pub source: &'a str,
    pub at: usize,
    pub text: &'a mut Text,
    /// What stands between a key and its value in braces: a colon in YAML, an equals sign in TOML.
    pub sign: u8,
}

pub(super) type Result<T> = std::result::Result<T, &'static str>;

impl Flow<'_> {
    /// A value. Outside of brackets, text without quotation marks goes on to the end of the part.
    pub fn value(&mut self) -> Result<Value> {
        self.value_within(DEPTH, "")
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Skips whitespace, line ends and comments.
    pub fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' => self.at += 1,
                b'#' => self.at += self.source[self.at..].find('\n').unwrap_or(self.source.len() - self.at),
                _ => break,
            }
        }
    }

    fn value_within(&mut self, depth: usize, ends: &str) -> Result<Value> {
        self.space();
        self.properties();
        let start = self.at;
        let kind = match self.peek() {
            Some(b'[' | b'{') if depth == 0 => return Err("values are nested too deeply"),
            Some(b'[') => self.list(depth - 1)?,
            Some(b'{') => self.table(depth - 1)?,
            Some(b'"' | b'\'') => Kind::Text(self.quoted()?),
            _ => self.plain(ends),
        };
        Ok(Value { kind, range: start..self.at })
    }

    /// Skips an anchor and a tag, which YAML may have before a value.
    fn properties(&mut self) {
        while self.sign == b':' && matches!(self.peek(), Some(b'&' | b'!')) {
            let rest = &self.source[self.at..];
            self.at += rest.find([' ', '\n', ',', ']', '}']).unwrap_or(rest.len());
            self.space();
        }
    }

    fn list(&mut self, depth: usize) -> Result<Kind> {
        let mut values = Vec::new();
        self.at += 1;
        while self.goes_on(b']', "its list has no closing bracket")? {
            values.push(self.value_within(depth, ",]")?);
        }
        Ok(Kind::Array(values))
    }

    fn table(&mut self, depth: usize) -> Result<Kind> {
        let mut members = Vec::new();
        self.at += 1;
        while self.goes_on(b'}', "its table has no closing brace")? {
            let key = self.value_within(0, if self.sign == b'=' { "=,}" } else { ":,}" })?.text();
            self.space();
            let mut value = Value::default();
            if self.peek() == Some(self.sign) {
                self.at += 1;
                value = self.value_within(depth, ",}")?;
            }
            members.push((key, value));
        }
        Ok(Kind::Object(members))
    }

    /// Whether another item comes before the closing bracket, which is skipped.
    fn goes_on(&mut self, close: u8, missing: &'static str) -> Result<bool> {
        loop {
            self.space();
            let byte = self.peek().ok_or(missing)?;
            if byte != close && byte != b',' {
                return Ok(true);
            }
            self.at += 1;
            if byte == close {
                return Ok(false);
            }
        }
    }

    /// A text without quotation marks, with its whitespace folded; it ends before one of these characters, or with the
    /// part.
    fn plain(&mut self, ends: &str) -> Kind {
        let mut out = String::new();
        while let Some(c) = self.source[self.at..].chars().next() {
            if ends.contains(c) && (c != ':' || ends_key(&self.source[self.at + 1..])) {
                break;
            }
            if c.is_ascii_whitespace() {
                self.space();
                out.push(' ');
            } else {
                self.at += c.len_utf8();
                out.push(c);
            }
        }
        match out.trim_end() {
            "" | "~" | "null" => Kind::Null,
            alias if alias.strip_prefix('*').is_some_and(|name| name.bytes().all(is_of_name)) => Kind::Null,
            plain => Kind::Text(self.text.add(plain)),
        }
    }

    /// A text in quotation marks: single ones (in YAML `''` stands for one), or double ones, with escapes. In TOML
    /// three of them are marks of a text of several lines.
    fn quoted(&mut self) -> Result<TextRange> {
        const UNCLOSED: &str = "its text has no closing quotation mark";
        let is_toml = self.sign == b'=';
        let rest = &self.source[self.at..];
        let long = ["\"\"\"", "\'\'\'"].into_iter().find(|mark| is_toml && rest.starts_with(mark));
        let mark = long.unwrap_or(&rest[..1]);
        let quote = if rest.starts_with('"') { '"' } else { '\'' };
        let mut out = String::new();
        let mut rest = rest[mark.len()..].chars();
        loop {
            let at = rest.as_str();
            let Some(c) = rest.next() else {
                self.at = self.source.len();
                return Err(UNCLOSED);
            };
            match c {
                _ if at.starts_with(mark) => {
                    rest = at[mark.len()..].chars();
                    if is_toml || quote == '"' || !rest.as_str().starts_with(quote) {
                        break;
                    }
                    rest.next();
                    out.push(quote);
                }
                '\\' if quote == '"' => out.extend(escape(&mut rest)?),
                '\n' if long.is_none() => {
                    if is_toml {
                        return Err(UNCLOSED);
                    }
                    out.truncate(out.trim_end_matches([' ', '\t']).len());
                    let after = rest.as_str().trim_start_matches([' ', '\t', '\n']);
                    let lines = rest.as_str()[..rest.as_str().len() - after.len()].matches('\n').count();
                    out.push_str(if lines == 0 { " " } else { "\n" });
                    rest = after.chars();
                }
                c => out.push(c),
            }
        }
        self.at = self.source.len() - rest.as_str().len();
        Ok(self.text.add(&out))
    }
}

/// What an escape stands for; nothing for the end of a line (YAML 1.2.2, section 5.7; TOML 1.0.0, Strings).
fn escape(rest: &mut std::str::Chars) -> Result<Option<char>> {
    Ok(Some(match rest.next() {
        Some('n' | 'r') => '\n',
        Some('t') => '\t',
        Some('x') => hexadecimal(rest, 2)?,
        Some('u') => hexadecimal(rest, 4)?,
        Some('U') => hexadecimal(rest, 8)?,
        Some('\n') => {
            *rest = rest.as_str().trim_start().chars();
            return Ok(None);
        }
        Some(c) => c,
        None => return Ok(None),
    }))
}

/// The character with this code point, written in so many digits.
fn hexadecimal(digits: &mut std::str::Chars, count: u32) -> Result<char> {
    let mut number = 0_u32;
    for _ in 0..count {
        let digit = digits.next().and_then(|c| c.to_digit(16)).ok_or("an escape has too few hexadecimal digits")?;
        number = number.wrapping_mul(16) + digit;
    }
    Ok(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Whether a colon before this ends a key of YAML.
pub(super) fn ends_key(after: &str) -> bool {
    after.is_empty() || after.starts_with([' ', '\t', '\n'])
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
