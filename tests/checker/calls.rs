//! An article as a sequence of calls: as a sink receives it, and as an HTML parser reads it. Adjacent texts
//! are one.

use apostil::article::{Article, Attribute, Element, Sink, render};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

#[derive(Debug, PartialEq, Eq)]
pub enum Call {
    Open(String, Vec<(String, String)>),
    Text(String),
    Close,
}

/// What a sink receives of an article. Panics if that breaks the contract of sinks.
pub fn made(article: &Article) -> Vec<Call> {
    let mut recorder = Recorder::default();
    render(article, &mut recorder).expect("the article is not too large");
    assert!(recorder.open.is_empty(), "{:?} stays open", recorder.open);
    recorder.calls
}

#[derive(Default)]
struct Recorder {
    calls: Vec<Call>,
    open: Vec<Element>,
    /// Whether an element was just opened.
    in_tag: bool,
}

impl Sink for Recorder {
    fn open(&mut self, element: Element) {
        assert!(self.open.last().is_none_or(|parent| !parent.is_void()), "{element:?} in a void element");
        self.open.push(element);
        self.calls.push(Call::Open(element.name().to_owned(), Vec::new()));
        self.in_tag = true;
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let Some(Call::Open(_, attributes)) = self.calls.last_mut().filter(|_| self.in_tag) else {
            panic!("attributes come right behind their element");
        };
        assert!(attributes.iter().all(|(other, _)| other != name.name()), "{name:?} comes twice");
        attributes.push((name.name().to_owned(), value.to_owned()));
    }

    fn text(&mut self, text: &str) {
        self.in_tag = false;
        assert!(self.open.last().is_some_and(|parent| !parent.is_void()), "text in a void element");
        push_text(&mut self.calls, text);
    }

    fn close(&mut self) {
        self.in_tag = false;
        assert!(self.open.pop().is_some(), "a close too many");
        self.calls.push(Call::Close);
    }
}

/// What an HTML parser, as in browsers, finds in a text (HTML, section 13.2).
pub fn parsed(html: &str) -> Vec<Call> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), false).one(html);
    let mut calls = Vec::new();
    // The parser wraps a fragment in an element of its own.
    for root in dom.document.children.borrow().iter() {
        for child in root.children.borrow().iter() {
            walk(child, &mut calls);
        }
    }
    calls
}

fn walk(node: &Handle, calls: &mut Vec<Call>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
            calls.push(Call::Open(name.local.to_string(), attributes.collect()));
            node.children.borrow().iter().for_each(|child| walk(child, calls));
            calls.push(Call::Close);
        }
        NodeData::Text { contents } => push_text(calls, &contents.borrow()),
        other => panic!("{other:?} is neither element nor text"),
    }
}

fn push_text(calls: &mut Vec<Call>, text: &str) {
    if text.is_empty() {
    } else if let Some(Call::Text(before)) = calls.last_mut() {
        before.push_str(text);
    } else {
        calls.push(Call::Text(text.to_owned()));
    }
}
