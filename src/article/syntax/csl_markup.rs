//! The tags that titles of CSL-JSON may hold, dropped for the page, in little code: text in, text out. What is no such tag
//! stays; `export/rich.rs` also looks for pairs.

use crate::article::text::strings::{begins, push};

/// What the tags are, behind their first mark.
const TAGS: &str = "i> /i> b> /b> sup> /sup> sub> /sub> sc> /sc> span /span>";

/// A text without its tags.
pub(crate) fn untagged(text: &str) -> String {
    let mut out = String::new();
    let mut start = "";
    for part in text.split('<') {
        match part.split_once('>') {
            Some((_, behind)) if !start.is_empty() && begins(part, TAGS) => out.push_str(behind),
            _ => push(&mut out, &[start, part]),
        }
        start = "<";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_known_tags_alone() {
        for (text, expected) in [
            ("On <i>Homo</i> H<sub>2</sub>O <b", "On Homo H2O <b"),
            ("<span class=\"nocase\">iPad</span> & <sc>C</sc>", "iPad & C"),
            ("1 < 2 > 0 i>a <> <é> <script>x</script> <<b>y", "1 < 2 > 0 i>a <> <é> <script>x</script> <y"),
            ("", ""),
        ] {
            assert_eq!(untagged(text), expected);
        }
    }
}
