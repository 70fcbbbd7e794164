//! An entry as a source. In: an entry of BibTeX or BibLaTeX. Out: a record of CSL-JSON, with the fields that Pandoc gives
//! it but those that no list shows (abstract, keywords, comments of one's own).

use super::entry::Entry;
use super::value::{chunks, of_chunks, text, verbatim};
use super::{date, kind, language, names};
use serde_json::Value;

/// The record, in one line.
pub fn json(entry: &Entry) -> String {
    let members = members(entry);
    let member = |(key, value): &(&str, Value)| format!("{}: {value}", Value::from(*key));
    let members: Vec<_> = members.iter().map(member).collect();
    format!("{{{}}}", members.join(", "))
}

fn members(entry: &Entry) -> Vec<(&'static str, Value)> {
    let of = |name: &str| text(entry.get(name));
    let first = |names: &[&str]| names.iter().map(|name| of(name)).find(|text| !text.is_empty()).unwrap_or_default();
    let kind = entry.kind.as_str();
    let csl = kind::csl(kind, &of("entrysubtype"), !entry.get("eventtitle").is_empty());
    let is_article = kind::is_article(csl);
    let (title, short) = title(entry, csl);
    let number = of("number");
    let is_in_series = matches!(csl, "book" | "chapter" | "paper-conference" | "entry-encyclopedia" | "pamphlet");
    let [issue, of_series, number] = match (is_article, is_in_series) {
        (true, _) => [joined(&[number, of("issue")], ", "), String::new(), String::new()],
        (_, true) => [String::new(), number, String::new()],
        _ => [String::new(), String::new(), number],
    };
    let tag = first(&["langid", "hyphenation", "language"]);
    let pages = first(&["pages", "eid"]);
    let publisher: Vec<_> = ["organization", "institution", "school", "howpublished", "publisher"]
        .iter()
        .map(|name| list(entry.get(name)))
        .collect();
    let location = if entry.get("location").is_empty() { entry.get("address") } else { entry.get("location") };
    let texts = [
        ("type", csl.to_owned()),
        ("title", title),
        ("title-short", short),
        ("container-title", container(entry, csl)),
        ("container-title-short", of("shortjournal")),
        ("collection-title", of("series")),
        ("collection-number", of_series),
        ("volume", joined(&[of("volume"), of("part")], ".")),
        ("issue", issue),
        ("number", number),
        ("number-of-volumes", of("volumes")),
        ("number-of-pages", of("pagetotal")),
        ("chapter-number", of("chapter")),
        ("page", pages.replace(['–', '—'], "-")),
        ("edition", of("edition")),
        ("version", of("version")),
        ("genre", kind::genre(kind, &of("type")).to_owned()),
        ("status", of("pubstate")),
        ("publisher", joined(&publisher, "; ")),
        ("publisher-place", list(location)),
        ("original-publisher", list(entry.get("origpublisher"))),
        ("original-publisher-place", list(entry.get("origlocation"))),
        ("event-title", of("eventtitle")),
        ("event-place", of("venue")),
        ("note", joined(&[of("note"), of("addendum")], ". ")),
        ("language", language::tag(&tag).to_owned()),
        ("ISBN", of("isbn")),
        ("ISSN", of("issn")),
        ("DOI", verbatim(entry.get("doi"))),
        ("URL", address(entry)),
        ("other-ids", entry.get("ids").trim().to_owned()),
    ];
    let mut members = vec![("id", Value::from(entry.key.as_str()))];
    members.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, Value::from(text))));
    let keeps_particles = entry.get("options").replace(' ', "").contains("useprefix=true");
    let editor = |kind: &str| if entry.get(kind) == "director" { "director" } else { "editor" };
    let roles = [
        ("author", "author"),
        (editor("editortype"), "editor"),
        (editor("editoratype"), "editora"),
        (editor("editorbtype"), "editorb"),
        (editor("editorctype"), "editorc"),
        ("translator", "translator"),
        ("director", "director"),
        ("container-author", "bookauthor"),
    ];
    let mut people: Vec<(&str, Vec<Value>)> = Vec::new();
    for (role, field) in roles {
        let names = names::read(entry.get(field), keeps_particles);
        match people.iter_mut().find(|(known, _)| *known == role) {
            Some((_, all)) => all.extend(names),
            None => people.push((role, names)),
        }
    }
    people.retain(|(_, names)| !names.is_empty());
    members.extend(people.into_iter().map(|(role, names)| (role, Value::from(names))));
    let issued = match entry.get("date") {
        "" => date::of_parts(entry.get("year"), entry.get("month"), entry.get("day")),
        date => date::read(date),
    };
    let of = |field| date::read(entry.get(field));
    let dates = [
        ("issued", issued),
        ("original-date", of("origdate")),
        ("event-date", of("eventdate")),
        ("accessed", of("urldate")),
    ];
    members.extend(dates.into_iter().filter_map(|(key, date)| Some((key, date?))));
    members
}

