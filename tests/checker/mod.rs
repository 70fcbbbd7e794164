//! A sink that takes an article and checks all that holds of every article, whatever its author wrote.

use apostil::article::{Article, Attribute, Element, Sink, render};
use std::collections::HashSet;

/// What was found in an article that holds to the rules.
#[derive(Debug, Default)]
pub struct Checked {
    /// All its text.
    pub text: String,
    /// The largest number of elements that are open at one place.
    pub depth: usize,
    ids: HashSet<String>,
    /// Ids that the core's own links lead to.
    targets: Vec<String>,
    open: Vec<Element>,
    /// For each of them, what closes the directions that are open in its text.
    directions: Vec<Vec<char>>,
    /// The attributes of the element that was just opened, until its content begins.
    attributes: Option<Vec<(Attribute, String)>>,
}

/// Walks an article; panics where it breaks a rule.
pub fn check(article: &Article) -> Checked {
    let mut checked = Checked::default();
    render(article, &mut checked);
    assert!(checked.open.is_empty(), "{:?} stays open", checked.open);
    for target in &checked.targets {
        assert!(checked.ids.contains(target), "nothing has the id {target:?}");
    }
    checked
}

impl Checked {
    /// The attributes are complete.
    fn opened(&mut self) {
        let Some(attributes) = self.attributes.take() else { return };
        let get = |name| attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str());
        if get(Attribute::Role).is_some_and(|role| role.starts_with("doc-")) {
            self.targets.extend(get(Attribute::Href).and_then(|href| href.strip_prefix('#')).map(str::to_owned));
        }
        self.targets.extend(get(Attribute::AriaLabelledby).map(str::to_owned));
    }
}

impl Checked {
    /// What a text opens by invisible characters stands in a `bdi`, and it closes nothing that another element has opened.
    fn turn(&mut self, text: &str) {
        for c in text.chars() {
            let open = self.directions.last_mut().expect("text stands in an element");
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
                '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
                '\u{202C}' => assert_eq!(open.pop(), Some(c), "{text:?} closes no embedding"),
                '\u{2069}' => while open.pop().unwrap_or_else(|| panic!("{text:?} closes no isolate")) != c {},
                _ => continue,
            }
            assert!(self.open.contains(&Element::Bdi), "{text:?} turns what is around it");
        }
    }
}

impl Sink for Checked {
    fn open(&mut self, element: Element) {
        self.opened();
        self.directions.push(Vec::new());
        assert!(element != Element::A || !self.open.contains(&Element::A), "a link in a link");
        assert!(
            may_hold(&self.open, element),
            "{element:?} in {:?}: an HTML parser would rearrange that",
            self.open.last()
        );
        self.open.push(element);
        self.depth = self.depth.max(self.open.len());
        self.attributes = Some(Vec::new());
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        check_text(value);
        match name {
            Attribute::Id => assert!(self.ids.insert(value.to_owned()), "the id {value:?} comes twice"),
            Attribute::Href => assert!(is_allowed(value, &["http", "https", "mailto", "tel"]), "a link to {value:?}"),
            Attribute::Src => {
                assert!(is_allowed(value, &["http", "https"]) || is_bitmap(value), "an image from {value:?}");
            }
            _ => {}
        }
        let attributes = self.attributes.as_mut().expect("attributes come right behind their element");
        assert!(attributes.iter().all(|(other, _)| *other != name), "{name:?} comes twice");
        attributes.push((name, value.to_owned()));
    }

    fn text(&mut self, text: &str) {
        self.opened();
        check_text(text);
        self.turn(text);
        assert!(self.open.last().is_some_and(|parent| !parent.is_void()), "text in a void element");
        self.text.push_str(text);
    }

    fn close(&mut self) {
        self.opened();
        assert_eq!(self.directions.pop().unwrap_or_default(), [], "a direction stays open in {:?}", self.open.last());
        assert!(self.open.pop().is_some(), "a close too many");
    }
}

/// Whether an HTML parser leaves an element where it stands (HTML, section 13.2.6.4, as far as our elements go).
fn may_hold(open: &[Element], element: Element) -> bool {
    use Element::*;
    let Some(parent) = open.last() else { return element == Article };
    let fits = match element {
        Tr => matches!(parent, Thead | Tbody),
        Td | Th => *parent == Tr,
        Thead | Tbody => *parent == Table,
        Li => matches!(parent, Ul | Ol),
        Dt | Dd => matches!(parent, Dl | Div),
        _ => !matches!(parent, Table | Thead | Tbody | Tr | Ul | Ol),
    };
    let is_block = matches!(
        element,
        Blockquote
            | Dd
            | Div
            | Dl
            | Dt
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Header
            | Hr
            | Li
            | Ol
            | P
            | Pre
            | Section
            | Table
            | Ul
    );
    fits && !parent.is_void() && !(is_block && (open.contains(&P) || open.contains(&Bdi)))
}

/// The node script separates its records by control characters, so no text may hold any.
fn check_text(text: &str) {
    let is_foreign = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n');
    assert!(!text.contains(is_foreign), "a control character in {text:?}");
}

/// Whether an address is relative or of one of these schemes, as a browser reads it.
fn is_allowed(address: &str, schemes: &[&str]) -> bool {
    let scheme = address.split(['/', '?', '#', '\\']).next().and_then(|start| start.split_once(':'));
    let is_known = scheme.is_none_or(|(scheme, _)| schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)));
    is_known && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

fn is_bitmap(address: &str) -> bool {
    let bitmaps = ["png", "jpeg", "gif", "webp", "avif"].map(|kind| format!("data:image/{kind}"));
    let address = address.to_ascii_lowercase();
    bitmaps.iter().any(|start| address.strip_prefix(start).is_some_and(|rest| rest.starts_with([';', ','])))
}
