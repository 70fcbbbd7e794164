//! HTML in a form in which two texts can be compared that say the same: the examples of CommonMark, and what an article
//! becomes. In: well-formed HTML as either of them writes it. Out: its tags and texts, one a line; or its words.
//!
//! What is evened out, because it is ours to choose:
//! - line ends beside the tags of blocks, but for those in code;
//! - the slash of void elements, the order of attributes, and which characters are written as references;
//! - `id` of headings, `loading` and `referrerpolicy` of images, which CommonMark does not have;
//! - characters beyond ASCII in addresses, which the specification percent-encodes, and browsers do.

use percent_encoding::{CONTROLS, utf8_percent_encode};

const BLOCKS: [&str; 13] = ["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"];

enum Part {
    /// Its name, with a slash before it if it ends an element, and its attributes.
    Tag(String, Vec<(String, String)>),
    Text(String),
}

/// One line for each tag and each text.
pub fn canonical(html: &str) -> String {
    let parts = parts(html);
    let (mut lines, mut is_in_code) = (String::new(), false);
    for (i, part) in parts.iter().enumerate() {
        match part {
            Part::Tag(name, attributes) => {
                match &**name {
                    "pre" => is_in_code = true,
                    "/pre" => is_in_code = false,
                    _ => {}
                }
                lines += &format!("<{name}");
                for (name, value) in attributes {
                    lines += &format!(" {name}={value:?}");
                }
                lines += ">\n";
            }
            Part::Text(text) => {
                let mut text = text.as_str();
                if !is_in_code && (i == 0 || is_block(&parts[i - 1])) {
                    text = text.trim_start_matches('\n');
                }
                if !is_in_code && parts.get(i + 1).is_none_or(is_block) {
                    text = text.trim_end_matches('\n');
                }
                if !text.is_empty() {
                    lines += &format!("{text:?}\n");
                }
            }
        }
    }
    lines
}

/// The words that are shown: those of texts, and those of images' descriptions.
pub fn words(html: &str) -> Vec<String> {
    let shown = parts(html).into_iter().flat_map(|part| match part {
        Part::Tag(_, attributes) => {
            attributes.into_iter().filter(|(name, _)| name == "alt").map(|(_, it)| it).collect()
        }
        Part::Text(text) => vec![text],
    });
    let split = |text: String| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    shown.flat_map(split).filter(|word| !word.is_empty()).collect()
}

fn is_block(part: &Part) -> bool {
    matches!(part, Part::Tag(name, _) if BLOCKS.contains(&name.trim_start_matches('/')))
}

fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            parts.push(Part::Text(decoded(&rest[..text])));
        } else {
            let tag = rest.find('>').map_or(rest.len(), |end| end + 1);
            parts.push(read_tag(&rest[1..tag]));
            rest = &rest[tag..];
            continue;
        }
        rest = &rest[text..];
    }
    parts
}

/// Reads what follows `<`.
fn read_tag(tag: &str) -> Part {
    let tag = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((attribute, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').unwrap_or((behind, ""));
        let value = decoded(value);
        let value = if matches!(attribute, "href" | "src") { beyond_ascii_encoded(&value) } else { value };
        attributes.push((attribute.trim().to_owned(), value));
        rest = behind.trim_start();
    }
    let is_heading = BLOCKS[1..7].contains(&name);
    attributes.retain(|(attribute, _)| match &**attribute {
        "id" => !is_heading,
        "loading" | "referrerpolicy" => name != "img",
        _ => true,
    });
    attributes.sort();
    Part::Tag(name.to_owned(), attributes)
}

fn beyond_ascii_encoded(address: &str) -> String {
    utf8_percent_encode(address, CONTROLS).to_string()
}

fn decoded(text: &str) -> String {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}"), ("&amp;", "&")];
    references.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}
