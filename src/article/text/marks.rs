//! Quotation marks, hyphens and dashes, which come in many forms and compare as one. A character in, its kind out.

/// A kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Also a single quotation mark.
    Apostrophe,
    Quote,
    /// A short dash, which joins, or is a minus sign.
    Hyphen,
    /// A long dash, which separates.
    Dash,
}

/// The kind of mark a character is, if it is one.
pub(crate) fn mark(c: char) -> Option<Mark> {
    match c {
        '\'' | '‘' | '’' | '‚' | '‛' | 'ʼ' => Some(Mark::Apostrophe),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' => {
            Some(Mark::Quote)
        }
        '-' | '‐' | '‑' | '‒' | '–' | '−' | '﹣' | '－' => Some(Mark::Hyphen),
        '—' | '―' | '﹘' => Some(Mark::Dash),
        _ => None,
    }
}

/// How many bytes of a text are the requested marks, with all kinds of quotation marks and dashes alike.
pub(crate) fn same_marks(shown: impl Iterator<Item = char>, asked: impl Iterator<Item = char>) -> usize {
    let asked = asked.filter(|c| !c.is_whitespace());
    let same = shown.zip(asked).take_while(|(shown, asked)| kind(*shown) == kind(*asked));
    same.map(|(shown, _)| shown.len_utf8()).sum()
}

/// The mark that all of its kind are folded to.
fn kind(c: char) -> char {
    match mark(c) {
        Some(Mark::Apostrophe | Mark::Quote) => '"',
        Some(Mark::Hyphen | Mark::Dash) => '-',
        None => c,
    }
}
