//! CSL-JSON: records from their file in, the same in a list out. Only whitespace between the tokens is new; and
//! what the parser accepts but JSON does not is made valid: control characters in texts, malformed numbers.

use super::Item;
use crate::article::text::strings::push;

pub(super) fn write(items: &[Item]) -> String {
    let mut out = String::from("[");
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i > 0 { "," } else { "" });
        line(1, &mut out);
        record(item.json, &mut out);
    }
    out.push_str(if items.is_empty() { "]\n" } else { "\n]\n" });
    out
}

/// Adds a record, with each member and element on its own line.
fn record(json: &str, out: &mut String) {
    let mut depth = 1;
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => text(rest),
            '-' | '0'..='9' => rest.find([',', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        match c {
            '"' => push_text(token, out),
            '-' | '0'..='9' => {
                let mark = if is_number(token) { "" } else { "\"" };
                push(out, &[mark, token, mark]);
            }
            ' ' | '\t' | '\n' | '\r' => {}
            ':' => out.push_str(": "),
            ',' => {
                out.push(c);
                line(depth, out);
            }
            '{' | '[' => {
                out.push(c);
                depth += 1;
                if !after.trim_start().starts_with(['}', ']']) {
                    line(depth, out);
                }
            }
            '}' | ']' => {
                depth -= 1;
                if !out.ends_with(['{', '[']) {
                    line(depth, out);
                }
                out.push(c);
            }
            _ => out.push(c),
        }
    }
}

/// The length of the string that comes first, with its quotation marks.
fn text(json: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !is_escaped => return at + 1,
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    json.len()
}

/// Whether it is a JSON number: `-0.5e+3`, not `01` or `1.`.
fn is_number(token: &str) -> bool {
    let is_whole = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (number, power) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let has_zero = whole.len() > 1 && whole.starts_with('0');
    is_whole(whole) && !has_zero && is_whole(fraction) && is_whole(power.strip_prefix(['-', '+']).unwrap_or(power))
}

fn push_text(text: &str, out: &mut String) {
    for c in text.chars() {
        if c < ' ' {
            let digits = b"0123456789abcdef";
            push(out, &["\\u00", if c < '\u{10}' { "0" } else { "1" }]);
            out.push(digits[c as usize % 16].into());
        } else {
            out.push(c);
        }
    }
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(json: &str) -> String {
        let mut out = String::new();
        record(json, &mut out);
        out
    }

    #[test]
    fn changes_nothing_but_white_space() {
        let json = "{ \"a\\\"{\" :[1 ,-2.5e3, null,{ } ,[]], \"\\ud800\": {\"b\":\"\\\\\"}}";
        let lines = "{\n    \"a\\\"{\": [\n      1,\n      -2.5e3,\n      null,\n      {},\n      []\n    ],\n    \
                     \"\\ud800\": {\n      \"b\": \"\\\\\"\n    }\n  }";
        assert_eq!(written(json), lines);
    }

    #[test]
    fn invalid_json_becomes_valid() {
        assert_eq!(written("{\"a\":\"\t\u{1f}\"}"), "{\n    \"a\": \"\\u0009\\u001f\"\n  }");
        for number in ["0", "-0", "10", "1.05", "1e5", "-2.5E-3"] {
            assert!(is_number(number), "{number}");
        }
        for number in ["-", "01", "1.", ".5", "1e", "1-2", "--1", "1e5.5", "+1", ""] {
            assert!(!is_number(number), "{number}");
        }
    }
}
