//! The words of the interface. In: an article's language, and the table of words that a page supplies. Out: words, and
//! sentences with their blanks filled. Whatever a table lacks is taken from the built-in one.

mod date;
#[cfg(any(feature = "node", not(target_arch = "wasm32")))]
mod tables;
#[cfg(all(target_arch = "wasm32", not(feature = "node")))]
#[path = "locale/english.rs"]
mod tables;

use crate::article::content::buffer::Text;
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::limits;
use crate::article::syntax::json::{self, Kind, Value};
use crate::article::text::direction::settled;
use crate::article::text::strings::joined;
use tables::built_in;

/// What an article needs of `www/words/en.json`, so that an English page fetches no table. Without the
/// verdicts and most words for quotations, whose keys are the words themselves.
const ENGLISH: &str = r#"{"notes":"Notes","glossary":"Glossary","sources":"Sources","skipTo":"Skip to:","end":"End of the article","by":"By {author}",
"original":"Read the original","back":"Back to the text","backToMention":"Back to mention {n}","checked":"checked {date}",
"seeAlso":"See also:","minutes":"{n} min read","taskDone":"Done","taskOpen":"To do","table":"Table",
"asides":["Note","Tip","Important","Warning","Caution"],
"quoted":"“{title}”","titled":"{title}","comma":", ","listed":", ","apart":"; ","and":" & ","etAl":" et al.","noDate":"n.d.","editor":"ed.","editors":"eds.",
"editedBy":"Edited by {names}","translatedBy":"Translated by {names}","edition":["{n}st ed.","{n}nd ed.","{n}rd ed.","{n}th ed."],"issue":"no. {n}",
"number":"No. {n}","volume":"Vol. {n}","section":"Section {n}","in":"In {title}","editedIn":"edited by {names}",
"directedBy":"Directed by {names}","interviewedBy":"Interviewed by {names}","addressedTo":"To {names}",
"bce":"{year} BCE","version":"Version {n}","volumes":"{n} vols.","reviewOf":"Review of {title}",
"composedBy":"Composed by {names}","hostedBy":"Hosted by {names}","firstPublished":"First published {date}","circa":"c. {date}",
"seasons":["Spring {year}","Summer {year}","Autumn {year}","Winter {year}"],"accessed":"accessed {date}",
"archived":"archived copy, {date}","allAccessed":"Sources accessed {date}","nearestArchived":"archived copy","atQuoted":"at the quoted words",
"broadcast":"Broadcast","dataset":"Data set","interview":"Interview","manuscript":"Manuscript",
"motion_picture":"Film","personal_communication":"Personal communication","speech":"Speech","thesis":"Thesis",
"quotation":"quotation: {finding}","exact":"word for word","normalised":"same words","not-found":"not found","reviewer":"by {name}","checkedBy":"checked by {name}",
"allChecked":"Notes checked {date}","allCheckedBy":"Notes checked by {name}",
"claims":"{n} claims checked","note":"Note {n}","finding":", {finding}",
"supportedMeans":"Reliable sources agree.",
"impreciseMeans":"It is broadly right, but needs a correction or a limit.",
"disputedMeans":"Serious sources disagree.",
"misattributedMeans":"The words or the deed belong to somebody else, or to nobody known.",
"incorrectMeans":"Reliable sources contradict it.",
"unverifiedMeans":"It could be checked, but has not been, or not conclusively.",
"opinionMeans":"It is a judgement: there is nothing to verify.",
"contents":"Contents","sectionLink":"Link to this section","doubted":"claims that do not fully hold: {n}",
"months":["January","February","March","April",
"May","June","July","August","September","October","November","December"],"date":"{day} {month} {year}",
"monthYear":"{month} {year}","year":"{year}"}"#;

/// The words of the interface.
#[derive(Debug)]
pub(crate) struct Words {
    text: Text,
    /// The table of the file, which takes precedence.
    over: Value,
    built_in: Value,
}

impl Words {
    /// The words of a language, overridden by those of a file, which is empty if there is none.
    pub fn read(lang: &str, file: &str, diagnostics: &mut Collector) -> Words {
        let mut text = Text::default();
        let (built_in, _) = json::read(built_in(lang), &mut text);
        let file = if file.is_empty() { "{}" } else { file };
        let (mut over, is_whole) = json::read_file(file, File::Words, Code::WordsSyntax, &mut text, diagnostics);
        if !is_whole {
            over = Value::default();
        } else if !matches!(over.kind, Kind::Object(_)) {
            diagnostics.add(Code::WordsSyntax, Span::new(File::Words, 0..0), &["it is not a table"]);
        }
        Words { text, over, built_in }
    }

