//! TeX text for BibTeX fields: plain or rich text in; out the same on one line, escaped, with balanced braces.

use crate::article::syntax::csl_markup::{Part, Style, parts};
use crate::article::text::chars::is_wordlike;
use crate::article::text::percent::encode_char;
use crate::article::text::strings::push;

/// A text without anything that TeX would interpret.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    escape(text, is_balanced(text), &mut out);
    out
}

/// A text with tags.
pub(super) fn rich(text: &str) -> String {
    let is_balanced = is_balanced(text);
    let mut out = String::new();
    for part in parts(text) {
        match part {
            Part::Text(text) => escape(text, is_balanced, &mut out),
            Part::Open(style) => push(&mut out, &[command(style), "{"]),
            Part::Close(_) => out.push('}'),
        }
    }
    out
}

/// Text with markup, in letters whose case BibTeX's styles do not change.
pub(super) fn title(text: &str) -> String {
    let is_balanced = is_balanced(text);
    let mut out = String::new();
    let mut depth = 0;
    for part in parts(text) {
        match part {
            Part::Text(text) if depth == 0 => words(text, is_balanced, &mut out),
            Part::Text(text) => escape(text, is_balanced, &mut out),
            Part::Open(style) => {
                // Two braces: after a single one, BibTeX mistakes a command for a letter and changes its case.
                push(&mut out, &[if depth == 0 { "{{" } else { "" }, command(style), "{"]);
                depth += 1;
            }
            Part::Close(_) => {
                depth -= 1;
                out.push_str(if depth == 0 { "}}}" } else { "}" });
            }
        }
    }
    out
}

/// An address, which TeX does not read as text: what would end the field or the line is percent-encoded.
pub(super) fn address(address: &str) -> String {
    let mut out = String::new();
    for c in address.chars() {
        match c {
            '{' | '}' | '\\' => encode_char(c, &mut out),
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// Pages, with the dash that TeX makes of two hyphens.
pub(super) fn pages(pages: &str) -> String {
    // Where dashes separate ranges, a hyphen is part of a page's name. (In brackets: see `part` in bibtex.rs.)
    let dash = if pages.contains(['–']) { '–' } else { '-' };
    let mut out = String::new();
    for (i, page) in pages.split(dash).enumerate() {
        push(&mut out, &[if i > 0 { "--" } else { "" }, &plain(page)]);
    }
    out
}

fn command(style: Style) -> &'static str {
    match style {
        Style::Italic => "\\emph",
        Style::Bold => "\\textbf",
        Style::Raised => "\\textsuperscript",
        Style::Lowered => "\\textsubscript",
        Style::SmallCaps => "\\textsc",
        Style::Kept => "",
    }
}

/// Adds a text with braces around the words whose letters would change: BibTeX's styles put the capitals
/// of a title in lower case, and programs that read its files capitalise the first letter of a sentence.
fn words(text: &str, is_balanced: bool, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let is_in_word = rest.starts_with(is_wordlike);
        let (run, after) = rest.split_at(rest.find(|c| is_wordlike(c) != is_in_word).unwrap_or(rest.len()));
        rest = after;
        if !is_in_word {
            escape(run, is_balanced, out);
            continue;
        }
        let is_first = out.is_empty();
        let is_start = is_first || out.trim_end().ends_with(['.', ':', '!', '?', '…']);
        let is_changed =
            is_start && run.starts_with(is_small) || run.chars().skip(usize::from(is_first)).any(is_capital);
        push(out, &if is_changed { ["{", run, "}"] } else { ["", run, ""] });
    }
}

/// Whether a letter may be a capital. By blocks, since braces around a word that needs none have no effect.
fn is_capital(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'À'..='Þ' | '\u{100}'..='\u{24F}' // Latin
        | '\u{386}'..='\u{3AB}' | '\u{400}'..='\u{42F}' | '\u{460}'..='\u{556}' // Greek, Cyrillic, Armenian
        | '\u{1E00}'..='\u{1FFF}') // more Latin and Greek
}

/// Whether a letter may have a capital.
fn is_small(c: char) -> bool {
    !c.is_ascii_digit() && !is_capital(c) && c < '\u{590}'
}

/// Adds a text. BibTeX counts braces even after a backslash, so unbalanced ones are written as
/// mathematics: of TeX's notations, the one that other programs keep.
fn escape(text: &str, is_balanced: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '{' | '}' if is_balanced => {
                out.push('\\');
                out.push(c);
            }
            '{' => out.push_str("{$\\lbrace$}"),
            '}' => out.push_str("{$\\rbrace$}"),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("{\\textbackslash}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '<' => out.push_str("{\\textless}"),
            '>' => out.push_str("{\\textgreater}"),
            // Two of them in a row would be another character.
            '-' | '\'' | '`' if out.ends_with(c) => {
                out.push_str("{}");
                out.push(c);
            }
            '\t' | '\n' | ' ' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
}

/// Whether the braces of a text are balanced.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for byte in text.bytes().filter(|byte| matches!(byte, b'{' | b'}')) {
        let next = if byte == b'{' { depth.checked_add(1) } else { depth.checked_sub(1) };
        match next {
            Some(next) => depth = next,
            None => return false,
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_tex_would_obey() {
        assert_eq!(plain("50% of #1 & $2_a"), "50\\% of \\#1 \\& \\$2\\_a");
        assert_eq!(
            plain("a~b^c\\d <e>"),
            "a{\\textasciitilde}b{\\textasciicircum}c{\\textbackslash}d {\\textless}e{\\textgreater}"
        );
        assert_eq!(plain("a -- b ''c'' \n\t d"), "a -{}- b '{}'c'{}' d");
    }

    #[test]
    fn keeps_braces_in_pairs() {
        for (text, tex) in [
            ("{a{b}}", "\\{a\\{b\\}\\}"),
            ("}a{", "{$\\rbrace$}a{$\\lbrace$}"),
            ("{{a}", "{$\\lbrace$}{$\\lbrace$}a{$\\rbrace$}"),
        ] {
            assert_eq!(plain(text), tex);
        }
        assert_eq!(rich("<i>{</i>}"), "\\emph{\\{}\\}");
    }

    #[test]
    fn keeps_the_capitals_of_a_title() {
        for (text, tex) in [
            ("Let History Judge: a USSR’s eBook", "Let {History} {Judge}: {a} {USSR}’s {eBook}"),
            ("glasnost", "{glasnost}"),
            ("USSR", "{USSR}"),
            ("1000-Word", "1000-{Word}"),
            ("“Über", "“{Über}"),
            ("социализм и Сталин", "{социализм} и {Сталин}"),
            ("社会主義 论", "社会主義 论"),
            (
                "<i>Ulysses</i> in <span class=\"nocase\">iPad</span> & Co.",
                "{{\\emph{Ulysses}}} in {{{iPad}}} \\& {Co}.",
            ),
        ] {
            assert_eq!(title(text), tex);
        }
    }

    #[test]
    fn addresses_stay_addresses() {
        assert_eq!(address("https://a.example/?a=1&b=%20#c_d{e}"), "https://a.example/?a=1&b=%20#c_d%7Be%7D");
    }
}
