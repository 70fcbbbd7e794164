//! What holds for every article, whatever its author wrote. In: an article. Out: its text and its depth; if it
//! breaks a rule, a panic that says which.

pub mod calls;
mod diagnostics;
mod values;

use apostil::article::{Article, Attribute, Element};
use calls::{Call, made, parsed};
use std::collections::HashSet;

/// What was found in an article that complies.
#[derive(Debug, Default)]
pub struct Checked {
    /// All its text.
    pub text: String,
    /// The descriptions of its images.
    pub described: String,
    /// The largest number of elements that are open at one place.
    pub depth: usize,
    /// Where links out of the article lead, each with its `rel`.
    pub links: Vec<(String, Option<String>)>,
    /// Where its images come from.
    pub images: Vec<String>,
    ids: HashSet<String>,
    /// Ids that the core's own links lead to.
    targets: Vec<String>,
    /// For each open element, what closes the directions that are open in its text.
    directions: Vec<(String, Vec<char>)>,
}

/// Examines an article; panics if it breaks a rule.
pub fn check(article: &Article) -> Checked {
    let (html, calls) = (article.to_html().expect("the article is not too large"), made(article));
    let parsed = parsed(&html);
    if let Some(at) = (0..calls.len().max(parsed.len())).find(|at| calls.get(*at) != parsed.get(*at)) {
        let [made, read] =
            [&calls, &parsed].map(|calls| calls.get(at.saturating_sub(2)..).map(|rest| &rest[..rest.len().min(5)]));
        panic!("an HTML parser makes another tree: {made:?}\nbecomes {read:?}\nin {html}");
    }
    let mut checked = Checked::default();
    let mut depth = 0;
    for call in &calls {
        match call {
            Call::Open(element, attributes) => {
                assert_eq!(depth == 0, element == "article", "{element} at a depth of {depth}");
                assert!(Element::ALL.iter().any(|known| known.name() == element), "the element {element}");
                checked.element(element, attributes);
                checked.directions.push((element.clone(), Vec::new()));
                depth += 1;
                checked.depth = checked.depth.max(depth);
            }
            Call::Text(text) => {
                values::check_text(text);
                checked.turn(text);
                checked.text.push_str(text);
            }
            Call::Close => {
                let (element, open) = checked.directions.pop().expect("what closes is open");
                assert!(open.is_empty(), "{open:?} stay open in {element}");
                depth -= 1;
            }
        }
    }
    for target in &checked.targets {
        assert!(checked.ids.contains(target), "nothing has the id {target:?}");
    }
    let outline = article.outline();
    let listed = outline.headings.iter().map(|heading| &heading.id).chain(outline.notes.iter().map(|note| &note.id));
    let listed = listed.chain(outline.terms.iter().map(|term| &term.id));
    for id in listed.chain(outline.sources.iter().map(|source| &source.id)) {
        assert!(checked.ids.contains(id), "the outline has {id:?}, the page has not");
    }
    diagnostics::check(article);
    checked
}

impl Checked {
    fn element(&mut self, element: &str, attributes: &[(String, String)]) {
        let get = |name: Attribute| {
            attributes.iter().find(|(other, _)| other == name.name()).map(|(_, value)| value.as_str())
        };
        for (name, value) in attributes {
            let known = Attribute::ALL.iter().find(|known| known.name() == name);
            values::check(element, *known.unwrap_or_else(|| panic!("the attribute {name}")), value);
        }
        if let Some(description) = get(Attribute::Alt) {
            self.described += &format!("{description}\n");
        }
        if let Some(id) = get(Attribute::Id) {
            assert!(self.ids.insert(id.to_owned()), "the id {id:?} comes twice");
        }
        self.images.extend(get(Attribute::Src).map(str::to_owned));
        if let Some(href) = get(Attribute::Href).filter(|href| !href.starts_with('#')) {
            self.links.push((href.to_owned(), get(Attribute::Rel).map(str::to_owned)));
        }
        if get(Attribute::Role).is_some_and(|role| role.starts_with("doc-")) {
            self.targets.extend(get(Attribute::Href).and_then(|href| href.strip_prefix('#')).map(str::to_owned));
        }
        self.targets.extend(get(Attribute::AriaLabelledby).map(str::to_owned));
    }

    /// Directions that invisible characters open in a text are isolated in a `bdi`, and it closes none that another
    /// element opened.
    fn turn(&mut self, text: &str) {
        let is_isolated = self.directions.iter().any(|(element, _)| element == "bdi");
        let (_, open) = self.directions.last_mut().expect("text is in an element");
        for c in text.chars() {
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
                '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
                '\u{202C}' => assert_eq!(open.pop(), Some(c), "{text:?} closes no embedding"),
                '\u{2069}' => while open.pop().unwrap_or_else(|| panic!("{text:?} closes no isolate")) != c {},
                _ => continue,
            }
            assert!(is_isolated, "{text:?} turns what is around it");
        }
    }
}
