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

/// Quotations without their marks, by where they end; and quotations and parentheses with theirs, by where they begin.
pub(crate) fn pairs(text: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut open, mut quotations, mut wholes) = (Vec::<(usize, char)>::new(), Vec::new(), Vec::<Range<usize>>::new());
    for (i, c) in text.char_indices() {
        match open.last() {
            Some((place, mark)) if ends(*mark).contains(&c) => {
                let whole = &mut wholes[*place];
                if *mark != '(' {
                    quotations.push(whole.start + mark.len_utf8()..i);
                }
                whole.end = i + c.len_utf8();
                open.pop();
            }
            _ if !ends(c).is_empty() => {
                open.push((wholes.len(), c));
                wholes.push(i..i);
            }
            _ => {}
        }
    }
    wholes.retain(|whole| !whole.is_empty()); // the others are not closed
    (quotations, wholes)
}
