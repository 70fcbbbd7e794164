//! An article as plain data for machines: its introduction, and what it defines, reviews and cites. No page
//! calls this, so none of it is in what a page loads.

use crate::article::content::element::Element;
use crate::article::content::piece::{Flow, Piece, Resolved};
use crate::article::model::Article;
use crate::article::model::plain_text::blocks;
use crate::article::model::source::{Field, Role};
use crate::article::model::verdict::Verdict;
use crate::article::syntax::csl_markup::untagged;
use crate::article::text::date::Date;
use crate::article::text::quotations::Quotations;
use crate::article::text::sentences::Sentences;
use crate::article::text::strings::spaced;
use crate::article::{bibliography, limits};

/// The most bytes of a statement that is reviewed.
const STATEMENT_BYTES: usize = 1_000;

/// The part of the glossary that the article uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermSet {
    /// The heading of the list, in the article's language.
    pub name: String,
    /// The entries that are shown, in alphabetical order.
    pub definitions: Vec<Definition>,
}

/// A glossary entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The id of the entry in the page.
    pub id: String,
    /// The headword.
    pub term: String,
    /// The short definition as plain text; empty if there is none.
    pub text: String,
}

/// A note's verdict on a statement in the article's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimReview {
    /// The id of the note in the page.
    pub id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// When it was checked, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub checked: Option<String>,
    /// Who checked it; empty if nobody is named.
    pub by: String,
    /// The words that it judges; only the beginning of very many.
    pub statement: String,
    /// What is quoted there, if the mark is at the end of a quotation.
    pub quotation: Option<String>,
}

/// A cited source, as plain texts. Unknown ones are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedWork {
    /// The title.
    pub title: String,
    /// For each author the family name, or the name of an organisation, and the given name.
    pub authors: Vec<(String, String)>,
    /// When it was published, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub issued: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The Digital Object Identifier, from `10.` on.
    pub doi: String,
    /// The International Standard Book Number.
    pub isbn: String,
}

