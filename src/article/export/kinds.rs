//! CSL's types of sources, and their equivalents in BibTeX and RIS.

/// CSL's type, BibTeX's entry, RIS's type of reference; without those that [`kind`] gives to all others.
const KINDS: [(&str, &str, &str); 39] = [
    ("article", "unpublished", "UNPB"),
    ("article-journal", "article", "JOUR"),
    ("article-magazine", "article", "MGZN"),
    ("article-newspaper", "article", "NEWS"),
    ("bill", "misc", "BILL"),
    ("book", "book", "BOOK"),
    ("broadcast", "misc", "VIDEO"),
    ("chapter", "incollection", "CHAP"),
    ("classic", "book", "CLSWK"),
    ("dataset", "misc", "DATA"),
    ("entry", "incollection", "CHAP"),
    ("entry-dictionary", "incollection", "DICT"),
    ("entry-encyclopedia", "incollection", "ENCYC"),
    ("figure", "misc", "FIGURE"),
    ("graphic", "misc", "ART"),
    ("hearing", "misc", "HEAR"),
    ("interview", "misc", "PCOMM"),
    ("legal_case", "misc", "CASE"),
    ("legislation", "misc", "STAT"),
    ("manuscript", "unpublished", "MANSCPT"),
    ("map", "misc", "MAP"),
    ("motion_picture", "misc", "MPCT"),
    ("musical_score", "misc", "MUSIC"),
    ("pamphlet", "booklet", "PAMP"),
    ("paper-conference", "inproceedings", "CPAPER"),
    ("patent", "misc", "PAT"),
    ("periodical", "misc", "JFULL"),
    ("personal_communication", "misc", "PCOMM"),
    ("post", "misc", "ELEC"),
    ("post-weblog", "misc", "BLOG"),
    ("regulation", "misc", "LEGAL"),
    ("report", "techreport", "RPRT"),
    ("review", "article", "JOUR"),
    ("review-book", "article", "JOUR"),
    ("software", "misc", "COMP"),
    ("song", "misc", "SOUND"),
    ("standard", "misc", "STAND"),
    ("thesis", "phdthesis", "THES"),
    ("webpage", "misc", "ELEC"),
];

/// The names of a type in BibTeX and in RIS; generic ones for an unknown type.
pub(super) fn kind(csl: &str) -> (&'static str, &'static str) {
    KINDS.iter().find(|(name, ..)| *name == csl).map_or(("misc", "GEN"), |(_, bibtex, ris)| (bibtex, ris))
}
