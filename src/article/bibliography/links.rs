//! Where a source can be read: its address, and that of words in it.

use crate::article::address::{self, Use};
use crate::article::flow::Text;
use crate::article::join::push;
use crate::article::letters::is_word;
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
/// An ellipsis stands for words of the source, so it parts what is looked for.
pub(crate) fn quoted_at(record: &Record, quoted: &str, text: &Text) -> Option<String> {
    let bare = |words: &str| words.trim_matches(|c: char| !is_word(c)).to_owned();
    let quoted = bare(quoted);
    let address = address::safe(record.get(Field::Url, text), Use::Web)?;
    if quoted.is_empty() || address.len() > limits::ADDRESS_BYTES {
        return None;
    }
    // What an address says of words already is not for these.
    let mut out = address.split(":~:").next().unwrap_or_default().to_owned();
    out.push_str(if out.contains('#') { ":~:text=" } else { "#:~:text=" });
    let quoted = quoted.replace("...", "…");
    let gap = |part: Option<&str>| part.map(bare).unwrap_or_default();
    let (first, last) = (gap(quoted.split('…').next()), gap(quoted.rsplit('…').next()));
    if first.len() == quoted.len() && first.split_whitespace().count() <= WORDS {
        encode(first.split_whitespace(), &mut out);
    } else {
        encode(first.split_whitespace().take(END_WORDS), &mut out);
        out.push(',');
        let words: Vec<_> = last.split_whitespace().collect();
        encode(words[words.len().saturating_sub(END_WORDS)..].iter().copied(), &mut out);
    }
    Some(out)
}

/// Adds words with spaces between them. All but letters and digits of ASCII is percent-encoded, for hyphens, commas and
/// ampersands mean something there.
fn encode<'w>(words: impl Iterator<Item = &'w str>, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for (i, word) in words.enumerate() {
        if i > 0 {
            out.push_str("%20");
        }
        for byte in word.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte));
            } else {
                for c in [b'%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]] {
                    out.push(char::from(c));
                }
            }
        }
    }
}
