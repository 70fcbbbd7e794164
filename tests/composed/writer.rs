//! From a composition to files. Each word is written once, so that it is recognised wherever it appears.

use super::strategy::{ENTRIES, Glossary, NOTES, SOURCES};
use super::{Block, Composition, Inline};
use apostil::article::{Article, Input, Options, parse};

/// The files of an article, and their words.
#[derive(Debug, Default)]
pub struct Written {
    pub article: String,
    pub glossary: Option<String>,
    pub sources: String,
    pub notes: String,
    /// The words that must be in the page.
    pub words: Vec<String>,
    pub options: Options,
}

impl Written {
    pub fn new(composition: &Composition) -> Self {
        let mut writer = Writer::default();
        writer.article(composition);
        writer.written
    }

    pub fn parse(&self) -> Article {
        let input = Input::new(self.article.as_bytes())
            .with_glossary(self.glossary.as_ref().map(String::as_bytes))
            .with_sources(Some(self.sources.as_bytes()))
            .with_notes(Some(self.notes.as_bytes()));
        parse(&input, &self.options)
    }
}

#[derive(Default)]
struct Writer {
    written: Written,
    count: usize,
    is_in_body: bool,
    /// In a glossary, where any definition is an entry.
    is_in_entry: bool,
    headwords: Vec<String>,
}

impl Writer {
    fn word(&mut self) -> String {
        let letter = |place| char::from(b'a' + (self.count / place % 26) as u8);
        let word = String::from_iter(['z', 'q', letter(26 * 26), letter(26), letter(1)]);
        self.count += 1;
        self.written.words.push(word.clone());
        word
    }

    fn article(&mut self, composition: &Composition) {
        self.headwords = (0..ENTRIES).map(|_| self.word()).collect();
        let title = format!("{}{}{}", self.word(), composition.escape, self.word());
        self.is_in_body = true;
        let body = self.blocks(&composition.blocks);
        self.is_in_body = false;
        let notes = composition.notes.iter().enumerate().map(|(number, (braces, words, blocks))| {
            let text = self.line(words) + "\n\n" + &self.blocks(blocks);
            format!("[^n{number}]: {braces}{}", indented(&text, "    "))
        });
        let notes: Vec<_> = notes.collect();
        self.is_in_entry = true;
        let entries = composition.entries.iter().enumerate().map(|(number, (braces, words, blocks))| {
            let definition = format!("{braces}{}\n\n{}", self.line(words), self.blocks(blocks));
            (self.headwords[number].clone(), definition)
        });
        let entries: Vec<_> = entries.collect();
        let list = entries.iter().map(|(word, text)| format!("{word}\nalias\n: {}\n\n", indented(text, "    ")));
        let list: String = list.collect();
        let json = entries.iter().map(|(word, text)| serde_json::json!({ "term": word, "definition": text }));
        let (section, glossary) = match composition.glossary {
            Glossary::Section => (format!("# Glossary\n\n{list}"), None),
            Glossary::Markdown => (String::new(), Some(list)),
            Glossary::Json => (String::new(), Some(json.collect::<serde_json::Value>().to_string())),
        };
        let sources = (0..SOURCES).map(|number| {
            let title = format!("{} <i>{}</i> \u{1E}<b", self.word(), self.word());
            serde_json::json!({ "id": format!("s{number}"), "title": title, "author": [{ "family": self.word() }] })
        });
        self.written.sources = sources.collect::<serde_json::Value>().to_string();
        let mentions = [
            (0..NOTES).map(|number| format!("[^n{number}] ")).collect::<String>(),
            self.headwords.iter().map(|word| format!("[[{word}]] ")).collect(),
            (0..SOURCES).map(|number| format!("[@s{number}] ")).collect(),
        ];
        self.written.article = format!(
            "---\ntitle: \"{title}\"\n---\n{body}\n\n{}\n\n{}\n\n{section}",
            mentions.concat(),
            notes.join("\n\n")
        );
        self.written.glossary = glossary;
        self.written.options = Options::default()
            .with_terms(Some(composition.terms))
            .with_untrusted(composition.untrusted.map(str::to_owned));
    }

    fn blocks(&mut self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>().join("\n\n")
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Definition(words) if !self.is_in_entry => format!("{}\n: {}", self.word(), self.line(words)),
            Block::Paragraph(words) | Block::Definition(words) => self.line(words),
            Block::Plain { is_quoted } => self.plain(*is_quoted),
            Block::Heading(level, words) => format!("{} {}", "#".repeat(*level), one_line(&self.line(words))),
            Block::Quote(blocks) => {
                let text = self.blocks(blocks);
                format!("> {}", text.replace('\n', "\n> "))
            }
            Block::List(mark, items) => {
                let indent = if mark.len() == 2 { "   " } else { "  " };
                let items = items.iter().map(|blocks| format!("{mark} {}", indented(&self.blocks(blocks), indent)));
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Verbatim(open, words, close) => {
                let text = self.line(words);
                let lines: Vec<_> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
                format!("{open}{}{close}", lines.join("\n"))
            }
            Block::IndentedCode => format!("    {}\n\n      {}", self.word(), self.word()),
            Block::Table(words) => {
                // What separates cells would separate names from words within double brackets.
                let mut cell = || one_line(&self.line(words)).replace("[[", "[").replace('|', "/");
                let [a, b, c, d] = [cell(), cell(), cell(), cell()];
                format!("| {a} | {b} |\n|:--|--:|\n| {c} | {d} |")
            }
            Block::Silent(lines) => (*lines).to_owned(),
        }
    }

    /// A paragraph that may be annotated: by a notes file that quotes two of its words.
    fn plain(&mut self, is_quoted: bool) -> String {
        let words = [self.word(), self.word(), self.word(), self.word()];
        if is_quoted && self.is_in_body {
            let note = self.word();
            self.written.notes += &format!("> {} {}\n\n{note}\n\n", words[1], words[2]);
        }
        words.join(" ")
    }

    /// Text that begins with a word, so that it does not begin a block.
    fn line(&mut self, inlines: &[Inline]) -> String {
        self.word() + &self.inlines(inlines)
    }

    fn inlines(&mut self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Word => format!(" {} ", self.word()),
            Inline::Mark { mark, is_spaced } => {
                let space = if *is_spaced { " " } else { "" };
                format!(" {}{space}{mark}{space}{}", self.word(), self.word())
            }
            Inline::Within(open, words, close) => format!("{open}{}{close}", self.line(words)),
            Inline::Code => format!("`{}`", self.word()),
            Inline::Link(address, words) => format!("[{}]{address}", self.line(words)),
            Inline::Image(address, words) => format!("![{}]{address}", self.line(words)),
            Inline::Note(number) => format!("[^n{number}]"),
            Inline::NoteInLine(words) => format!("^[{}]", self.line(words)),
            Inline::Term { entry, says_other_words } if *says_other_words => {
                let word = self.word();
                format!("[[{}|{word}]]", self.headwords[*entry])
            }
            Inline::Term { entry, .. } => format!("[[{}]]", self.headwords[*entry]),
            Inline::Citation { source, locator: "" } => format!("[@s{source}]"),
            Inline::Citation { source, locator: ", “" } => format!("[@s{source}, “{}”]", self.word()),
            Inline::Citation { source, locator } => format!("[@s{source}{locator}{}]", self.word()),
            Inline::Break(mark) => (*mark).to_owned(),
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// All lines but the first indented.
fn indented(text: &str, by: &str) -> String {
    text.trim_end().replace('\n', &format!("\n{by}"))
}