/// The title, and a shorter one if there is any.
fn title(entry: &Entry, csl: &str) -> (String, String) {
    let of = |name: &str| text(entry.get(name));
    let issue = of("issuetitle");
    if entry.kind == "periodical" && !issue.is_empty() {
        return (issue, String::new());
    }
    let own = of("title");
    let mut title = extended(&own, &of("subtitle"), &of("titleaddon"));
    if !kind::is_part(csl) && !kind::is_article(csl) && !entry.get("maintitle").is_empty() {
        title = extended(&extended(&of("maintitle"), &of("mainsubtitle"), ""), &title, "");
    }
    let short = of("shorttitle");
    let short = if short.is_empty() && title != own { own } else { short };
    (title, short)
}

/// The title of what it is part of.
fn container(entry: &Entry, csl: &str) -> String {
    let of = |name: &str| text(entry.get(name));
    if entry.kind == "periodical" {
        return extended(&of("title"), &of("subtitle"), &of("titleaddon"));
    }
    let journal = if entry.get("journaltitle").is_empty() { of("journal") } else { of("journaltitle") };
    if !journal.is_empty() {
        return extended(&journal, &of("journalsubtitle"), "");
    }
    let book = extended(&of("booktitle"), &of("booksubtitle"), &of("booktitleaddon"));
    if kind::is_part(csl) && !entry.get("maintitle").is_empty() {
        return extended(&extended(&of("maintitle"), &of("mainsubtitle"), ""), &book, "");
    }
    book
}

/// A title with what follows it.
fn extended(title: &str, subtitle: &str, addon: &str) -> String {
    let sign = if title.ends_with(['?', '!', ':', '.']) { " " } else { ": " };
    joined(&[joined(&[title.to_owned(), subtitle.to_owned()], sign), addon.to_owned()], ". ")
}

/// The address; that of an archive's copy, if the entry has none of its own.
fn address(entry: &Entry) -> String {
    let url = verbatim(entry.get("url"));
    let id = verbatim(entry.get("eprint"));
    if !url.is_empty() || id.is_empty() {
        return url;
    }
    let of = if entry.get("eprinttype").is_empty() { "archiveprefix" } else { "eprinttype" };
    let archive = match text(entry.get(of)).to_ascii_lowercase().as_str() {
        "arxiv" => "https://arxiv.org/abs/",
        "jstor" => "https://www.jstor.org/stable/",
        "pubmed" => "https://www.ncbi.nlm.nih.gov/pubmed/",
        "hdl" | "handle" => "https://hdl.handle.net/",
        "googlebooks" => "https://books.google.com?id=",
        _ => return String::new(),
    };
    archive.to_owned() + &id
}

/// A list of places or publishers, joined by `and`.
fn list(latex: &str) -> String {
    let Some(all) = chunks(latex) else { return text(latex) };
    let items: Vec<_> = names::split(&all).iter().map(|item| of_chunks(item)).collect();
    joined(&items, "; ")
}

/// The texts that are not empty, with a sign between.
fn joined(texts: &[String], sign: &str) -> String {
    let texts: Vec<_> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    texts.join(sign)
}
