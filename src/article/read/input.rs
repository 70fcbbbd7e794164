//! From bytes to drafts: decodes the files, reads each in its format, enforces the limits.

use crate::article::content::buffer::Text;
use crate::article::content::piece::Flow;
use crate::article::content::values;
use crate::article::diagnostic::{Code, Collector, File, Obstacle, Span};
use crate::article::limits;
use crate::article::locale::Words;
use crate::article::model::front_matter::{FrontMatter, Marks, Terms};
use crate::article::model::{Article, Noted};
use crate::article::read::decode::decode;
use crate::article::read::drafts::Drafts;
use crate::article::read::front_matter::{self, Front};
use crate::article::read::markdown::{self, Shared, Source};
use crate::article::read::{glossary, notes, passages, sources};
use crate::article::text::slug::{Ids, note_label};
use crate::article::text::strings::{decimal, joined};
use std::borrow::Cow;

/// The files of an article, as bytes. Invalid UTF-8 is replaced and reported.
///
/// ```
/// use apostil::article::{Input, Options, parse};
///
/// let input = Input::new(b"Rome fell.").with_glossary(Some(b"Rome\n: A city."));
/// let article = parse(&input, &Options::default());
/// assert_eq!(article.outline().terms[0].term, "Rome");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Input<'a> {
    /// The article: Markdown, with or without front matter.
    pub article: &'a [u8],
    /// The glossary: Markdown definition lists, or a JSON list.
    pub glossary: Option<&'a [u8]>,
    /// The sources: CSL-JSON.
    pub sources: Option<&'a [u8]>,
    /// The notes file: Markdown, each passage a block quotation followed by its note. Its front matter fills in
    /// what the article's lacks.
    pub notes: Option<&'a [u8]>,
    /// The words of the interface: JSON, an object with those of `www/words/en.json` that are to be replaced. They
    /// override the words of the article's language; in WebAssembly, which has only English built in, those of English.
    pub words: Option<&'a [u8]>,
    /// The files that the front matter names and that are not read, each with the obstacle. Only
    /// [`lint`](crate::article::lint) reports them: a page itself says what it cannot fetch.
    pub unreadable: &'a [(File, Obstacle)],
    /// The other files that the article has but that are not here: nothing is reported of what only follows from that.
    pub missing: &'a [File],
    /// The files that were not saved as UTF-8 and come here converted, each with the encoding that it seems to have had.
    /// Only [`lint`](crate::article::lint) reports them.
    pub encodings: &'a [(File, &'static str)],
}

impl<'a> Input<'a> {
    /// Only an article.
    pub fn new(article: &'a [u8]) -> Self {
        Self { article, ..Self::default() }
    }

    /// Adds a glossary.
    #[must_use]
    pub fn with_glossary(self, glossary: Option<&'a [u8]>) -> Self {
        Self { glossary, ..self }
    }

    /// Adds its sources.
    #[must_use]
    pub fn with_sources(self, sources: Option<&'a [u8]>) -> Self {
        Self { sources, ..self }
    }

    /// Adds a notes file.
    #[must_use]
    pub fn with_notes(self, notes: Option<&'a [u8]>) -> Self {
        Self { notes, ..self }
    }

    /// Adds a table of words.
    #[must_use]
    pub fn with_words(self, words: Option<&'a [u8]>) -> Self {
        Self { words, ..self }
    }

    /// Adds the files that are not read, each with the obstacle.
    #[must_use]
    pub fn with_unreadable(self, unreadable: &'a [(File, Obstacle)]) -> Self {
        Self { unreadable, ..self }
    }

    /// Adds the files that were converted to UTF-8.
    #[must_use]
    pub fn with_encodings(self, encodings: &'a [(File, &'static str)]) -> Self {
        Self { encodings, ..self }
    }

    /// Adds the files that are not here, as somebody else says.
    #[must_use]
    pub fn with_missing(self, missing: &'a [File]) -> Self {
        Self { missing, ..self }
    }
}

