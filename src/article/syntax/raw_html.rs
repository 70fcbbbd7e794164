//! Cuts raw HTML into tags, comments and text, by CommonMark (section 6.6). In: HTML as an author wrote it. Out: its parts.
//! What is not a tag is text. Nothing is decoded here, and each character is looked at once.

/// A part of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Tag(Tag<'a>),
    Comment,
    Text,
}

/// A tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    pub name: &'a str,
    pub is_end: bool,
    /// Names and values in the order in which they are written.
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute: of several with this name HTML takes the first.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// The parts of a text, each with its own text.
pub(crate) struct Parts<'a> {
    rest: &'a str,
    /// Whether no comment ends from here on.
    is_open: bool,
}

impl<'a> Parts<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, is_open: false }
    }

    /// How long the comment is that the text begins with, if it does and the comment is closed.
    fn comment(&mut self) -> Option<usize> {
        if self.is_open || !self.rest.starts_with("<!--") {
            return None;
        }
        // `<!-->` is one, too.
        let end = self.rest["<!".len()..].find("-->");
        self.is_open = end.is_none();
        end.map(|end| "<!".len() + end + "-->".len())
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = (Part<'a>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let mut scan = Scan { text: self.rest, at: 0 };
        let (part, end) = if let Some(end) = self.comment() {
            (Part::Comment, end)
        } else if let Some(tag) = scan.tag() {
            (Part::Tag(tag), scan.at)
        } else {
            // What was looked at for a tag is text.
            let after = scan.at.max(self.rest.chars().next().map_or(0, char::len_utf8));
            (Part::Text, self.rest[after..].find('<').map_or(self.rest.len(), |at| after + at))
        };
        let (own, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some((part, own))
    }
}

/// A place in a text, which moves on over what it takes.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// A whole tag; if it is none, the place is where that shows.
    fn tag(&mut self) -> Option<Tag<'a>> {
        self.sign("<")?;
        let is_end = self.sign("/").is_some();
        let name = self.some(|byte| byte.is_ascii_alphanumeric() || byte == b'-')?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = Vec::new();
        while self.some(is_space).is_some() && !is_end {
            let Some(name) = self.some(|byte| byte.is_ascii_alphanumeric() || b"_:.-".contains(&byte)) else { break };
            attributes.push((name, self.value()?));
        }
        if !is_end {
            self.sign("/");
        }
        self.sign(">")?;
        Some(Tag { name, is_end, attributes })
    }

    /// The value of an attribute; empty if none is given.
    fn value(&mut self) -> Option<&'a str> {
        let before = self.at;
        self.some(is_space);
        if self.sign("=").is_none() {
            self.at = before;
            return Some("");
        }
        self.some(is_space);
        if self.sign("\"").is_some() {
            let value = self.some(|byte| byte != b'"').unwrap_or_default();
            return self.sign("\"").map(|()| value);
        }
        if self.sign("'").is_some() {
            let value = self.some(|byte| byte != b'\'').unwrap_or_default();
            return self.sign("'").map(|()| value);
        }
        self.some(|byte| !is_space(byte) && !b"\"'=<>`".contains(&byte))
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        self.text[self.at..].starts_with(sign).then(|| self.at += sign.len())
    }

    /// The bytes of a kind that follow, if there are any. All kinds are told by ASCII characters.
    fn some(&mut self, is_kind: fn(u8) -> bool) -> Option<&'a str> {
        let start = self.at;
        self.at += self.text.as_bytes()[start..].iter().take_while(|byte| is_kind(**byte)).count();
        (self.at > start).then(|| &self.text[start..self.at])
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// What HTML that is not supported is: the name of its first tag, and whether that is an end tag.
pub(crate) fn name(markup: &str) -> (&str, bool) {
    let inner = markup.trim_start().trim_start_matches('<');
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    (&inner[..end], closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text: tags by name and attributes, comments as `#`, texts in quotation marks.
    fn parts(text: &str) -> String {
        let mut out = Vec::new();
        let mut whole = String::new();
        for (part, own) in Parts::new(text) {
            whole += own;
            out.push(match part {
                Part::Comment => "#".to_owned(),
                Part::Text => format!("{own:?}"),
                Part::Tag(tag) => {
                    let attributes = tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                    format!("<{}{}{}>", if tag.is_end { "/" } else { "" }, tag.name, attributes.collect::<String>())
                }
            });
        }
        assert_eq!(whole, text);
        out.join(" ")
    }

    #[test]
    fn reads_tags() {
        assert_eq!(parts("a<b>c</b >d"), r#""a" <b> "c" </b> "d""#);
        assert_eq!(parts("<br/><BR />"), "<br> <BR>");
        assert_eq!(parts("<a href='x>y' title = \"1\n2\" @c>"), r#""<a href='x>y' title = \"1\n2\" @c>""#);
        assert_eq!(
            parts("<a href='x>y' title = \"1\n2\" hidden\nx=y/>"),
            "<a href=x>y title=1\n2 hidden= x=y/>".replace("\\n", "\n")
        );
    }

    #[test]
    fn what_is_no_tag_is_text() {
        for text in [
            "<",
            "<>",
            "< b>",
            "<3",
            "<b",
            "<b x=\"",
            "<b \"x\">",
            "</b x>",
            "<!DOCTYPE html>",
            "<!-- a",
            "<?php",
            "é<é",
        ] {
            assert!(Parts::new(text).all(|(part, _)| part == Part::Text), "{text}");
        }
        assert_eq!(parts("a < b <i>"), r#""a " "< b " <i>"#);
        assert_eq!(parts("<b <i>"), r#""<b " <i>"#);
    }

    #[test]
    fn tells_comments() {
        assert_eq!(parts("<!-- a --><!--><!--->b<!--<b>-->"), r##"# # # "b" #"##);
        assert_eq!(parts("<!-- a --> <!-- b <i>"), r##"# " " "<!-- b " <i>"##);
    }

    #[test]
    fn takes_the_first_of_several_attributes() {
        let Some((Part::Tag(tag), _)) = Parts::new("<img alt=a ALT=b>").next() else { panic!("a tag") };
        assert_eq!((tag.get("alt"), tag.get("src")), (Some("a"), None));
    }
}
