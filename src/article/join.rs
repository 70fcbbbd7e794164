//! Texts put together: one small function for what the standard library makes anew for each type.

/// Adds texts to a text, one behind the other.
pub(crate) fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// Texts, one behind the other.
pub(crate) fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    push(&mut out, parts);
    out
}
