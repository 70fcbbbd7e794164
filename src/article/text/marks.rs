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
