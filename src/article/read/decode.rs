//! The bytes of a file in, its text out; also maps places in the text back to places in the file.

use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::limits;
use crate::article::text::control::{has_controls, without_control};
use crate::article::text::strings::{decimal, joined};
use std::borrow::Cow;

/// The text of a file: within the limit, without a byte order mark, with line feeds as line ends, without other
/// control characters.
pub(crate) fn decode<'a>(bytes: &'a [u8], file: File, diagnostics: &mut Collector) -> Cow<'a, str> {
    if bytes.len() > limits::FILE_BYTES {
        diagnostics.add(Code::TooLarge, Span::new(file, 0..0), &["file is larger than 8 MiB and is not read"]);
        diagnostics.lack(file);
        return Cow::Borrowed("");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(fault) => {
            let at = fault.valid_up_to();
            let place = plain(&String::from_utf8_lossy(&bytes[..at])).len();
            let reason = joined(&["the first error is at byte ", &decimal(at as u32)]);
            diagnostics.add(Code::NotUtf8, Span::new(file, place..place + 1), &[&reason]);
            Cow::Owned(String::from_utf8_lossy(bytes).into_owned())
        }
    };
    if has_controls(&text) { Cow::Owned(plain(&text)) } else { text }
}

/// The text of a file as every reader gets it; spans of diagnostics are byte offsets into it.
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, File::Article, &mut Collector::silent())
}

/// For each offset of a decoded file, in order, the offset in the original file.
pub(crate) fn offsets_in(file: &str, decoded: &[usize]) -> Vec<usize> {
    let mark = file.len() - file.strip_prefix('\u{FEFF}').unwrap_or(file).len();
    let mut chars = file[mark..].char_indices().peekable();
    let (mut at, mut length, mut offsets) = (mark, 0, Vec::with_capacity(decoded.len()));
    for offset in decoded {
        while length < *offset {
            let Some((_, c)) = chars.next() else { break };
            length += match c {
                '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => 0,
                '\r' => 1,
                c => without_control(c).len_utf8(),
            };
            at = chars.peek().map_or(file.len(), |(next, _)| mark + next);
        }
        offsets.push(at);
    }
    offsets
}

/// A text with line feeds as line ends, and without other control characters.
fn plain(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' => lines.push('\n'),
            c => lines.push(without_control(c)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_file() {
        let file = "\u{FEFF}a\r\nb\u{1}\rüc\n\r\n^d";
        let decoded = decode(file.as_bytes(), File::Article, &mut Collector::default());
        assert_eq!(decoded, "a\nb\u{FFFD}\nüc\n\n^d");
        let marks = ["a", "b", "ü", "c", "^", "d"];
        let offsets = marks.map(|mark| decoded.find(mark).unwrap());
        assert_eq!(offsets_in(file, &offsets), marks.map(|mark| file.find(mark).unwrap()));
        assert_eq!(offsets_in("a", &[1, 2]), [1, 1]);
    }
}
