//! Character references in raw HTML, which the parser leaves as they are. In: a text. Out: what they stand for.

use pulldown_cmark::{Event, Options};
use std::ops::Range;

/// The longest name of a reference, in bytes (HTML, section 13.5 "Named character references").
const NAME: usize = 31;

/// The first reference in a text from an offset on: its place, and what it stands for.
pub(super) fn next(text: &str, mut from: usize) -> Option<(Range<usize>, String)> {
    loop {
        let start = from + text[from..].find('&')?;
        from = start + 1;
        let name =
            text[from..].bytes().take(NAME).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        if text[from + name..].starts_with(';') {
            let place = start..from + name + 1;
            let decoded = known(&text[place.clone()]);
            if decoded != text[place.clone()] {
                return Some((place, decoded));
            }
        }
    }
}

/// A text with its references decoded.
pub(super) fn decoded(text: &str) -> String {
    let (mut out, mut done) = (String::new(), 0);
    while let Some((place, decoded)) = next(text, done) {
        out.push_str(&text[done..place.start]);
        out.push_str(&decoded);
        done = place.end;
    }
    out.push_str(&text[done..]);
    out
}

/// What a reference stands for: itself, if it is unknown. The parser knows their names.
fn known(reference: &str) -> String {
    let mut out = String::new();
    for (event, _) in super::parser(reference, Options::empty(), &mut |_| None) {
        if let Event::Text(text) = event {
            out.push_str(&text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_html_does() {
        for (text, expected) in [
            ("a &lt;b&gt; &amp;amp; &#x41;&#66;", "a <b> &amp; AB"),
            ("&nosuch; & &; &amp &#; &copy", "&nosuch; & &; &amp &#; &copy"),
            ("&eacute;&CounterClockwiseContourIntegral;", "é∳"),
            ("", ""),
        ] {
            assert_eq!(decoded(text), expected);
        }
    }
}
