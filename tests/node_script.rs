//! The node script and the page's script that reads it: one table of elements and attributes, written in Rust and once
//! more in JavaScript, so that neither has to trust the other.

use apostil::article::{Attribute, Element};

const BUILDER: &str = include_str!("../www/nodes.js");

/// The names of a set in the script, in order: its string literals.
fn names(set: &str) -> Vec<&'static str> {
    let start = BUILDER.find(&format!("const {set} = setOf(")).expect("the set is there");
    let literals = &BUILDER[start..start + BUILDER[start..].find(");").expect("the set has an end")];
    literals.split('"').skip(1).step_by(2).flat_map(str::split_whitespace).collect()
}

#[test]
fn the_builder_makes_what_the_table_has_and_nothing_else() {
    assert_eq!(names("ELEMENTS"), Element::ALL.iter().map(|element| element.name()).collect::<Vec<_>>());
    assert_eq!(names("ATTRIBUTES"), Attribute::ALL.iter().map(|attribute| attribute.name()).collect::<Vec<_>>());
}
