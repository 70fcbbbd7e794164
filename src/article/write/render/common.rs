//! What most rows of a list have in common, so that its head can say it once. In: what each row says. Out: what more
//! than half of them say.

/// What more than half of those say that say anything, if there are at least two of them; empty if there is nothing.
pub(super) fn most_common(mut said: Vec<String>) -> String {
    said.retain(|said| !said.is_empty());
    said.sort_unstable();
    // Whatever more than half of them say is in the middle.
    let middle = said.get(said.len() / 2).cloned().unwrap_or_default();
    let count = said.iter().filter(|said| **said == middle).count();
    if count > 1 && 2 * count > said.len() { middle } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_half_say_it() {
        for (said, common) in [
            ("", ""),
            ("a", ""),
            ("a b", ""),
            ("a a", "a"),
            ("b a a", "a"),
            ("a b a b", ""),
            ("c a b c c", "c"),
            (" a a   ", "a"),
        ] {
            assert_eq!(most_common(said.split(' ').map(str::to_owned).collect()), common, "{said}");
        }
    }
}
