//! Checks the types of `www/model.d.ts` against what the core serialises: every interface has the fields of its Rust
//! type, of the same kind, and no other. Reads the types as text; in the browser `serde-wasm-bindgen` passes the same
//! fields.
#![cfg(not(target_arch = "wasm32"))]

use apostil::article::{Code, Fidelity, Input, Options, Verdict, parse};
use serde_json::{Value, to_value};
use std::collections::{BTreeMap, BTreeSet};

const TYPES: &str = include_str!("../www/model.d.ts");

const ARTICLE: &str = "---
title: Letters
lang: en
---
# One

Alpha[^a] says [@greek] it.[^b] [[nothing]]

[^a]: {supported checked=2026-11-23 by=\"N. N.\" quote=exact} It is.

[^b]: It is not.
";

/// The fields of an interface, each with its type; an optional one ends on `?`.
fn interface(name: &str) -> BTreeMap<&str, &str> {
    let start = format!("export interface {name} {{");
    let (_, rest) = TYPES.split_once(&start).unwrap_or_else(|| panic!("there is no interface {name}"));
    let (body, _) = rest.split_once("\n}").expect("an end");
    let fields = body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("/**"));
    fields.map(|line| line.trim_end_matches(';').split_once(": ").expect("a field")).collect()
}

/// Whether a value is of a type, as the declarations write it.
fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "number" => value.is_u64(),
        "Verdict" | "Quotation" => words(kind).contains(value.as_str().unwrap_or_default()),
        _ if kind.ends_with("[]") => value.is_array(),
        _ if kind.starts_with('"') => kind.split(" | ").any(|word| value.as_str() == Some(word.trim_matches('"'))),
        _ if kind.starts_with("{ ") => value.is_object(),
        _ => false,
    }
}

/// The words of a union.
fn words(name: &str) -> BTreeSet<&str> {
    let (_, rest) = TYPES.split_once(&format!("export type {name} =")).unwrap_or_else(|| panic!("no type {name}"));
    let (union, _) = rest.split_once(';').expect("an end");
    union.split('|').map(|word| word.trim().trim_matches('"')).collect()
}

fn assert_fits(name: &str, values: &[Value]) {
    assert!(!values.is_empty(), "there is no {name} to be looked at");
    let fields = interface(name);
    for value in values {
        let object = value.as_object().unwrap_or_else(|| panic!("{value} is no {name}"));
        let has: BTreeSet<_> = object.keys().map(String::as_str).collect();
        let declared: BTreeSet<_> = fields.keys().map(|field| field.trim_end_matches('?')).collect();
        assert_eq!(has, declared, "the fields of {name}");
        for (field, kind) in &fields {
            let value = &object[field.trim_end_matches('?')];
            assert!(
                is_of(value, kind) || field.ends_with('?') && value.is_null(),
                "{name}.{field} is {kind}, but {value}"
            );
        }
    }
    for field in fields.keys().filter(|field| field.ends_with('?')) {
        let is_there = values.iter().any(|value| !value[field.trim_end_matches('?')].is_null());
        assert!(is_there, "{name}.{field} is never there");
    }
}

#[test]
fn the_declared_types_are_those_that_are_serialised() {
    let input = Input::new(ARTICLE.as_bytes())
        .with_glossary(Some(b"Alpha\n: A letter."))
        .with_sources(Some(br#"[{"id": "greek", "title": "Letters", "URL": "https://a.example/"}]"#));
    let article = parse(&input, &Options::default());
    let model = to_value(article.outline()).expect("plain data");
    let list = |name: &str| model[name].as_array().expect("a list").clone();
    assert_fits("Article", std::slice::from_ref(&model));
    assert_fits("Heading", &list("headings"));
    assert_fits("Note", &list("notes"));
    assert_fits("Term", &list("terms"));
    assert_fits("Source", &list("sources"));
    let diagnostics = to_value(article.diagnostics()).expect("plain data");
    assert_fits("Diagnostic", diagnostics.as_array().expect("a list"));
    assert!(article.diagnostics().iter().any(|found| found.code == Code::TermUndefined && !found.help.is_empty()));
}

#[test]
fn the_declared_words_are_those_of_the_core() {
    assert_eq!(words("Verdict"), Verdict::ALL.iter().map(|it| it.word()).collect());
    assert_eq!(words("Quotation"), Fidelity::ALL.iter().map(|it| it.word()).collect());
}
