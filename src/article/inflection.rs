//! Plain inflections: which words of the glossary a word of the text may be a form of.

/// A language whose inflections are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inflection {
    English,
    None,
}

impl Inflection {
    /// By a BCP 47 tag's primary language.
    pub fn of(lang: &str) -> Inflection {
        let primary = lang.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Inflection::English } else { Inflection::None }
    }

    /// The words whose regular plural the word may be, the likeliest first.
    pub fn singulars(self, word: &str) -> impl Iterator<Item = String> + use<> {
        let mut forms = [None, None, None];
        if self == Inflection::English && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            let stem = &word[..word.len() - 1];
            forms[0] = Some(stem.to_owned());
            if let Some(stem) = stem.strip_suffix("ie") {
                forms[1] = Some(format!("{stem}y"));
            } else if let Some(stem) = stem.strip_suffix('e') {
                let sibilant = stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh");
                forms[2] = sibilant.then(|| stem.to_owned());
            }
        }
        forms.into_iter().flatten()
    }

    /// Whether `'s` behind a word belongs to it.
    pub fn has_possessive(self) -> bool {
        self == Inflection::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_english_singulars() {
        let singulars = |word| Inflection::English.singulars(word).collect::<Vec<_>>();
        assert_eq!(singulars("trials"), ["trial"]);
        assert_eq!(singulars("parties"), ["partie", "party"]);
        assert_eq!(singulars("purges"), ["purge"]);
        assert_eq!(singulars("boxes"), ["boxe", "box"]);
        for word in ["gas", "class", "party", ""] {
            assert!(singulars(word).is_empty(), "{word}");
        }
        assert_eq!(Inflection::of("en-GB"), Inflection::English);
        assert_eq!(Inflection::of("de").singulars("trials").count(), 0);
    }
}
