//! Bare addresses in a text, by GitHub's rules (GFM, section 6.9 "Autolinks (extension)"), except that one may also follow
//! punctuation, and ends before that of scripts without spaces. In: a text. Out: where the next address is, and what to
//! write before it.

use crate::article::text::scan::{Class, find};
use crate::article::text::words::is_in_run;
use std::ops::Range;

/// The first address at or after an offset, with the scheme that it lacks.
pub(super) fn next(text: &str, from: usize) -> Option<(Range<usize>, &'static str)> {
    let mut at = from;
    while let Some(sign) = find(text, at, Class::Address) {
        at = sign + 1;
        let begins = |start: usize| !text[from..start].ends_with(is_in_run);
        let (start, host, scheme) = match text.as_bytes()[sign] {
            b':' if text[sign..].starts_with("://") => {
                let scheme = text[from..sign].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
                let start = from + scheme;
                let is_web = ["http", "https"].iter().any(|web| web.eq_ignore_ascii_case(&text[start..sign]));
                if !is_web || !begins(start) {
                    continue;
                }
                (start, sign + 3, "")
            }
            b'w' | b'W' if starts_with_www(&text[sign..]) && begins(sign) => (sign, sign, "http://"),
            b'@' => {
                let is_user = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
                let start = from + text[from..sign].trim_end_matches(is_user).len();
                if start == sign || !begins(start) || text[from..start].ends_with('/') {
                    continue;
                }
                (start, sign + 1, "mailto:")
            }
            _ => continue,
        };
        let host_end = host + host_length(&text[host..]);
        at = host_end.max(at);
        let domain = text[host..host_end].trim_end_matches(['.', '-', '_']);
        let mut labels = domain.rsplit('.');
        let has_underscore = labels.by_ref().take(2).any(|label| label.contains('_'));
        let is_short = scheme.is_empty();
        if domain.is_empty() || domain.starts_with('.') || has_underscore || !is_short && !domain.contains('.') {
            continue;
        }
        if scheme == "mailto:" {
            return Some((start..host + domain.len(), scheme));
        }
        let end = text[host_end..].find(ends_address).map_or(text.len(), |end| host_end + end);
        let end = start + without_punctuation(&text[start..end]).len();
        if end > host {
            return Some((start..end, scheme));
        }
    }
    None
}

fn starts_with_www(text: &str) -> bool {
    text.as_bytes().get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"www."))
}

/// How long the name of a host is that a text begins with.
fn host_length(text: &str) -> usize {
    text.find(|c: char| !(is_in_run(c) || matches!(c, '.' | '-' | '_'))).unwrap_or(text.len())
}

/// Whether an address ends before a character: white space, `<`, and the punctuation of scripts without spaces.
fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// An address without the punctuation after it, without brackets that open before it, and without a character reference.
fn without_punctuation(address: &str) -> &str {
    let count = |brackets: [char; 2]| brackets.map(|bracket| address.matches(bracket).count());
    let (mut round, mut square) = (count(['(', ')']), count(['[', ']']));
    let mut rest = address;
    while let Some(last) = rest.chars().next_back() {
        let shorter = &rest[..rest.len() - last.len_utf8()];
        let surplus = match last {
            ')' => Some(&mut round),
            ']' => Some(&mut square),
            _ => None,
        };
        rest = match (last, surplus) {
            (_, Some([open, closed])) if *closed > *open => {
                *closed -= 1;
                shorter
            }
            (';', _) => {
                let name = shorter.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                name.strip_suffix('&').filter(|_| name.len() < shorter.len()).unwrap_or(shorter)
            }
            ('?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '’' | '”' | '“' | '»' | '«' | '…', _) => {
                shorter
            }
            _ => break,
        };
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut at = 0;
        let addresses = std::iter::from_fn(|| {
            let (range, scheme) = next(text, at)?;
            at = range.end;
            Some(scheme.to_owned() + &text[range])
        });
        addresses.collect()
    }

    #[test]
    fn finds_addresses_by_the_rules_of_github() {
        for (text, found) in [
            ("www.commonmark.org", "http://www.commonmark.org"),
            ("Visit www.commonmark.org/help for more.", "http://www.commonmark.org/help"),
            ("Visit www.commonmark.org.", "http://www.commonmark.org"),
            ("Visit www.commonmark.org/a.b.", "http://www.commonmark.org/a.b"),
            ("www.google.com/search?q=(business))+ok", "http://www.google.com/search?q=(business))+ok"),
            ("(www.google.com/search?q=Markup+(business))", "http://www.google.com/search?q=Markup+(business)"),
            ("www.google.com/search?q=commonmark&hl=en", "http://www.google.com/search?q=commonmark&hl=en"),
            ("www.google.com/search?q=commonmark&hl;", "http://www.google.com/search?q=commonmark"),
            ("www.commonmark.org/he<lp", "http://www.commonmark.org/he"),
            (
                "http://commonmark.org (HTTPS://encrypted.google.com/x)",
                "http://commonmark.org HTTPS://encrypted.google.com/x",
            ),
            ("foo@bar.baz", "mailto:foo@bar.baz"),
            ("hello+xyz@mail.example isn't hello@mail+xyz.example", "mailto:hello+xyz@mail.example"),
            ("a.b-c_d@a.b. a.b-c_d@a.b_ a@b a@b_c.d @a.b", "mailto:a.b-c_d@a.b mailto:a.b-c_d@a.b"),
            ("http://localhost:8000/a, http://a_b.c_d/x", "http://localhost:8000/a"),
            ("见https://a.example/b。又", "https://a.example/b"),
            ("[https://a.example/[b]]; “https://a.example”", "https://a.example/[b] https://a.example"),
            ("xhttp://a.example ftp://a.example www. http:// awww.a.b 1@www.a.b", "mailto:1@www.a.b"),
            ("javascript://a.example", ""),
        ] {
            assert_eq!(all(text).join(" "), found, "{text}");
        }
    }
}