    /// The word of a key; the key itself if no table has it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.item(key, 0).unwrap_or(key)
    }

    /// The title of an aside, by its place in the table.
    pub fn aside(&self, place: usize) -> &str {
        self.item("asides", place).unwrap_or_default()
    }

    /// An item of a list; a single word counts as a list of one.
    fn item(&self, key: &str, place: usize) -> Option<&str> {
        let value = self.over.get(key, &self.text).or_else(|| self.built_in.get(key, &self.text))?;
        Some(limits::name(self.text.get(value.array().get(place).unwrap_or(value).text())))
    }

    /// The parts of a sentence before and after its blank.
    pub fn around<'a>(&'a self, key: &'a str) -> (&'a str, &'a str) {
        around(self.get(key))
    }

    /// A sentence with its blank filled by a value that cannot change the direction of the sentence's words.
    pub fn with(&self, key: &str, value: &str) -> String {
        let (before, after) = self.around(key);
        joined(&[before, &settled(value), after])
    }

    /// The number of an edition. Its sentence is one for all numbers, or one each for those that end like first, second,
    /// third and fourth.
    pub fn edition(&self, number: &str) -> String {
        let is_teen = number.len() > 1 && number[..number.len() - 1].ends_with('1');
        let place = match number.bytes().next_back() {
            Some(digit @ b'1'..=b'3') if !is_teen => usize::from(digit - b'1'),
            _ => 3,
        };
        let (before, after) = around(self.item("edition", place).unwrap_or_default());
        joined(&[before, number, after])
    }

    /// A season of a year, from 1, which is spring.
    pub fn season(&self, season: u32, year: &str) -> String {
        let (before, after) = around(self.item("seasons", season as usize - 1).unwrap_or_default());
        joined(&[before, year, after])
    }
}

fn around(sentence: &str) -> (&str, &str) {
    let (before, rest) = sentence.split_once('{').unwrap_or((sentence, ""));
    (before, rest.split_once('}').unwrap_or_default().1)
}

/// Languages and scripts that are written from right to left.
const RIGHT_TO_LEFT: &str =
    "ar arab arc azb ckb dv fa he hebr ji iw ks lrc mzn nqo nkoo pnb prs ps sd syrc thaa ug ur yi";

/// Whether a language, given by its BCP 47 tag, is written from right to left.
pub(crate) fn is_right_to_left(lang: &str) -> bool {
    // A script subtag has four letters (RFC 5646, section 2.2.3); it takes precedence over the language.
    let mut name = "";
    for subtag in lang.split('-') {
        if name.is_empty() || subtag.len() == 4 {
            name = subtag;
        }
    }
    RIGHT_TO_LEFT.split(' ').any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lang: &str, file: &str) -> (Words, usize) {
        let mut diagnostics = Collector::default();
        let words = Words::read(lang, file, &mut diagnostics);
        (words, diagnostics.place(&Default::default()).len())
    }

    #[test]
    fn a_file_counts_over_the_language() {
        let file = r#"{"notes": "N", "back": "", "glossary": {"a": "G"}, "table": 7, "x": {}, "months": [1]}"#;
        let (words, diagnostics) = words("de-AT", file);
        let said = ["notes", "back", "glossary", "table", "sources", "y"].map(|key| words.get(key));
        assert_eq!(said, ["N", "", "", "7", "Quellen", "y"]);
        assert_eq!((words.item("months", 0), words.item("monthsAlone", 1), diagnostics), (Some("1"), None, 0));
    }

    #[test]
    fn a_broken_file_costs_itself_alone() {
        for file in ["{", "[]", "7", "null", r#"{"notes": "N""#, r#"{"notes": "N",}"#, r#"{"notes": "N"} x"#] {
            let (words, diagnostics) = words("de", file);
            assert_eq!((words.get("notes"), diagnostics), ("Anmerkungen", 1), "{file}");
        }
        assert_eq!(words("xx", "").0.get("notes"), "Notes");
    }

    #[test]
    fn fills_a_blank() {
        for (sentence, filled) in
            [("by {n}.", "by 1."), ("{}", "1"), ("by ", "by 1"), ("by {n", "by 1"), ("a}{n}{n}", "a}1{n}")]
        {
            let (words, _) = words("en", &format!("{{\"x\": \"{sentence}\"}}"));
            assert_eq!(words.with("x", "1"), filled);
        }
    }

    #[test]
    fn knows_what_is_written_from_right_to_left() {
        for lang in ["ar", "AR-EG", "he", "fa", "ur-PK", "yi", "ckb", "az-Arab", "pa-arab-PK", "sd"] {
            assert!(is_right_to_left(lang), "{lang}");
        }
        for lang in ["", "en", "ar-Latn", "fa-latn-IR", "sd-Deva", "de-1996", "arn", "zh-min-nan", "az"] {
            assert!(!is_right_to_left(lang), "{lang}");
        }
    }
}
