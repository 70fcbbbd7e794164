//! The word that a misspelt one was probably meant to be. For what authors are told; no part of reading.

/// The known word that differs from a word by the fewest letters, if they are few enough for a slip: one in three.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters: Vec<char> = word.chars().take(LETTERS + 1).flat_map(char::to_lowercase).collect();
    if letters.len() > LETTERS {
        return None;
    }
    let distances = known.into_iter().map(|known| (distance(&letters, known), known));
    let (distance, known) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= letters.len()).then_some(known)
}

/// Letters of a word that is compared: none that is known is nearly as long.
const LETTERS: usize = 40;

/// How many letters are to be put in, left out, replaced or swapped with their neighbour to make one word of the other
/// (optimal string alignment).
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["title", "subtitle", "author", "lang", "license"];
        for (word, meant) in [
            ("tilte", Some("title")),
            ("Title", Some("title")),
            ("autor", Some("author")),
            ("licence", Some("license")),
            ("langs", Some("lang")),
            ("title", Some("title")),
            ("colour", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
        assert_eq!(nearest(&"t".repeat(1_000_000), known), None);
        assert_eq!(nearest("title", []), None);
    }

    #[test]
    fn counts_letters_that_differ() {
        for (from, to, count) in [("", "ab", 2), ("ab", "", 2), ("ab", "ba", 1), ("kitten", "sitting", 3)] {
            assert_eq!(distance(&from.chars().collect::<Vec<_>>(), to), count, "{from} {to}");
        }
    }
}
