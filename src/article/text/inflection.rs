//! Simple inflections: which words of the glossary a word of the text may be a form of.

/// A language whose inflections are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inflection {
    English,
    Other(&'static [Plural]),
}

/// A plural's ending, and what its singular may have in its place, the likeliest last.
type Plural = (&'static str, &'static [Ending]);

/// How many bytes to cut off the end of a word, and what to append.
type Ending = (usize, &'static str);

/// The most words that one word may be a plural of.
pub(crate) const SINGULARS: usize = 4;

const ENGLISH: &[Plural] = &[
    ("ss", &[]),
    ("ies", &[(1, ""), (3, "y")]),
    ("zzes", &[(2, ""), (3, "")]),
    ("ices", &[(4, "ex"), (4, "ix"), (1, "")]),
    ("ses", &[(2, "is"), (2, ""), (1, "")]),
    ("xes", &[(2, "is"), (2, ""), (1, "")]),
    ("zes", &[(2, ""), (1, "")]),
    ("oes", &[(2, ""), (1, "")]),
    ("ches", &[(2, ""), (1, "")]),
    ("shes", &[(2, ""), (1, "")]),
    ("s", &[(1, "")]),
];
const SPANISH: &[Plural] = &[
    ("ones", &[(4, "ón"), (2, ""), (1, "")]),
    ("ces", &[(3, "z"), (1, "")]),
    ("es", &[(2, ""), (1, "")]),
    ("s", &[(1, "")]),
];
const FRENCH: &[Plural] = &[("aux", &[(1, ""), (3, "ail"), (3, "al")]), ("x", &[(1, "")]), ("s", &[(1, "")])];
const PORTUGUESE: &[Plural] = &[
    ("ões", &[(4, "ão")]),
    ("ães", &[(4, "ão")]),
    ("ns", &[(1, ""), (2, "m")]),
    ("éis", &[(4, "el")]),
    ("óis", &[(4, "ol")]),
    ("is", &[(1, ""), (2, "l")]),
    ("es", &[(2, ""), (1, "")]),
    ("s", &[(1, "")]),
];
const ITALIAN: &[Plural] = &[
    ("chi", &[(2, "a"), (3, "o"), (2, "o")]),
    ("ghi", &[(2, "a"), (3, "o"), (2, "o")]),
    ("che", &[(2, "a")]),
    ("ghe", &[(2, "a")]),
    ("i", &[(0, "o"), (1, "a"), (1, "e"), (1, "o")]),
    ("e", &[(1, "a")]),
];
const GERMAN: &[Plural] = &[
    ("nen", &[(3, ""), (2, ""), (1, "")]),
    ("en", &[(2, ""), (1, "")]),
    ("er", &[(2, "")]),
    ("n", &[(1, "")]),
    ("e", &[(1, "")]),
    ("s", &[(1, "")]),
];
const DUTCH: &[Plural] = &[("en", &[(1, ""), (2, "")]), ("s", &[(1, "")])];

impl Inflection {
    /// By a BCP 47 tag's primary language.
    pub fn of(lang: &str) -> Inflection {
        let primary = lang.split('-').next().unwrap_or_default();
        Inflection::Other(match &*primary.to_ascii_lowercase() {
            "en" => return Inflection::English,
            "es" => SPANISH,
            "fr" => FRENCH,
            "pt" => PORTUGUESE,
            "it" => ITALIAN,
            "de" => GERMAN,
            "nl" => DUTCH,
            _ => &[],
        })
    }

    /// The words whose regular plural a folded word may be, the likeliest last: how many bytes to cut off its
    /// end, and what to append.
    pub fn singulars(self, word: &str) -> &'static [Ending] {
        let (plurals, least) = match self {
            Inflection::English => (ENGLISH, 3),
            Inflection::Other(plurals) => (plurals, 4),
        };
        let last = word.as_bytes().last().filter(|_| word.len() >= least);
        // Every plural of English ends so.
        if last.is_none() || self == Inflection::English && last != Some(&b's') {
            return &[];
        }
        let plural = plurals.iter().find(|(ending, _)| ending.as_bytes().last() == last && word.ends_with(ending));
        plural.map_or(&[], |(_, endings)| endings)
    }

    /// Whether `'s` after a word belongs to it.
    pub fn has_possessive(self) -> bool {
        self == Inflection::English || self == Inflection::Other(DUTCH)
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
        assert_eq!(singulars("boxes"), ["boxis", "box", "boxe"]);
        assert_eq!(singulars("analyses"), ["analysis", "analys", "analyse"]);
        assert_eq!(singulars("matrices"), ["matrex", "matrix", "matrice"]);
        for word in ["us", "class", ""] {
            assert!(singulars(word).is_empty(), "{word}");
        }
        assert_eq!(Inflection::of("en-GB"), Inflection::English);
        assert!(ENGLISH.iter().all(|(ending, _)| ending.ends_with('s')));
        assert!(Inflection::of("ru").singulars("trials").is_empty());
    }

    #[test]
    fn finds_regular_singulars_in_other_languages() {
        for (lang, plural, singular) in [
            ("es", "comandos", "comando"),
            ("es", "funciones", "función"),
            ("es", "voces", "voz"),
            ("es", "clases", "clase"),
            ("fr", "nuages", "nuage"),
            ("fr", "bateaux", "bateau"),
            ("fr", "journaux", "journal"),
            ("pt", "erupções", "erupção"),
            ("pt", "imagens", "imagem"),
            ("pt", "animais", "animal"),
            ("pt", "cores", "cor"),
            ("it", "vulcani", "vulcano"),
            ("it", "ceneri", "cenere"),
            ("it", "nuvole", "nuvola"),
            ("it", "laghi", "lago"),
            ("it", "banche", "banca"),
            ("de", "wolken", "wolke"),
            ("de", "berge", "berg"),
            ("de", "bilder", "bild"),
            ("de", "autos", "auto"),
            ("de", "zeitungen", "zeitung"),
            ("de", "forscherinnen", "forscherin"),
            ("nl", "wolken", "wolk"),
            ("nl", "tafels", "tafel"),
        ] {
            let forms = Inflection::of(lang).singulars(plural);
            assert!(forms.len() <= SINGULARS);
            let forms: Vec<_> = forms.iter().map(|(cut, end)| plural[..plural.len() - cut].to_owned() + end).collect();
            assert!(forms.iter().any(|form| form == singular), "{plural}: {forms:?}");
        }
    }
}
