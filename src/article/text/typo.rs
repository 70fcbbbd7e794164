//! The word that a misspelt one was probably meant to be. Only for messages to authors; reading does not use it.

use strsim::osa_distance;

/// The known word that differs by the fewest letters, if they are few enough for a typo: one in three.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: String = word.chars().take(LETTERS + 1).flat_map(char::to_lowercase).collect();
    let letters = word.chars().count();
    if letters > LETTERS {
        return None;
    }
    let distances = known.into_iter().map(|known| (osa_distance(&word, known), known));
    let (distance, known) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= letters).then_some(known)
}

/// The longest word that is compared, in letters: no known word is nearly as long.
const LETTERS: usize = 40;

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
}