/// How an article is to be read.
///
/// ```
/// use apostil::article::{Input, Options, parse};
///
/// let article = parse(&Input::new(b"Rome fell."), &Options::default().with_lang(Some("en-GB".into())));
/// assert_eq!(article.lang(), "en-GB");
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// A prefix for every id, such as `a2-` for the second article on a page.
    pub prefix: String,
    /// Which mentions of a term are linked; overrides the front matter.
    pub terms: Option<Terms>,
    /// Whether the marks of notes show their verdicts; overrides the front matter.
    pub marks: Option<Marks>,
    /// Whether a strip shows how often each verdict occurs; overrides the front matter.
    pub verdicts: Option<bool>,
    /// How many names an entry of the list of sources shows at most; overrides the front matter. By default all of ten,
    /// and of more the first seven.
    pub max_names: Option<u32>,
    /// Whether there is a table of contents, and headings offer their links; overrides the front matter.
    pub toc: Option<bool>,
    /// The language as a BCP 47 tag; overrides the front matter, but is ignored unless it is well-formed.
    pub lang: Option<String>,
    /// The language of the page or the site, for an article that declares none; English by default.
    pub page_lang: Option<String>,
    /// Set if the text is untrusted, such as a comment: the origin that its images may come from, for example
    /// `https://blog.example`, or an empty string if there is none. Images must then have a relative address, one of
    /// that origin, or be embedded; links have `rel="nofollow ugc noopener noreferrer"`; the ids of its text begin with
    /// `section-`, so that they cannot be mistaken for the page's own; the page learns of no file in the front matter.
    pub untrusted: Option<String>,
    /// The address of the article's own page, with scheme and host; overrides the front matter.
    pub canonical: Option<String>,
    /// Whether the sources are not the file that the front matter names: then a page is not told where they are.
    pub has_other_sources: bool,
    /// Where the sources were loaded from, if the front matter of the article does not name them: a page is told this.
    pub sources_address: Option<String>,
}

impl Options {
    /// Sets a prefix for ids.
    #[must_use]
    pub fn with_prefix(self, prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), ..self }
    }

    /// Sets which mentions of terms are linked; overrides the front matter.
    #[must_use]
    pub fn with_terms(self, terms: Option<Terms>) -> Self {
        Self { terms, ..self }
    }

    /// Sets whether the marks of notes show their verdicts; overrides the front matter.
    #[must_use]
    pub fn with_marks(self, marks: Option<Marks>) -> Self {
        Self { marks, ..self }
    }

    /// Sets whether a strip shows how often each verdict occurs; overrides the front matter.
    #[must_use]
    pub fn with_verdicts(self, verdicts: Option<bool>) -> Self {
        Self { verdicts, ..self }
    }

    /// Sets how many names an entry of the list of sources shows at most; overrides the front matter.
    #[must_use]
    pub fn with_max_names(self, max_names: Option<u32>) -> Self {
        Self { max_names, ..self }
    }

    /// Sets whether there is a table of contents, and headings offer their links; overrides the front matter.
    #[must_use]
    pub fn with_toc(self, toc: Option<bool>) -> Self {
        Self { toc, ..self }
    }

    /// Sets the language; overrides the front matter.
    #[must_use]
    pub fn with_lang(self, lang: Option<String>) -> Self {
        Self { lang, ..self }
    }

    /// Sets the language of an article that declares none.
    #[must_use]
    pub fn with_page_lang(self, page_lang: Option<String>) -> Self {
        Self { page_lang, ..self }
    }

    /// Sets the address of the article's own page; overrides the front matter.
    #[must_use]
    pub fn with_canonical(self, address: Option<String>) -> Self {
        Self { canonical: address, ..self }
    }

    /// Marks the text as untrusted, with the origin that its images may come from.
    #[must_use]
    pub fn with_untrusted(self, origin: Option<String>) -> Self {
        Self { untrusted: origin, ..self }
    }

    /// Sets whether the sources are another file than the front matter names.
    #[must_use]
    pub fn with_other_sources(self, has_other_sources: bool) -> Self {
        Self { has_other_sources, ..self }
    }

    /// Sets the address that the sources were loaded from, for an article whose front matter does not name them.
    #[must_use]
    pub fn with_sources_address(self, address: Option<String>) -> Self {
        Self { sources_address: address, ..self }
    }
}

