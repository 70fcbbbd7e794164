//! A source as the exports see it: its record in the CSL-JSON file, asked field by field. What is missing is empty.

use crate::article::content::buffer::Text;
use crate::article::syntax::json::{Kind, Value};
use crate::article::text::strings::joined;

/// A record and what it was read from.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub value: &'a Value,
    pub text: &'a Text,
    /// The file.
    pub source: &'a str,
}

/// A person or a body.
pub(super) struct Name<'a> {
    /// `de la` and the like, which stands in front of the family name.
    pub particle: String,
    /// The family name, or all of a name that has no parts.
    pub family: &'a str,
    pub given: &'a str,
    pub suffix: &'a str,
}

/// Who counts as the author where nobody is called so: the first of these that there is.
const MAKERS: [&str; 6] = ["author", "director", "composer", "performer", "producer", "interviewer"];

impl<'a> Item<'a> {
    /// The JSON of the record, as it stands in the file.
    pub fn json(&self) -> &'a str {
        &self.source[self.value.range.clone()]
    }

    /// A field that is a text or a number.
    pub fn get(&self, field: &str) -> &'a str {
        self.text.get(self.value.text_of(field, self.text)).trim()
    }

    /// The first of some fields that says anything.
    pub fn first(&self, fields: &[&str]) -> &'a str {
        fields.iter().map(|field| self.get(field)).find(|value| !value.is_empty()).unwrap_or_default()
    }

    pub fn authors(&self) -> Vec<Name<'a>> {
        MAKERS.iter().map(|role| self.names(role)).find(|names| !names.is_empty()).unwrap_or_default()
    }

    pub fn names(&self, role: &str) -> Vec<Name<'a>> {
        self.value.array_of(role, self.text).iter().filter_map(|value| name(Item { value, ..*self })).collect()
    }

    /// The elements of a member that is a list.
    pub fn list(&self, field: &str) -> impl Iterator<Item = Item<'a>> {
        let copy = *self;
        self.value.array_of(field, self.text).iter().map(move |value| Item { value, ..copy })
    }

    /// The elements of a list, as texts.
    pub fn texts(&self) -> Vec<&'a str> {
        self.value.array().iter().map(|value| self.text.get(value.text()).trim()).collect()
    }

    /// Whether a member says yes: `true`, or a text or a number that is not nothing.
    pub fn is(&self, field: &str) -> bool {
        match self.value.get(field, self.text).map(|value| &value.kind) {
            Some(Kind::Boolean(is)) => *is,
            Some(Kind::Text(text)) => !matches!(self.text.get(*text), "" | "0" | "false"),
            _ => false,
        }
    }
}

impl Name<'_> {
    /// The family name behind its particle: `de la Cruz`, `d’Ormesson`.
    pub fn last(&self) -> String {
        let gap = if self.particle.is_empty() || self.particle.ends_with(['\'', '’', '-']) { "" } else { " " };
        joined(&[&self.particle, gap, self.family])
    }
}

fn name(item: Item) -> Option<Name> {
    let [literal, family, given] = ["literal", "family", "given"].map(|part| item.get(part));
    let (dropping, other) = (item.get("dropping-particle"), item.get("non-dropping-particle"));
    let gap = if dropping.is_empty() || other.is_empty() { "" } else { " " };
    let particle = joined(&[dropping, gap, other]);
    let whole = |family| Some(Name { particle: String::new(), family, given: "", suffix: "" });
    match (literal, family, given) {
        ("", "", "") => None,
        ("", "", given) => whole(given),
        ("", family, given) => Some(Name { particle, family, given, suffix: item.get("suffix") }),
        (literal, ..) => whole(literal),
    }
}
