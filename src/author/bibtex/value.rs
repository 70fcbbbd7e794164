//! The text of a field. In: LaTeX. Out: plain text, with tags for subscripts and superscripts.

use super::commands;
use biblatex::{Bibliography, Chunk, Chunks, Pair, RawBibliography, RawChunk, RawEntry, Spanned};

/// The text of a field.
pub fn text(latex: &str) -> String {
    if !latex.contains(['\\', '{', '}', '$', '-', '~', '`', '\'']) {
        return plain(latex); // most fields, and much faster
    }
    chunks(latex).map_or_else(|| plain(latex), |chunks| of_chunks(&chunks))
}

/// An address or an identifier, in which only some signs are escaped.
pub fn verbatim(latex: &str) -> String {
    let mut out = String::new();
    let mut rest = latex.trim().chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek().is_some_and(|next| "_%&#$~{}".contains(*next)) => out.extend(rest.next()),
            '{' | '}' => {}
            c => out.push(c),
        }
    }
    out.replace("\\textasciitilde", "~")
}

/// A field in parts: what is in braces is apart. `None` if it is not LaTeX.
pub fn chunks(latex: &str) -> Option<Chunks> {
    if latex.trim().is_empty() {
        return Some(Vec::new());
    }
    let latex = &commands::without(latex);
    // The crate reads fields only as those of entries.
    let key = Spanned::zero("field");
    let value = Spanned::zero(vec![Spanned::zero(RawChunk::Normal(latex))]);
    let fields = vec![Pair::new(key, value)];
    let entry = RawEntry { key: Spanned::zero("key"), kind: Spanned::zero("misc"), fields };
    let raw =
        RawBibliography { preamble: String::new(), entries: vec![Spanned::zero(entry)], abbreviations: Vec::new() };
    let read = Bibliography::from_raw(raw).ok()?;
    read.into_vec().pop()?.fields.remove("field")
}

/// The text of parts.
pub fn of_chunks(chunks: &[Spanned<Chunk>]) -> String {
    let mut out = String::new();
    for chunk in chunks {
        match &chunk.v {
            Chunk::Normal(words) | Chunk::Verbatim(words) => out.push_str(words),
            Chunk::Math(formula) => out.push_str(&math(formula)),
        }
    }
    let words: Vec<_> = out.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Words without markup; of LaTeX that cannot be read, without its braces.
fn plain(latex: &str) -> String {
    let words = latex.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(['{', '}'], "")
}

/// The signs of formulas that also are in texts, by their commands.
const SIGNS: [(&str, &str); 8] = [
    ("lbrace", "{"),
    ("rbrace", "}"),
    ("backslash", "\\"),
    ("times", "×"),
    ("alpha", "α"),
    ("beta", "β"),
    ("mu", "μ"),
    ("circ", "°"),
];

/// A formula: signs, subscripts and superscripts; of other commands the names are left.
fn math(formula: &str) -> String {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let tag = match c {
            '_' => "sub",
            '^' => "sup",
            '\\' => {
                if let Some((name, sign)) = SIGNS.iter().find(|(name, _)| rest.starts_with(name)) {
                    out.push_str(sign);
                    rest = &rest[name.len()..];
                }
                continue;
            }
            '{' | '}' => continue,
            c => {
                out.push(c);
                continue;
            }
        };
        let (argument, after) = match rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            Some(parts) => parts,
            None => rest.split_at(rest.chars().next().map_or(0, char::len_utf8)),
        };
        out.push_str(&format!("<{tag}>{}</{tag}>", argument.replace(['\\', '{', '}'], "")));
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latex_becomes_text() {
        for (latex, expected) in [
            (r#"{\"O}sterreich, Garc{\'\i}a \& \v{S}ik"#, "Österreich, García & Šik"),
            ("The {NASA}\n  story~of ``it''", "The NASA story of “it”"),
            (r"H$_2$O, x$^{10}$ and CO\textsubscript{2}", "H<sub>2</sub>O, x<sup>10</sup> and CO<sub>2</sub>"),
            (r"{\em A \textbf{b}} \enquote{c {\it d}} \`\i\ \aa{} \c{c}\-e \~{}", "A b “c d” ì å çe ~"),
            (r"\unknown{x} and \LaTeX", "x and LaTeX"),
            ("costs $5", "costs $5"),
            (r"$\lbrace$a$\rbrace$ $5 \times 3$", "{a} 5 × 3"),
            (r"50\% of \emph{all}", "50% of all"),
            ("1--2", "1–2"),
        ] {
            assert_eq!(text(latex), expected, "{latex}");
        }
        assert_eq!(verbatim(r"https://x.org/~a\_b--c\%20"), "https://x.org/~a_b--c%20");
    }
}
