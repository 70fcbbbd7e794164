//! Where a source can be read: its address, and that of words in it.

use super::bare;
use crate::article::address::{self, Use};
use crate::article::flow::Text;
use crate::article::join::push;
use crate::article::limits;
use crate::article::sources::{Field, Record};

/// As many words of a quotation are looked for as they are; of a longer one its first and its last words.
const WORDS: usize = 10;
const END_WORDS: usize = 4;

/// Where a source can be read: its DOI, else its address.
pub(crate) fn address(record: &Record, text: &Text) -> Option<String> {
    let doi = record.get(Field::Doi, text);
    let mut url = String::new();
    if doi.is_empty() {
        url.push_str(record.get(Field::Url, text));
    } else {
        push(&mut url, &["https://doi.org/", bare_doi(doi)]);
    }
    address::safe(&url, Use::Link).filter(|address| !address.is_empty())
}

/// A DOI without what may stand in front of it: every DOI begins with `10.` (ISO 26324).
pub(crate) fn bare_doi(doi: &str) -> &str {
    let start = doi.char_indices().map(|(i, _)| i).find(|i| doi[*i..].starts_with("10."));
    &doi[start.unwrap_or_default()..]
}

/// Where quoted words stand in a source that is on the web (URL Fragment Text Directives, Draft Community Group Report).
pub(crate) fn quoted_at(record: &Record, quoted: &str, text: &Text) -> Option<String> {
    let mut out = address::safe(record.get(Field::Url, text), Use::Web)?;
    let words: Vec<&str> = bare(quoted).split_whitespace().collect();
    if words.is_empty() || out.len() > limits::ADDRESS_BYTES {
        return None;
    }
    out.push_str(if out.contains('#') { ":~:text=" } else { "#:~:text=" });
    // It stands for words of the source.
    let is_gap = |word: &&str| matches!(*word, "…" | "...");
    let first = words.iter().position(is_gap).unwrap_or(words.len());
    if first < words.len() || words.len() > WORDS {
        let last = words.iter().rposition(is_gap).unwrap_or_default();
        encode(&words[..first.min(END_WORDS)], &mut out);
        out.push(',');
        encode(&words[last.max(words.len().saturating_sub(END_WORDS + 1)) + 1..], &mut out);
    } else {
        encode(&words, &mut out);
    }
    Some(out)
}

/// Adds words with spaces between them. All but letters and digits of ASCII is percent-encoded, for hyphens, commas and
/// ampersands mean something there.
fn encode(words: &[&str], out: &mut String) {
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push_str("%20");
        }
        for byte in word.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte));
            } else {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit }));
                }
            }
        }
    }
}
