//! Text that is safe on a terminal (no terminal injection). In: names, arguments and what files contain, which may come
//! from a stranger. Out: the same text without control characters and without anything reordered or invisible.

/// The replacement for a character that would be invisible; one for one, so that columns stay the same.
const SIGN: char = '\u{FFFD}';

/// A name or a sentence with a sign for each invisible character and for line ends: a name cannot forge a line of a
/// report, or a command to the program that reads a log.
pub fn visible(text: &str) -> String {
    visible_lines(text).replace('\n', "␊")
}

/// The same for a text of several lines.
pub fn visible_lines(text: &str) -> String {
    let mut before = None;
    let shown = |c: char| {
        let is_seen = is_seen(c, before.replace(c));
        if is_seen { c } else { SIGN }
    };
    text.chars().map(shown).collect()
}

/// JSON, with invisible characters written as escapes (RFC 8259, section 7): its meaning is the same. Outside strings
/// JSON has no such characters.
pub fn escaped(json: &str) -> String {
    let mut before = None;
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_seen(c, before.replace(c)) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

/// Whether a character is visible, or shapes a visible one, after the one before it. These are not:
///
/// - control characters (Unicode's category Cc) except tabs and line ends: terminals obey them, C1 too;
/// - those that change the direction of the text around them (`Bidi_Control`): the text then does not read as it is,
///   in "Trojan Source" (Boucher and Anderson, 2021; CVE-2021-42574);
/// - line and paragraph separators (categories Zl and Zp): some terminals end the line there;
/// - default ignorables (`Default_Ignorable_Code_Point`), and annotations: two names could look alike.
///
/// Joiners and variation selectors are ignorable, too, but shape the letters of many scripts, and emoji: they stay,
/// except after ASCII letters and at the beginning, where they shape nothing.
fn is_seen(c: char, before: Option<char>) -> bool {
    match c {
        '\t' | '\n' => true,
        '\u{200C}'
        | '\u{200D}'
        | '\u{180B}'..='\u{180D}'
        | '\u{180F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => before.is_some_and(|c| !c.is_ascii_alphabetic()),
        c if c.is_control() => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_gets_a_sign() {
        for hidden in [
            '\0',
            '\r',
            '\u{1B}',
            '\u{7F}',
            '\u{9B}',
            '\u{AD}',
            '\u{61C}',
            '\u{200B}',
            '\u{200E}',
            '\u{200F}',
            '\u{2028}',
            '\u{2029}',
            '\u{202A}',
            '\u{202B}',
            '\u{202C}',
            '\u{202D}',
            '\u{202E}',
            '\u{2060}',
            '\u{2066}',
            '\u{2067}',
            '\u{2068}',
            '\u{2069}',
            '\u{206F}',
            '\u{3164}',
            '\u{FEFF}',
            '\u{FFF9}',
            '\u{E0061}',
            '\u{E0100}',
        ] {
            assert_eq!(visible(&format!("a{hidden}b")), "a\u{FFFD}b", "{hidden:?}");
            let json = serde_json::to_string(&format!("a{hidden}b")).unwrap();
            let escaped = escaped(&json);
            assert!(escaped.is_ascii(), "{escaped}");
            assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), format!("a{hidden}b"));
        }
    }

    #[test]
    fn what_is_seen_or_shapes_what_is_stays() {
        for text in [
            "",
            "a\tb\nc",
            "é e\u{301} \u{A0}\u{FFFD}",
            "\u{5E2}\u{5D1}\u{5E8}\u{5D9}\u{5EA}",
            "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94D}\u{200D}\u{937}",
            "👩\u{200D}🚀 ❤\u{FE0F} 1\u{FE0F}\u{20E3}",
            "葛\u{E0100}",
            "\u{600}\u{661}",
        ] {
            assert_eq!((visible_lines(text).as_str(), escaped(text).as_str()), (text, text));
        }
        assert_eq!(visible("a.md\n::error::b"), "a.md␊::error::b");
        assert_eq!(visible("admin\u{200D}\u{200C} x"), "admin\u{FFFD}\u{200C} x");
    }
}
