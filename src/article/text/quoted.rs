//! Text between quotation marks or parentheses. In: a text. Out: where each pair of marks begins and ends.

use std::ops::Range;

/// The marks that end what this one opens.
fn ends(open: char) -> &'static [char] {
    match open {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«'],
        '"' => &['"'],
        '「' => &['」'],
        '『' => &['』'],
        '(' => &[')'],
        _ => &[],
    }
}

/// Quotations without their marks, by where they end; and quotations and parentheses with theirs.
pub(crate) fn pairs(text: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut open, mut quotations, mut wholes) = (Vec::<(usize, char)>::new(), Vec::new(), Vec::new());
    for (i, c) in text.char_indices() {
        match open.last() {
            Some((start, mark)) if ends(*mark).contains(&c) => {
                if *mark != '(' {
                    quotations.push(start + mark.len_utf8()..i);
                }
                wholes.push(*start..i + c.len_utf8());
                open.pop();
            }
            _ if !ends(c).is_empty() => open.push((i, c)),
            _ => {}
        }
    }
    (quotations, wholes)
}
