//! The little HTML that authors may use: some inline tags, without attributes.

use crate::article::content::element::Element;

/// A supported tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tag<'a> {
    Open(Element),
    /// `<abbr title="…">`, with its title; without character references, which are not decoded here.
    Abbreviation(&'a str),
    Close(Element),
    Break,
}

const HONOURED: [Element; 15] = [
    Element::Abbr,
    Element::Sub,
    Element::Sup,
    Element::Kbd,
    Element::Cite,
    Element::Q,
    Element::Mark,
    Element::Small,
    Element::S,
    Element::U,
    Element::Ins,
    Element::Del,
    Element::Var,
    Element::Samp,
    Element::Br,
];

/// Reads one tag; `None` if it is not supported and hence text.
pub(crate) fn read(markup: &str) -> Option<Tag<'_>> {
    let inner = markup.strip_prefix('<')?.strip_suffix('>')?;
    if let Some(title) = inner.strip_prefix("abbr title=\"") {
        return title.strip_suffix('"').filter(|title| !title.contains(['"', '&'])).map(Tag::Abbreviation);
    }
    let (name, closes) = match inner.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    let name = name.strip_suffix('/').map_or(name, str::trim_end);
    let element = HONOURED.into_iter().find(|element| element.name().eq_ignore_ascii_case(name.trim_end()))?;
    match (element, closes) {
        (Element::Br, false) => Some(Tag::Break),
        (Element::Br, true) => None,
        (_, true) => Some(Tag::Close(element)),
        (_, false) => (!inner.ends_with('/')).then_some(Tag::Open(element)),
    }
}

/// What HTML that is not supported is: the name of its first tag, and whether that is an end tag.
pub(crate) fn name(markup: &str) -> (&str, bool) {
    let inner = markup.trim_start().trim_start_matches('<');
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    (&inner[..end], closes)
}

/// Whether all comments in a text are closed.
pub(crate) fn closes_comments(text: &str) -> bool {
    text.rfind("<!--").is_none_or(|start| text[start + 2..].contains("-->"))
}

/// Whether a text within containers holds nothing but comments, all closed.
pub(crate) fn is_comment(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        // `<!-->` is one, too.
        let Some((_, after)) = text[text.len() - comment.len() - 2..].split_once("-->") else { return false };
        if !is_blank(before) {
            return false;
        }
        rest = after;
    }
    rest.len() < text.len() && is_blank(rest)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honours_a_few_bare_tags() {
        assert_eq!(read("<sub>"), Some(Tag::Open(Element::Sub)));
        assert_eq!(read("</SUB >"), Some(Tag::Close(Element::Sub)));
        assert_eq!(read("<br />"), Some(Tag::Break));
        assert_eq!(read("<abbr title=\"a b\">"), Some(Tag::Abbreviation("a b")));
        for markup in ["<b>", "<sub class=x>", "<sub/>", "</br>", "<!-- x -->", "<abbr title=\"a\" id=\"b\">", "<>"] {
            assert_eq!(read(markup), None, "{markup}");
        }
    }

    #[test]
    fn tells_comments() {
        for text in ["<!-- a -->", "<!-->", "<!---><!--\n> b\n-->\n"] {
            assert!(is_comment(text) && closes_comments(text), "{text}");
        }
        for text in ["", "a", "<!-- a", "<!-- a --> b", "<!-- a --><!-- b", "<p>"] {
            assert!(!is_comment(text), "{text}");
        }
        assert!(!closes_comments("<!-- a --> <!-- b"));
    }
}
