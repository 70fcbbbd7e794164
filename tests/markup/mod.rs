//! HTML in a form in which equivalent texts compare as equal: the examples of CommonMark, and the output for an
//! article. In: HTML. Out: what an HTML parser finds in it, one element or text per line; or its words.
//!
//! These differences, which CommonMark leaves to us, are removed:
//! - line ends beside the tags of blocks, but for those in code;
//! - `id` of headings, `loading` and `referrerpolicy` of images, which CommonMark does not have;
//! - characters beyond ASCII in addresses, which the specification percent-encodes and browsers do, too.

use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use percent_encoding::{CONTROLS, utf8_percent_encode};

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
/// Besides headings; the parser's own `html` is around everything.
const OTHER_BLOCKS: [&str; 8] = ["blockquote", "hr", "html", "li", "ol", "p", "pre", "ul"];

/// One line for each element and each text, indented by its depth.
pub fn canonical(html: &str) -> String {
    let mut lines = String::new();
    write(&parsed(html).document, 0, false, &mut lines);
    lines
}

/// The words that are shown: those of texts, and those of images' descriptions.
pub fn words(html: &str) -> Vec<String> {
    let mut shown = String::new();
    gather(&parsed(html).document, &mut shown);
    shown.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A tree of the fragment. The parser puts an element `html` around it.
fn parsed(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), false).one(html)
}

fn write(parent: &Handle, depth: usize, is_code: bool, lines: &mut String) {
    let children = parent.children.borrow();
    for (i, child) in children.iter().enumerate() {
        let indent = " ".repeat(depth);
        match &child.data {
            NodeData::Element { name, attrs, .. } => {
                let name = &*name.local;
                let attributes = attrs.borrow();
                let mut attributes: Vec<_> = attributes.iter().map(|one| (&*one.name.local, &*one.value)).collect();
                attributes.retain(|(attribute, _)| !is_ours(name, attribute));
                attributes.sort_unstable();
                *lines += &format!("{indent}<{name}");
                for (attribute, value) in attributes {
                    let is_address = matches!(attribute, "href" | "src");
                    let encoded = utf8_percent_encode(value, CONTROLS).to_string();
                    *lines += &format!(" {attribute}={:?}", if is_address { &encoded } else { value });
                }
                *lines += ">\n";
                write(child, depth + 1, is_code || name == "pre", lines);
            }
            NodeData::Text { contents } => {
                let text = contents.borrow();
                let mut text = &**text;
                if !is_code && is_block(i.checked_sub(1).map_or(parent, |before| &children[before])) {
                    text = text.trim_start_matches('\n');
                }
                if !is_code && is_block(children.get(i + 1).unwrap_or(parent)) {
                    text = text.trim_end_matches('\n');
                }
                if !text.is_empty() {
                    *lines += &format!("{indent}{text:?}\n");
                }
            }
            other => *lines += &format!("{indent}{other:?}\n"),
        }
    }
}

fn gather(parent: &Handle, shown: &mut String) {
    for child in parent.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => *shown += &contents.borrow(),
            NodeData::Element { attrs, .. } => {
                let attributes = attrs.borrow();
                attributes.iter().filter(|one| &*one.name.local == "alt").for_each(|alt| *shown += &alt.value);
            }
            _ => {}
        }
        gather(child, shown);
        shown.push(' ');
    }
}

fn is_ours(element: &str, attribute: &str) -> bool {
    match attribute {
        "id" => HEADINGS.contains(&element),
        "loading" | "referrerpolicy" => element == "img",
        _ => false,
    }
}

fn is_block(node: &Handle) -> bool {
    let NodeData::Element { name, .. } = &node.data else { return false };
    HEADINGS.contains(&&*name.local) || OTHER_BLOCKS.contains(&&*name.local)
}
