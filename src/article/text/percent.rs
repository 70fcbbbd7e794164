//! Percent-encoding (RFC 3986, section 2.1): text in, text out.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

/// Adds a text, percent-encoding all but ASCII letters and digits.
pub(crate) fn encode(text: &str, out: &mut String) {
    out.extend(utf8_percent_encode(text, NON_ALPHANUMERIC));
}

/// Adds an encoded character.
pub(crate) fn encode_char(c: char, out: &mut String) {
    encode(c.encode_utf8(&mut [0; 4]), out);
}

/// A text decoded; a `%` that encodes nothing stays.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}
