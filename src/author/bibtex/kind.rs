//! The types of entries. In: a type of BibTeX or BibLaTeX. Out: the type of CSL.

/// What CSL calls a type; `subtype` is the field `entrysubtype`. An unknown type is a document.
pub fn csl(kind: &str, subtype: &str, is_spoken: bool) -> &'static str {
    match kind {
        "article" | "suppperiodical" | "magazine_article" | "newspaper_article" => match (kind, subtype) {
            (_, "magazine") | ("magazine_article", _) => "article-magazine",
            (_, "newspaper") | ("newspaper_article", _) => "article-newspaper",
            _ => "article-journal",
        },
        "periodical" => "article-journal",
        "book" | "mvbook" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "reference"
        | "mvreference" | "manual" => "book",
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection" => "chapter",
        "inproceedings" | "conference" => "paper-conference",
        "inreference" => "entry-encyclopedia",
        "booklet" => "pamphlet",
        "phdthesis" | "mastersthesis" | "thesis" => "thesis",
        "report" | "techreport" => "report",
        "online" | "www" | "electronic" | "webpage" => "webpage",
        "unpublished" if is_spoken => "speech",
        "unpublished" => "manuscript",
        "software" => "software",
        "dataset" => "dataset",
        "patent" => "patent",
        "standard" => "standard",
        "legislation" => "legislation",
        "legal" => "treaty",
        "jurisdiction" => "legal_case",
        "letter" => "personal_communication",
        "artwork" | "image" => "graphic",
        "audio" | "music" => "song",
        "movie" | "video" => "motion_picture",
        "performance" => "performance",
        "review" => "review",
        _ => "document",
    }
}

/// Whether entries of a type only hold data for others.
pub fn is_data(kind: &str) -> bool {
    matches!(kind, "xdata" | "set" | "bibnote" | "control")
}

/// Whether a type is part of a work with a title of its own.
pub fn is_part(csl: &str) -> bool {
    matches!(csl, "chapter" | "paper-conference" | "entry-encyclopedia")
}

/// Whether it is published in a periodical.
pub fn is_article(csl: &str) -> bool {
    csl.starts_with("article-")
}

/// What is said of a thesis, report or patent: a key of BibLaTeX, or words.
pub fn genre<'a>(kind: &str, field: &'a str) -> &'a str {
    match (field, kind) {
        ("mathesis", _) | ("", "mastersthesis") => "Master’s thesis",
        ("phdthesis", _) | ("", "phdthesis") => "PhD thesis",
        ("candthesis", _) => "Candidate thesis",
        ("techreport", _) => "technical report",
        ("resreport", _) => "research report",
        ("patent", _) => "patent",
        ("patentde", _) => "German patent",
        ("patenteu", _) => "European patent",
        ("patentfr", _) => "French patent",
        ("patentuk", _) => "British patent",
        ("patentus", _) => "U.S. patent",
        ("software", _) => "computer software",
        ("datacd", _) => "data CD",
        ("audiocd", _) => "audio CD",
        (field, _) => field,
    }
}
