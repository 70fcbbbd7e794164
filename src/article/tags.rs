//! The tags that texts of CSL-JSON may hold, dropped: text in, text out. What is no such tag stays.

use super::join::push;

/// What the tags are called.
const NAMES: &str = "i b sup sub sc span";

/// A text without its tags.
pub(crate) fn untagged(text: &str) -> String {
    let mut out = String::new();
    for (i, part) in text.split('<').enumerate() {
        match part.split_once('>') {
            Some((tag, behind)) if i > 0 && is_known(tag) => out.push_str(behind),
            _ => push(&mut out, &[if i > 0 { "<" } else { "" }, part]),
        }
    }
    out
}

/// Whether a tag, opening or closing, is known by its name.
fn is_known(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
    NAMES.split(' ').any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_known_tags_alone() {
        for (text, expected) in [
            ("On <i>Homo</i> H<SUB>2</SUB>O <b", "On Homo H2O <b"),
            ("<span class=\"nocase\">iPad</span> & <sc>C</sc>", "iPad & C"),
            ("1 < 2 > 0 i>a <> <é> <script>x</script> <<b>y", "1 < 2 > 0 i>a <> <é> <script>x</script> <y"),
            ("", ""),
        ] {
            assert_eq!(untagged(text), expected);
        }
    }
}
