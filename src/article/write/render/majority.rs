//! What most rows of a list have in common, so that its head can say it once. In: what each row says. Out: what more
//! than half of them say.

/// What more than half of those say that say anything, if there are at least two of them; empty if there is nothing.
pub(super) fn most_common(said: &[String]) -> &str {
    let said = || said.iter().map(String::as_str).filter(|said| !said.is_empty());
    // Boyer and Moore's majority vote: who is left at the end is the only one that can have more than half.
    let (mut candidate, mut lead) = ("", 0);
    for it in said() {
        if lead == 0 {
            candidate = it;
        }
        if it == candidate { lead += 1 } else { lead -= 1 }
    }
    let count = said().filter(|said| *said == candidate).count();
    if count > 1 && 2 * count > said().count() { candidate } else { "" }
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
            let rows: Vec<_> = said.split(' ').map(str::to_owned).collect();
            assert_eq!(most_common(&rows), common, "{said}");
        }
    }
}
