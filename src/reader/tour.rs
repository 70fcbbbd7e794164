//! A tour of claims, or of mentions: which is the next, and what an address asks to show. Plain numbers and texts.

/// What comes before the verdict in an address.
pub const SHOW: &str = "show=";

/// The one after the present one, or before it, of so many, round and round; none of none.
pub fn next(at: Option<usize>, count: usize, is_forward: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (at, is_forward) {
        (None, true) => 0,
        (Some(at), true) if at >= last => 0,
        (Some(at), true) => at + 1,
        (None | Some(0), false) => last,
        (Some(at), false) => last.min(at - 1),
    })
}

/// The verdict whose claims an address asks to show, by what is after its `#`.
pub fn shown(fragment: &str) -> Option<&str> {
    fragment.strip_prefix(SHOW).filter(|verdict| !verdict.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_round_and_round() {
        for (at, count, forward, back) in [
            (None, 3, Some(0), Some(2)),
            (Some(0), 3, Some(1), Some(2)),
            (Some(2), 3, Some(0), Some(1)),
            (Some(0), 1, Some(0), Some(0)),
            (Some(7), 3, Some(0), Some(2)),
            (None, 0, None, None),
            (Some(1), 0, None, None),
        ] {
            assert_eq!([next(at, count, true), next(at, count, false)], [forward, back], "{at:?} of {count}");
        }
    }

    #[test]
    fn reads_what_an_address_asks_for() {
        assert_eq!(["show=disputed", "show=", "fn-show=x", ""].map(shown), [Some("disputed"), None, None, None]);
    }
}