pub(crate) fn read(input: &Input, options: &Options) -> Drafts {
    let mut diagnostics = Collector::default();
    let missing = || input.unreadable.iter().map(|(file, _)| file).chain(input.missing);
    for file in missing() {
        diagnostics.lack(*file);
    }
    let article_file = decode(input.article, File::Article, &mut diagnostics);
    let glossary_file = decode(input.glossary.unwrap_or_default(), File::Glossary, &mut diagnostics);
    let sources_file = decode(input.sources.unwrap_or_default(), File::Sources, &mut diagnostics);
    let words_file = decode(input.words.unwrap_or_default(), File::Words, &mut diagnostics);
    let notes_file = decode(input.notes.unwrap_or_default(), File::Notes, &mut diagnostics);
    let mut text = Text::default();
    let Front { values: mut front, end: start, references } =
        front_matter::read(&article_file, File::Article, &mut text, &mut diagnostics);
    let of_notes = front_matter::read(&notes_file, File::Notes, &mut text, &mut diagnostics);
    let notes_start = of_notes.end;
    // Any file at all can be named as the notes file: what has no note says nothing of the article.
    let is_of_note = |line: &str| line.trim_start().starts_with(['>', '[']);
    if notes_file[notes_start..].lines().any(is_of_note) {
        front.complete(of_notes.values);
    }
    // The notes file may name those that the article does not name.
    if missing().any(|file| *file == File::Notes) {
        for (file, is_there) in [(File::Glossary, input.glossary.is_some()), (File::Sources, input.sources.is_some())] {
            if !is_there {
                diagnostics.lack(file);
            }
        }
    }
    if options.untrusted.is_some() {
        // A page must not claim to be one of another site, nor show its pictures.
        (front.canonical, front.image) = (None, None);
    }
    if let Some(address) = options.canonical.as_deref().and_then(front_matter::web_address) {
        front.canonical = Some(address);
    }
    front.marks = options.marks.or(front.marks);
    front.verdicts = options.verdicts.or(front.verdicts);
    front.max_names = options.max_names.or(front.max_names);
    front.toc = options.toc.or(front.toc);
    if options.has_other_sources {
        front.sources = None;
    }
    front.sources = front.sources.take().or_else(|| options.sources_address.clone());
    let tag = |lang: &Option<String>| lang.as_deref().and_then(values::language_tag);
    let lang = tag(&options.lang).or_else(|| front.lang.clone()).or_else(|| tag(&options.page_lang));
    let lang = lang.unwrap_or_else(|| "en".to_owned());
    let words = Words::read(&lang, &words_file, &mut diagnostics);
    let mut sources = sources::of_front_matter(references, &mut text, &mut diagnostics);
    let is_readable = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| bytes.len() <= limits::FILE_BYTES);
    if is_readable(input.sources) {
        sources.extend(sources::read(&sources_file, &mut text, &mut diagnostics));
    }
    for source in &mut sources {
        source.record.untag(&mut text);
    }
    let (mut ids, mut inline_notes, mut citations) = (Ids::default(), 0, Vec::new());
    let keys = sources::keys(&sources, &text);
    let mut noted = Noted::default();
    let mut read = |source: &str, file: File, offset: usize, text: &mut Text, diagnostics: &mut Collector| {
        let source = Source { text: source, file, offset, is_glossary: file == File::Glossary };
        markdown::read(
            &source,
            Shared {
                text,
                diagnostics,
                noted: &mut noted,
                ids: &mut ids,
                citations: &mut citations,
                keys: &keys,
                inline_notes: &mut inline_notes,
                words: &words,
                untrusted: options.untrusted.as_deref(),
            },
        )
    };

    let mut document = read(&article_file[start..], File::Article, start, &mut text, &mut diagnostics);
    if article_file[start..].trim().is_empty() && input.article.len() <= limits::FILE_BYTES {
        let place = Span::new(File::Article, start..start);
        diagnostics.add(Code::Empty, place, &[]);
    }
    let mut entries = Vec::new();
    if !glossary_file.is_empty() {
        let markdown = |source: &str, at, text: &mut Text, diagnostics: &mut Collector| {
            read(source, File::Glossary, at, text, diagnostics)
        };
        let glossary = glossary::read_file(&glossary_file, &mut text, &mut diagnostics, markdown);
        entries = glossary.entries;
        document.notes.extend(glossary.notes);
        document.abbreviations.extend(glossary.abbreviations);
    }
    let mut body = document.body;
    let mut notes = Vec::with_capacity(document.notes.len());
    if is_readable(input.notes) {
        let file = read(&notes_file[notes_start..], File::Notes, notes_start, &mut text, &mut diagnostics);
        document.notes.extend(file.notes);
        let (mut passages, drafts) = passages::read(file.body, &text, &mut diagnostics);
        // No two notes share a key, or a mark would lead to the wrong one.
        let mut keys = Ids::default();
        for note in &document.notes {
            keys.unique(&note_label(&note.key));
        }
        for (passage, draft) in passages.iter_mut().zip(drafts) {
            let mut note = notes::read(draft, &text, &mut diagnostics);
            let label = note_label(&note.key);
            let key = keys.unique(&label);
            if key != label {
                if note.is_named {
                    diagnostics.add(Code::NotesSyntax, note.span, &["its id is taken"]);
                }
                note.key = key;
            }
            if !passage.key.is_empty() {
                passage.key.clone_from(&note.key);
            }
            notes.push(note);
        }
        body = passages::place_in(body, &passages, &mut notes, &mut text, &mut diagnostics);
    }
    for draft in document.notes {
        notes.push(notes::read(draft, &text, &mut diagnostics));
    }
    let own: Vec<_> =
        document.entries.into_iter().filter_map(|draft| glossary::from_draft(draft, &text, &mut diagnostics)).collect();
    entries.splice(0..0, own);
    if entries.len() > limits::TERMS {
        let place = Span::new(File::Glossary, 0..0);
        diagnostics.add(Code::TooManyTerms, place, &[]);
        entries.truncate(limits::TERMS);
    }
    for (name, place, more) in &noted.markup {
        let what = if name.is_empty() { "This HTML".to_owned() } else { joined(&["`<", name, ">`"]) };
        let more = if *more > 0 { joined(&[", and ", &decimal(*more), " more like it"]) } else { String::new() };
        diagnostics.add(Code::HtmlAsText, *place, &[&what, &more]);
    }
    let files = [article_file, glossary_file, sources_file, words_file, notes_file].map(Cow::into_owned);
    let article = Article {
        front,
        lang,
        prefix: options.prefix.clone(),
        untrusted: options.untrusted.clone(),
        words,
        text,
        body: Flow::new(),
        claims: Vec::new(),
        headings: document.headings,
        glossary_id: document.glossary_id,
        notes,
        note_order: Vec::new(),
        entries,
        entry_order: Vec::new(),
        sources,
        source_order: Vec::new(),
        input: files.iter().map(String::len).sum(),
        diagnostics: Vec::new(),
        is_cut: false,
        files,
        noted,
        unreadable: input.unreadable.to_vec(),
        encodings: input.encodings.to_vec(),
        is_proofread: false,
    };
    Drafts { article, body, abbreviations: document.abbreviations, citations, ids, diagnostics }
}

pub(crate) fn front_matter(article: &[u8]) -> FrontMatter {
    let mut diagnostics = Collector::silent();
    let text = decode(article, File::Article, &mut diagnostics);
    front_matter::read(&text, File::Article, &mut Text::default(), &mut diagnostics).values
}
