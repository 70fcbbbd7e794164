//! The commands of LaTeX that only change how words look. In: LaTeX. Out: the same without them, with signs for
//! quotation marks and spaces, and tags for subscripts and superscripts. Accents and special letters are left to `biblatex`.

/// What a command with an argument puts before and after it; other commands of several letters put nothing.
const SIGNS: [(&str, &str, &str); 4] = [
    ("enquote", "“", "”"),
    ("mkbibquote", "“", "”"),
    ("textsubscript", "<sub>", "</sub>"),
    ("textsuperscript", "<sup>", "</sup>"),
];

/// Commands without an argument, up to the end of a group.
const SWITCHES: [&str; 12] =
    ["em", "it", "bf", "sc", "rm", "sf", "tt", "sl", "itshape", "bfseries", "scshape", "upshape"];

/// The text without them.
pub fn without(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    // What follows each brace that is open.
    let mut ends: Vec<&str> = Vec::new();
    let mut rest = latex;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let name = if c == '\\' { name(after) } else { "" };
        let argument = after[name.len()..].strip_prefix('{');
        rest = after;
        match (c, argument) {
            ('\\', Some(argument)) if name.len() > 1 && is_of_looks(name) => {
                let (_, begin, end) = SIGNS.into_iter().find(|(known, ..)| *known == name).unwrap_or_default();
                out.push_str(begin);
                out.push('{');
                ends.push(end);
                rest = argument;
            }
            ('\\', _) if SWITCHES.contains(&name) => rest = after[name.len()..].trim_start(),
            // After an accent the crate wants the letter itself.
            ('\\', _) if matches!(name, "i" | "j") => {
                out.push(if name == "i" { 'ı' } else { 'ȷ' });
                rest = after[1..].strip_prefix("{}").unwrap_or_else(|| after[1..].trim_start());
            }
            ('\\', _) if after.starts_with(['-', '/', '@']) => rest = &after[1..],
            ('\\', _) if after.starts_with([' ', ',', ';', ':', '\n']) => {
                out.push(' ');
                rest = &after[1..];
            }
            ('\\', _) => {
                let length = name.len().max(after.chars().next().map_or(0, char::len_utf8));
                out.push('\\');
                out.push_str(&after[..length]);
                rest = &after[length..];
            }
            ('~', _) => out.push(' '),
            ('`' | '\'', _) if after.starts_with(c) => {
                out.push(if c == '`' { '“' } else { '”' });
                rest = &after[1..];
            }
            ('`', _) => out.push('‘'),
            ('{', _) => {
                out.push('{');
                ends.push("");
            }
            ('}', _) => {
                out.push('}');
                out.push_str(ends.pop().unwrap_or_default());
            }
            (c, _) => out.push(c),
        }
    }
    out
}

/// The letters that a command's name begins with.
fn name(after: &str) -> &str {
    &after[..after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len())]
}

/// Whether a command says how its argument looks: all but those of signs and letters, such as `\aa{}` and `\textdollar{}`.
fn is_of_looks(name: &str) -> bool {
    const OF_TEXT: [&str; 12] =
        ["it", "bf", "sc", "rm", "sf", "tt", "sl", "up", "md", "normal", "subscript", "superscript"];
    match name.strip_prefix("text") {
        Some(look) => OF_TEXT.contains(&look),
        None => {
            name.len() > 3 && !matches!(name, "LaTeX" | "dots" | "ddag" | "pounds" | "copyright") && !is_quote(name)
        }
    }
}

fn is_quote(name: &str) -> bool {
    ["guil", "quotedbl", "quotesingl"].iter().any(|begin| name.starts_with(begin))
}
