//! Where words that were not found may have been meant. In: for each word of a text whether it is wanted; none where the
//! text is interrupted. Out: the words that come nearest.

use std::ops::Range;

/// From the first to the last wanted word of the part, no longer than was asked for, that has the most of them; none if it
/// has less than half. Takes one walk.
pub(super) fn nearest(words: &[Option<bool>], asked: usize) -> Option<Range<usize>> {
    let is_wanted = |i: &usize| words[*i] == Some(true);
    let (mut best, mut held, mut from) = ((0, 0..0), 0, 0);
    for (i, word) in words.iter().enumerate() {
        let Some(is_new) = word else {
            (held, from) = (0, i + 1);
            continue;
        };
        held += usize::from(*is_new);
        if i + 1 - from > asked {
            held -= usize::from(is_wanted(&from));
            from += 1;
        }
        if held > best.0 {
            best = (held, from..i + 1);
        }
    }
    let (held, part) = best;
    let first = part.clone().find(is_wanted).filter(|_| held * 2 >= asked)?;
    Some(first..part.end) // the last one is wanted: it made the part the best
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_part_with_the_most_words() {
        for (words, asked, found) in [
            ("", 2, None),
            ("....", 2, None),
            (".x..", 3, None),
            (".x..", 2, Some(1..2)),
            ("x..x.x..", 3, Some(3..6)),
            ("x.|.x", 4, None),
            ("xx|xxx", 3, Some(3..6)),
        ] {
            let words: Vec<_> = words.chars().map(|c| (c != '|').then_some(c == 'x')).collect();
            assert_eq!(nearest(&words, asked), found, "{words:?}");
        }
    }
}