/// The first paragraph of the body, as plain text; empty if there is none.
pub fn lead(article: &Article) -> String {
    let starts = article.body.iter().enumerate().filter(|(_, piece)| matches!(piece, Piece::Open(Element::P)));
    let paragraph = |(start, _)| {
        let mut depth = 0u32;
        let rest = &article.body[start..];
        let end = rest.iter().position(|piece| {
            match piece {
                Piece::Open(_) => depth += 1,
                Piece::Reference(Resolved::Term { .. } | Resolved::Abbreviation { .. }) => depth += 1,
                Piece::Close => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        blocks(article, &rest[..end.unwrap_or(rest.len())]).pop()
    };
    starts.filter_map(paragraph).next().unwrap_or_default().text
}

/// The text of a flow, with a space between its blocks.
fn plain_text(article: &Article, flow: &Flow) -> String {
    let blocks = blocks(article, flow);
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The part of the glossary that the article uses.
pub fn vocabulary(article: &Article) -> TermSet {
    let entries = article.entry_order.iter().map(|item| &article.entries[*item as usize]);
    let definitions = entries.map(|entry| Definition {
        id: format!("{}{}", article.prefix, entry.id),
        term: entry.names[0].clone(),
        text: plain_text(article, &entry.short),
    });
    TermSet { name: article.words.get("glossary").to_owned(), definitions: definitions.collect() }
}

/// The verdicts of the notes on what their author has marked off, in the order of the body: the words of `claim`, a
/// passage, or a sentence whose only mark is at its end. Of any other words it is not certain that a note judges them,
/// and a review of what nobody claims would be published as one.
pub fn reviews(article: &Article) -> Vec<ClaimReview> {
    let mut reviews = Vec::new();
    if article.notes.iter().all(|note| note.verdict.is_none()) {
        return reviews;
    }
    for block in blocks(article, &article.body).iter().filter(|block| !block.marks.is_empty()) {
        let (sentences, quotations) = (Sentences::of(&block.text), Quotations::of(&block.text));
        let places: Vec<_> = block.marks.iter().map(|mark| sentences.at(mark.at)).collect();
        for (i, mark) in block.marks.iter().enumerate().filter(|(_, mark)| mark.is_first) {
            let note = &article.notes[mark.note as usize];
            let Some(verdict) = note.verdict else { continue };
            let is_same = |other: Option<usize>| other.and_then(|i| places.get(i)) == Some(&places[i]);
            let is_alone = !is_same(i.checked_sub(1)) && !is_same(Some(i + 1));
            let statement = match note.claim.as_str() {
                "" if is_alone && is_end(block.text.get(mark.at..places[i].end).unwrap_or_default()) => {
                    &block.text[places[i].clone()]
                }
                _ if note.lacks_claim => "",
                claim => claim,
            };
            if !statement.is_empty() {
                reviews.push(ClaimReview {
                    id: format!("{}{}", article.prefix, note.id),
                    verdict,
                    checked: note.checked.map(Date::iso),
                    by: note.by.clone(),
                    statement: shortened(statement),
                    quotation: quotations.before(mark.at).map(shortened),
                });
            }
        }
    }
    reviews
}

/// Whether nothing but punctuation is left of a sentence.
fn is_end(rest: &str) -> bool {
    !rest.contains(char::is_alphanumeric)
}

/// The sources that are cited, in the order of their list.
pub fn works(article: &Article) -> Vec<CitedWork> {
    let text = &article.text;
    let records = article.source_order.iter().map(|item| &article.sources[*item as usize].record);
    let works = records.map(|record| {
        let names = record.names(Role::Author).iter().map(|name| [name.family, name.given]);
        CitedWork {
            title: spaced(record.get(Field::Title, text)),
            authors: names.map(|name| name.map(|part| untagged(text.get(part))).into()).collect(),
            issued: Date::read(&record.issued.begin(text)).map(Date::iso),
            url: bibliography::address(record, text),
            doi: bibliography::bare_doi(record.get(Field::Doi, text)).to_owned(),
            isbn: record.get(Field::Isbn, text).to_owned(),
        }
    });
    works.collect()
}

/// A statement, truncated if it is long.
fn shortened(statement: &str) -> String {
    let start = limits::start(statement, STATEMENT_BYTES);
    if start.len() < statement.len() { format!("{start}…") } else { start.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::link::link;
    use crate::article::read::input::{self, Input, Options};

    fn read(article: &str, sources: &str) -> Article {
        let input = Input { article: article.as_bytes(), sources: Some(sources.as_bytes()), ..Input::default() };
        let options = Options { prefix: "a2-".into(), ..Options::default() };
        link(input::read(&input, &options), &options)
    }

    #[test]
    fn the_lead_is_the_first_paragraph() {
        for (text, lead_text) in [
            ("# A\n\n- b\n\n*Rome*[^a]\n`fell` \\\nin  [476](x).\n\nThen.\n\n[^a]: b", "Rome fell in 476."),
            ("![alt](a.png)\n\n> Quoted.", "Quoted."),
            ("# A\n\n- b", ""),
            ("", ""),
        ] {
            assert_eq!(lead(&read(text, "[]")), lead_text, "{text}");
        }
    }

    #[test]
    fn definitions_are_plain() {
        let text = "Magma, tuff, lava.\n\n## Glossary\n\nmagma\n: Molten *rock*[^a], as in [[lava]] [@w, p. 2].\n\n    More.\n\nlava\n: Magma.\n\n[^a]: b\n";
        let article = read(text, r#"[{"id": "w", "title": "T", "author": [{"family": "Wood"}]}]"#);
        let TermSet { name, definitions } = vocabulary(&article);
        let found: Vec<_> = definitions.iter().map(|d| (d.id.as_str(), d.term.as_str(), d.text.as_str())).collect();
        let magma = ("a2-term-magma", "magma", "Molten rock, as in lava (Wood n.d., p. 2).");
        assert_eq!((name.as_str(), found), ("Glossary", vec![("a2-term-lava", "lava", "Magma."), magma]));
    }

    #[test]
    fn reviews_are_those_of_the_body() {
        let text = "One.[^a] Two.[^b]\n\n- Three[^c]\n- he said: “Four.”[^d] Again.[^a]\n\n\
                    [^a]: {supported checked=2026-11 by=\"Ann Author\"} x\n[^b]: y [^e]\n[^c]: {opinion} z\n\
                    [^d]: {misattributed} v\n[^e]: {incorrect} w\n";
        let found = reviews(&read(text, "[]"));
        let review = |id: &str, verdict, checked: Option<&str>, statement: &str, quotation: Option<&str>| ClaimReview {
            id: id.into(),
            verdict,
            checked: checked.map(str::to_owned),
            by: if checked.is_some() { "Ann Author".into() } else { String::new() },
            statement: statement.into(),
            quotation: quotation.map(str::to_owned),
        };
        let expected = [
            review("a2-fn-a", Verdict::Supported, Some("2026-11"), "One.", None),
            review("a2-fn-c", Verdict::Opinion, None, "Three", None),
            review("a2-fn-d", Verdict::Misattributed, None, "he said: “Four.”", Some("Four.")),
        ];
        assert_eq!(found, expected);
        let long = format!("{}[^a]\n\n[^a]: {{disputed}} x", "é".repeat(1_000));
        assert_eq!(reviews(&read(&long, "[]"))[0].statement, "é".repeat(500) + "…");
    }

    #[test]
    fn reviews_are_of_words_that_are_marked_off() {
        for (text, statement) in [
            ("It ended[^a].", "It ended."),
            ("It ended.”[^a] Then?", "It ended.”"),
            ("It ended by force,[^a] and the moon is made of cheese.", ""),
            ("It ended by force,[^a] and the moon is made of cheese.[^b]", ""),
            ("It ended.[^b][^a]", ""),
            ("It[^b] ended.[^a]", ""),
            ("One.[^b] It ended.[^a] Two.[^b]", "It ended."),
        ] {
            let found = reviews(&read(&format!("{text}\n\n[^a]: {{supported}} x\n[^b]: y\n"), "[]"));
            let found: Vec<_> = found.iter().map(|review| review.statement.as_str()).collect();
            assert_eq!(found.join("|"), statement, "{text}");
        }
        let claims = "By force,[^a] and “cheese”.[^b]\n\n[^a]: {supported claim=\"by force\"} x\n[^b]: {disputed} y\n";
        let found = reviews(&read(claims, "[]"));
        assert_eq!(found.iter().map(|review| review.statement.as_str()).collect::<Vec<_>>(), ["by force"]);
        let article = "It ended by force, and the moon is made of cheese.";
        let notes = "> made of cheese\n\n{incorrect} No.\n";
        let input = Input { article: article.as_bytes(), notes: Some(notes.as_bytes()), ..Input::default() };
        let found = reviews(&link(input::read(&input, &Options::default()), &Options::default()));
        assert_eq!(found[0].statement, "made of cheese");
    }

    #[test]
    fn works_have_no_marks() {
        let sources = r#"[{"id": "a", "title": "On <i>Homo</i>\tH<sub>2</sub>O <b",
            "author": [{"family": "<span class=\"nocase\">de</span> B", "given": "<b>C</b>"}]}]"#;
        let found = &works(&read("[@a]", sources))[0];
        let author = ("de B".to_owned(), "C".to_owned());
        assert_eq!((found.title.as_str(), &found.authors), ("On Homo H2O <b", &vec![author]));
    }

    #[test]
    fn works_say_what_is_known() {
        let sources = r#"[
            {"id": "a", "title": "A", "author": [{"family": "Wood", "given": "G."}, {"literal": "A Body"}],
             "issued": {"date-parts": [[2014, 4]]}, "DOI": "doi:10.1/x", "ISBN": "978-0", "URL": "https://a.example/"},
            {"id": "b", "issued": {"literal": "about 1900"}, "URL": "javascript:x"}]"#;
        let found = works(&read("[@a; @b]", sources));
        let authors = [("Wood", "G."), ("A Body", "")].map(|(family, given)| (family.to_owned(), given.to_owned()));
        let known = CitedWork {
            title: "A".into(),
            authors: authors.into(),
            issued: Some("2014-04".into()),
            url: Some("https://doi.org/10.1/x".into()),
            doi: "10.1/x".into(),
            isbn: "978-0".into(),
        };
        let unknown = CitedWork {
            title: String::new(),
            authors: Vec::new(),
            issued: None,
            url: None,
            doi: String::new(),
            isbn: String::new(),
        };
        assert_eq!(found, [unknown, known]);
    }
}
