//! The few tags that CSL-JSON allows in texts: text in; parts, or the text without its tags, out. A tag without a
//! partner, or an unknown one, is text.

/// How a part of a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Italic,
    Bold,
    Raised,
    Lowered,
    SmallCaps,
    /// Text whose letter case no style may change; also the content of a tag with no known meaning.
    Kept,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    Open(Style),
    Close(Style),
}

/// The content of an opening tag, without spaces and semicolons, and what it means.
const TAGS: [(&str, Style); 6] = [
    ("i", Style::Italic),
    ("b", Style::Bold),
    ("sup", Style::Raised),
    ("sub", Style::Lowered),
    ("sc", Style::SmallCaps),
    ("spanstyle=\"font-variant:small-caps\"", Style::SmallCaps),
];

/// A text without its tags.
pub(crate) fn untagged(text: &str) -> String {
    let mut out = String::new();
    for part in parts(text) {
        if let Part::Text(text) = part {
            out.push_str(text);
        }
    }
    out
}

/// Cuts a text into parts whose tags come in pairs, one pair within another.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    // Tags that wait for their partner: name, index among the parts, and spelling.
    let mut open: Vec<(&str, usize, &str)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (raw, after) = rest.split_at(first(rest));
        rest = after;
        let tag = raw.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')).unwrap_or_default();
        let part = if let Some(style) = style(tag) {
            open.push((tag.split(' ').next().unwrap_or_default(), parts.len(), raw));
            Part::Open(style)
        } else if let (Some(name), Some(&(last, place, _))) = (tag.strip_prefix('/'), open.last())
            && name.eq_ignore_ascii_case(last)
            && let Part::Open(style) = parts[place]
        {
            open.pop();
            Part::Close(style)
        } else {
            Part::Text(raw)
        };
        parts.push(part);
    }
    for (_, place, raw) in open {
        parts[place] = Part::Text(raw);
    }
    parts
}

/// The length of what comes first: something in angle brackets, or text.
fn first(text: &str) -> usize {
    let Some(inner) = text.strip_prefix('<') else { return text.find('<').unwrap_or(text.len()) };
    match inner.find(['<', '>']) {
        Some(at) if inner[at..].starts_with('>') => at + 2,
        Some(at) => at + 1,
        None => text.len(),
    }
}

/// What a tag means, whatever its letter case, spaces and semicolons.
fn style(tag: &str) -> Option<Style> {
    let bytes = tag.bytes().filter(|byte| !matches!(byte, b' ' | b';')).map(|byte| byte.to_ascii_lowercase());
    let known = TAGS.iter().find(|(known, _)| known.bytes().eq(bytes.clone())).map(|(_, style)| *style);
    let is_span = || tag.split(' ').next().is_some_and(|name| name.eq_ignore_ascii_case("span"));
    known.or_else(|| is_span().then_some(Style::Kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Part::{Close, Open, Text};

    #[test]
    fn reads_tags_in_pairs() {
        let text = "a<i>b<SUP>c</sup></i><span style=\"font-variant: small-caps;\">d</span>";
        let parts = [
            Text("a"),
            Open(Style::Italic),
            Text("b"),
            Open(Style::Raised),
            Text("c"),
            Close(Style::Raised),
            Close(Style::Italic),
            Open(Style::SmallCaps),
            Text("d"),
            Close(Style::SmallCaps),
        ];
        assert_eq!(super::parts(text), parts);
    }

    #[test]
    fn unpaired_tags_are_text() {
        for text in ["<i>a", "a</i>", "<i>a<b></i>", "ä < b > c", "<", "<>", "</>", "<<i>", "<script>a</script>", "<é>"]
        {
            let parts = parts(text);
            let joined: String =
                parts.iter().map(|part| if let Text(text) = part { *text } else { panic!("{parts:?}") }).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn drops_known_tags_alone() {
        for (text, expected) in [
            ("On <i>Homo</i> H<sub>2</sub>O <b", "On Homo H2O <b"),
            ("<span class=\"nocase\">iPad</span> & <sc>C</sc> <SPAN lang=\"la\">d</span>", "iPad & C d"),
            ("1 < 2 > 0 i>a <> <é> <script>x</script> <<b>y", "1 < 2 > 0 i>a <> <é> <script>x</script> <<b>y"),
            ("<i>a", "<i>a"),
            ("", ""),
        ] {
            assert_eq!(untagged(text), expected);
        }
    }
}
