//! Finds what is quoted before a mark. In: a plain text with single spaces. Out: the words of the quotation that ends at a
//! place in it.

use crate::article::text::quoted::pairs;
use std::ops::Range;

/// A text's quotations.
pub(crate) struct Quotations<'t> {
    text: &'t str,
    /// What is between quotation marks, without the marks, by where it ends.
    quotations: Vec<Range<usize>>,
}

impl<'t> Quotations<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, quotations: pairs(text).0 }
    }

    /// The words of the quotation that ends at a mark at this offset.
    pub fn before(&self, mark: usize) -> Option<&'t str> {
        let mark = mark.min(self.text.len());
        // The mark may be on either side of the quotation mark, and after a full stop.
        let before = self.text[..mark].trim_end();
        let end = before.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(before).len();
        let found = |end| self.quotations.binary_search_by_key(&end, |quotation| quotation.end).ok();
        let before = self.text[..end].char_indices().next_back().and_then(|(i, _)| found(i));
        let place = before.or_else(|| found(mark))?;
        Some(self.text[self.quotations[place].clone()].trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_quotation_that_ends_at_a_mark() {
        for (text, quotation) in [
            ("He said: “Go. Now.”^ We went.", Some("Go. Now.")),
            ("He said: “Go. Now.^” We went.", Some("Go. Now.")),
            ("He said: “Go, now”.^ We went.", Some("Go, now")),
            ("Er sagte: „Geh.“^", Some("Geh.")),
            ("Il dit : « Va. »^", Some("Va.")),
            ("He said: \"Go 'now'.\"^", Some("Go 'now'.")),
            ("He said (once)^ to go.", None),
            ("“Go,” he said.^", None),
            ("He said: “Go.^", None),
            ("^", None),
        ] {
            let (text, mark) = (text.replacen('^', "", 1), text.find('^').unwrap());
            assert_eq!(Quotations::of(&text).before(mark), quotation, "{text}");
        }
    }
}
