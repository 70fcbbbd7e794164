//! Where a source can be read: its address, and the addresses of words in it.

use super::bare;
use crate::article::content::address::{self, Use};
use crate::article::content::buffer::Text;
use crate::article::limits;
use crate::article::model::source::{Field, Record};
use crate::article::text::percent::encode;
use crate::article::text::strings::push;

/// A quotation longer than this is looked for by its first and last words.
const WORDS: usize = 10;
const END_WORDS: usize = 4;

/// Where a source can be read: its DOI, otherwise its address.
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

/// The name of the host of an address, without the `www.` that many have.
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// A DOI without what may come before it: every DOI begins with `10.` (ISO 26324).
pub(crate) fn bare_doi(doi: &str) -> &str {
    let start = doi.char_indices().map(|(i, _)| i).find(|i| doi[*i..].starts_with("10."));
    &doi[start.unwrap_or_default()..]
}

/// The address that links to quoted words lead to; empty if the source is not on the web.
pub(crate) fn quotable(record: &Record, text: &Text) -> String {
    let address = address::safe(record.get(Field::Url, text), Use::Web);
    address.filter(|address| address.len() <= limits::ADDRESS_BYTES).unwrap_or_default()
}

/// The address of quoted words in a source on the web (URL Fragment Text Directives, Draft Community Group Report).
pub(crate) fn quoted_at(address: &str, quoted: &str) -> String {
    let mut out = address.to_owned();
    let quoted = bare(quoted);
    out.push_str(if out.contains('#') { ":~:text=" } else { "#:~:text=" });
    // Brackets replace words of the source.
    let gap = quoted.find('…');
    if gap.is_none() && nth_space(quoted.bytes(), WORDS).is_none() {
        encode(quoted, &mut out);
    } else {
        let first = quoted[..gap.unwrap_or(quoted.len())].trim_end();
        let last = quoted[gap.map_or(0, |gap| gap + '…'.len_utf8())..].trim_start();
        encode(&first[..nth_space(first.bytes(), END_WORDS).unwrap_or(first.len())], &mut out);
        out.push(',');
        let words = nth_space(last.bytes().rev(), END_WORDS).unwrap_or(last.len());
        encode(&last[last.len() - words..], &mut out);
    }
    out
}

/// The number of bytes before the `nth` space, from 1.
fn nth_space(mut bytes: impl Iterator<Item = u8>, nth: usize) -> Option<usize> {
    let mut spaces = 0;
    bytes.position(|byte| {
        spaces += usize::from(byte == b' ');
        spaces == nth
    })
}
