//! A reader of node scripts, like `www/nodes.js`: a script comes in, the HTML that a browser writes of its nodes goes
//! out. Panics if the script is not well-formed.

use apostil::article::{Attribute, Element};

pub fn serialised(script: &str) -> String {
    let mut html = String::new();
    let mut open: Vec<&Element> = Vec::new();
    let mut in_tag = false;
    let mut records = script.split('\u{1E}');
    assert_eq!(records.next(), Some(""), "a script begins with a record");
    for record in records {
        let (opcode, content) = record.split_at_checked(1).unwrap_or_else(|| panic!("the record {record:?}"));
        if opcode == "=" {
            let (name, value) = content.split_once('\u{1F}').expect("a name and a value");
            assert!(in_tag, "attributes come right behind their element");
            assert!(Attribute::ALL.iter().any(|known| known.name() == name), "the attribute {name:?}");
            html.extend([" ", name, "=\"", &escaped(value).replace('"', "&quot;"), "\""]);
            continue;
        }
        if std::mem::take(&mut in_tag) {
            html.push('>');
        }
        match opcode {
            "<" => {
                let element = Element::ALL.iter().find(|known| known.name() == content);
                open.push(element.unwrap_or_else(|| panic!("the element {content:?}")));
                html.extend(["<", content]);
                in_tag = true;
            }
            "\"" => html.push_str(&escaped(content)),
            ">" => {
                assert_eq!(content, "", "nothing follows a close");
                let element = open.pop().expect("a close too many");
                if !element.is_void() {
                    html.extend(["</", element.name(), ">"]);
                }
            }
            other => panic!("the opcode {other:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?} stays open");
    html
}

/// HTML, section 13.3 "Serializing HTML fragments", escaping a string.
fn escaped(text: &str) -> String {
    assert!(!text.contains('\u{1F}'), "a separator in {text:?}");
    text.replace('&', "&amp;").replace('\u{A0}', "&nbsp;").replace('<', "&lt;").replace('>', "&gt;")
}
