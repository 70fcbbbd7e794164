//! `apostil check --quotes`: finds the texts of sources in a folder, has an article's quotations compared with them,
//! and writes the results into the article's notes on request.

use crate::error::Error;
use crate::files::Files;
use crate::reach::{Reach, Refusal};
use crate::read::read_regular;
use crate::{output, report};
use apostil::article::{Article, Fidelity, File, QuotationCheck, QuotationTally, SourceText, Written, quoted_sources};
use apostil::author::encoding::to_utf8;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

/// The largest text of a source, in bytes: above any book, and a bound on the memory that its index takes.
const TEXT_BYTES: usize = 32 * 1024 * 1024;

/// The texts of sources in a folder, and how the quotations compare with them.
pub struct Quotes<'a> {
    folder: &'a Path,
    /// Only texts in the folder: their words are printed, and a link in it may lead anywhere.
    reach: Reach,
    texts: HashMap<String, SourceText>,
    /// The keys that were looked for.
    seen: HashSet<String>,
    tally: QuotationTally,
}

/// The numbers in JSON. `docs/diagnostics.md` describes them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    compared: usize,
    exact: usize,
    normalised: usize,
    paraphrase: usize,
    not_found: usize,
    without_text: usize,
}

#[derive(Serialize)]
struct Object {
    quotations: Summary,
}

impl<'a> Quotes<'a> {
    /// Looks for the texts in a folder, and through its links below those that the command line allows.
    pub fn new(folder: &'a Path, roots: &[PathBuf]) -> Result<Self, Error> {
        let reach = Reach::below(folder, roots, folder.display().to_string())?;
        Ok(Self { folder, reach, texts: HashMap::new(), seen: HashSet::new(), tally: QuotationTally::default() })
    }

    /// Compares the quotations of an article and adds the diagnostics to its own; reports what could not be read or
    /// written.
    pub fn check(&mut self, article: &mut Article, files: &Files, writes: bool, failures: &mut Vec<String>) {
        for key in quoted_sources(article) {
            if let Err(error) = self.look_for(&key) {
                failures.push(error.to_string());
            }
        }
        let check = QuotationCheck::new(article, &self.texts);
        let QuotationTally { found, without_text } = check.tally();
        self.tally.without_text += without_text;
        for (sum, number) in self.tally.found.iter_mut().zip(found) {
            *sum += number;
        }
        if writes {
            for file in [File::Article, File::Glossary, File::Notes] {
                if let Err(error) = write(&check, article, files, file) {
                    failures.push(error.to_string());
                }
            }
        }
        check.report(article);
    }

    /// Reads the text of a source, if there is one and it was not looked for before.
    fn look_for(&mut self, key: &str) -> Result<(), Error> {
        if !self.seen.insert(key.to_owned()) {
            return Ok(());
        }
        let path = self.path(key);
        let named = path.display();
        let read = self.reach.real(&path).and_then(|real| read_regular(&real, TEXT_BYTES).map_err(Refusal::Unreadable));
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(Refusal::Unreadable(error)) => {
                let is_absent = matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename);
                return if is_absent { Ok(()) } else { Err(Error::reading(&path, &error)) };
            }
            Err(refusal @ Refusal::Outside(_)) => {
                let sentence =
                    format!("{named} is not read: {refusal}. Allow the folder that it leads to with `--root`.");
                return Err(Error::new(sentence));
            }
            // A key can begin with a dot, too; no text is kept in a hidden file.
            Err(Refusal::Hidden) => return Ok(()),
        };
        if bytes.len() > TEXT_BYTES {
            return Err(Error::new(format!(
                "{named} is larger than 32 MiB and is not read. Keep the part that is quoted."
            )));
        }
        let (bytes, _) = to_utf8(bytes);
        let text = std::str::from_utf8(&bytes).map_err(|fault| {
            let at = fault.valid_up_to();
            Error::new(format!("{named} is not valid UTF-8: the first error is at byte {at}. Save it as UTF-8."))
        })?;
        self.texts.insert(key.to_owned(), SourceText::new(text));
        Ok(())
    }

    /// The path of a source's text. A key can contain path separators; no file is looked for elsewhere.
    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(key.replace(['/', '\\', ':'], "_") + ".txt")
    }

    /// Such as `3 quotations compared: 2 exact, 1 paraphrase; 1 has no text of its source in texts`.
    pub fn sentence(&self) -> String {
        let QuotationTally { found, without_text } = self.tally;
        let mut sentence = match found.iter().sum() {
            0 => "no quotations compared".to_owned(),
            1 => "1 quotation compared".to_owned(),
            compared => format!("{compared} quotations compared"),
        };
        let words = found.into_iter().zip(Fidelity::ALL).filter(|(number, _)| *number > 0);
        let words: Vec<_> = words.map(|(number, of)| format!("{number} {}", of.word().replace('-', " "))).collect();
        if !words.is_empty() {
            sentence += ": ";
            sentence += &words.join(", ");
        }
        let folder = self.folder.display();
        match without_text {
            0 => sentence,
            1 => format!("{sentence}; 1 has no text of its source in {folder}"),
            number => format!("{sentence}; {number} have no text of their source in {folder}"),
        }
    }

    pub fn json(&self) -> serde_json::Result<String> {
        let QuotationTally { found: [exact, normalised, paraphrase, not_found], without_text } = self.tally;
        let compared = exact + normalised + paraphrase + not_found;
        let quotations = Summary { compared, exact, normalised, paraphrase, not_found, without_text };
        serde_json::to_string(&Object { quotations })
    }
}

/// Writes the results into the notes of one of the article's files, and says so.
fn write(check: &QuotationCheck, article: &mut Article, files: &Files, file: File) -> Result<(), Error> {
    let Some(read) = files.get(file) else { return Ok(()) };
    let name = read.path.display();
    let Some(text) = std::str::from_utf8(&read.bytes).ok().filter(|_| read.encoding.is_none()) else {
        return Err(Error::new(format!("{name} is not UTF-8, so nothing is written into it. Save it as UTF-8.")));
    };
    let Written { text, notes, left } = check.write(article, file, text);
    if let Some(text) = text {
        output::write(Some(&read.path), &text)?;
        for (note, word) in notes {
            report::message(format_args!("wrote quote={} into the note `{note}` of {name}.", word.word()));
        }
    }
    for (note, word) in left {
        let word = word.word();
        report::message(format_args!(
            "quote={word} could not be written into the note `{note}` of {name}. Write it by hand."
        ));
    }
    Ok(())
}
