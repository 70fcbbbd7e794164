//! Simple inflections: which words of the glossary a word of the text may be a form of.

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

    /// The words whose regular plural a folded word may be, the likeliest last: how many bytes to cut off its
    /// end, and what to append.
    pub fn singulars(self, word: &str) -> &'static [(usize, &'static str)] {
        if self != Inflection::English || word.len() < 3 || word.ends_with("ss") {
            return &[];
        }
        let is_sibilant = |ending: &&str| word.ends_with(ending);
        if word.ends_with("ies") {
            &[(1, ""), (3, "y")]
        } else if ["ses", "xes", "zes", "oes", "ches", "shes"].iter().any(is_sibilant) {
            &[(2, ""), (1, "")]
        } else {
            &[(1, "")]
        }
    }

    /// Whether `'s` after a word belongs to it.
    pub fn has_possessive(self) -> bool {
        self == Inflection::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_english_singulars() {
        let singulars = |word: &str| -> Vec<String> {
            let forms = Inflection::English.singulars(word).iter();
            forms.map(|(cut, ending)| word[..word.len() - cut].to_owned() + ending).collect()
        };
        assert_eq!(singulars("trials"), ["trial"]);
        assert_eq!(singulars("parties"), ["partie", "party"]);
        assert_eq!(singulars("purges"), ["purge"]);
        assert_eq!(singulars("boxes"), ["box", "boxe"]);
        for word in ["us", "class", ""] {
            assert!(singulars(word).is_empty(), "{word}");
        }
        assert_eq!(Inflection::of("en-GB"), Inflection::English);
        assert!(Inflection::of("de").singulars("trials").is_empty());
    }
}
