//! The glossary blocks of MyST and Sphinx: the fence `{glossary}`, or the directive `.. glossary::`, with a term on a line
//! and its definition indented below it or after a colon. In: the text of a file. Out: the terms with their definitions,
//! which are Markdown, and where these are.

/// A term of a block.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub names: Vec<String>,
    /// Where the first name is.
    pub at: usize,
    pub definition: String,
    /// Where the definition begins.
    pub definition_at: usize,
}

/// The terms of all glossary blocks of a text.
pub(super) fn terms(source: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    // What ends the open block: a fence, or for a directive any line that is not indented.
    let mut open: Option<&str> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        match open {
            Some("") if !trimmed.is_empty() && !line.starts_with([' ', '\t']) => open = None,
            Some(fence) if !fence.is_empty() && trimmed.starts_with(fence) => open = None,
            Some("") => add(&mut terms, line.strip_prefix("   ").unwrap_or(line), at + line.len()),
            Some(_) => add(&mut terms, line, at + line.len()),
            None => {}
        }
        if open.is_none() {
            open = opened(trimmed);
        }
        at += line.len();
    }
    terms.retain(|term| !term.definition.trim().is_empty());
    terms
}

/// What ends the block that a line opens.
fn opened(line: &str) -> Option<&str> {
    if line == ".. glossary::" {
        return Some("");
    }
    let fence = ["```", "~~~", ":::"].into_iter().find(|fence| line.starts_with(fence))?;
    let name = line.trim_start_matches(['`', '~', ':']).trim();
    let length = line.len() - line.trim_start_matches(&fence[..1]).len();
    (name == "{glossary}").then(|| &line[..length])
}

/// Adds a line, which ends at this offset, to the last term, or begins another.
fn add(terms: &mut Vec<Term>, line: &str, end: usize) {
    let start = end - line.len();
    let (trimmed, is_indented) = (line.trim(), line.starts_with([' ', '\t']));
    let after_colon = line.strip_prefix(':').filter(|rest| rest.starts_with([' ', '\t']));
    let Some(term) = terms.last_mut().filter(|_| is_indented || trimmed.is_empty() || after_colon.is_some()) else {
        // Options such as `:sorted:` come before the first term.
        if trimmed.is_empty() || is_indented || line.starts_with(':') {
            return;
        }
        match terms.last_mut().filter(|term| term.definition.is_empty()) {
            Some(term) => term.names.push(trimmed.to_owned()),
            None => terms.push(Term { names: vec![trimmed.to_owned()], at: start, ..Term::default() }),
        }
        return;
    };
    let text = after_colon.unwrap_or(line).trim_start();
    if term.definition.is_empty() {
        term.definition_at = end - text.len();
    }
    // An empty line keeps its end only between two paragraphs.
    term.definition.push_str(if text.is_empty() && !term.definition.is_empty() { "\n" } else { text });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_blocks_of_both_forms() {
        for (source, expected) in [
            (
                "```{glossary}\n:sorted:\n\nAsh\nTuff\n  Fine *dust*.\n\n  More.\nLava\n: Molten.\n```\nAfter\n  x\n",
                "Ash,Tuff=Fine *dust*.\n\nMore.|Lava=Molten.",
            ),
            (":::{glossary}\nAsh\n: Dust.\n  More.\n:::\n", "Ash=Dust.\nMore."),
            ("::::{glossary}\nAsh\n: Dust.\n::::\n", "Ash=Dust."),
            (
                "Text\n\n.. glossary::\n\n   ash\n      Dust.\n\n   lava\n      Molten.\n\nText\n  x\n",
                "ash=Dust.|lava=Molten.",
            ),
            ("```{note}\nAsh\n  Dust.\n```\n", ""),
            ("```{glossary}\nAsh\n```\n", ""),
        ] {
            let found: Vec<_> = terms(source)
                .iter()
                .map(|term| {
                    assert!(source[term.at..].starts_with(&term.names[0]));
                    assert!(source[term.definition_at..].starts_with(&term.definition[..3]));
                    term.names.join(",") + "=" + term.definition.trim()
                })
                .collect();
            assert_eq!(found.join("|"), expected, "{source}");
        }
    }
}
