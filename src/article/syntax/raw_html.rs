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
}
