//! String helpers without `core::fmt`, to keep the WebAssembly small.

/// Appends texts to a text.
pub(crate) fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// Concatenates texts.
pub(crate) fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    push(&mut out, parts);
    out
}

/// Whether a text begins with one of some texts, which are separated by spaces.
pub(crate) fn begins(text: &str, starts: &str) -> bool {
    starts.split(' ').any(|start| text.starts_with(start))
}

/// A number in decimal digits.
pub(crate) fn decimal(number: u32) -> String {
    let mut digits = String::new();
    let mut power = 1;
    while number / power >= 10 {
        power *= 10;
    }
    while power > 0 {
        digits.push(char::from(b'0' + (number / power % 10) as u8));
        power /= 10;
    }
    digits
}

/// A text with its whitespace folded.
pub(crate) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers() {
        for number in [0, 7, 10, 99, 100, 2026, u32::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
