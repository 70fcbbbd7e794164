//! The one table of what can be wrong with an article: for each code its name, its severity, the sentence that says what is
//! wrong, and the one that says what to do. In: a code and the names that its sentence is about. Out: the sentence.

use super::Severity;
use crate::article::limits;
use crate::article::text::control::without_controls;
use serde::{Serialize, Serializer};

macro_rules! codes {
    ($(
        $(#[doc = $doc:literal])*
        $code:ident = $name:literal $(for $who:ident)?, $severity:ident, $message:literal, $help:literal;
    )*) => {
        /// What kind of problem a diagnostic reports. The name is in every output and its meaning never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])* $code,)* }

        impl Code {
            /// Every code, in the order of their names' subjects.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            pub(super) const TABLE: &[(&str, Severity)] = &[$(($name, Severity::$severity),)*];

            /// What is wrong, and what to do about it.
            pub(super) const SENTENCES: &[(&str, &str)] = &[$(($message, $help),)*];

            /// The same without the codes that only authors ask for: pages do not carry those.
            pub(super) const SENTENCES_OF_PAGES: &[(&str, &str)] = &[$(sentences!($(for $who)? $message, $help),)*];
        }
    };
}

macro_rules! sentences {
    (for author $message:literal, $help:literal) => {
        ("", "")
    };
    ($message:literal, $help:literal) => {
        ($message, $help)
    };
}

// For each code: its name, severity, what is wrong, and the fix. `%` is a blank for the names that the diagnostic is
// about. Codes marked `for author` do not come from reading, only from `check::lint` and the quotation check.
codes! {
    /// A file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf8", Error,
        "The file is not valid UTF-8: %.",
        "Save it as UTF-8; each bad byte is shown as \u{FFFD}.";
    /// A file is larger than 8 MiB, or the article would be too large for a page.
    TooLarge = "too-large", Error,
        "The %.",
        "Split it into several files.";
    /// Elements are nested more than a hundred deep.
    TooDeep = "too-deep", Warning,
        "Elements are nested more than 100 levels deep.",
        "Anything deeper is shown at that level.";
    /// The article has no text.
    Empty = "empty-article", Warning,
        "The article has no text.",
        "Write some Markdown below the front matter.";
    /// The front matter is not closed.
    FrontMatterUnclosed = "front-matter-unclosed", Error,
        "The front matter is not closed.",
        "Close it with a line `%`; it was read up to the first empty line.";
    /// A line of the front matter cannot be read.
    FrontMatterSyntax = "front-matter-syntax", Error,
        "This line of the front matter cannot be read: %.",
        "Write `key: value` between lines `---` (YAML) or `key = \"value\"` between lines `+++` (TOML), and close quotation marks and brackets.";
    /// A key in the front matter that is nearly one of ours.
    FrontMatterKey = "front-matter-key" for author, Warning,
        "Unknown front matter key `%`.",
        "The keys are title, subtitle, description, author, date, lang, original, canonical, image, license, glossary, sources, notes, terms, marks, verdicts, toc, max-names, skip and references; others are left to other programs.";
    /// A value in the front matter that is not valid for its key.
    FrontMatterValue = "front-matter-value", Warning,
        "`%` is not a valid `%`.",
        "A date is written as 2026-11-23, 2026-11 or 2026.";
    /// The text is in a script in which its language is not written.
    LanguageMismatch = "language-mismatch" for author, Warning,
        "The text is written in % letters, but its language is `%`.",
        "Write its language in the front matter, such as `lang: ar`, or give it with `--lang`.";
    /// A file that the front matter names cannot be read.
    FileUnreadable = "file-unreadable" for author, Error,
        "The file `%` cannot be read: %.",
        "Correct its address, which is relative to this file, or remove the line; everything else was read.";
    /// A file that the front matter names is at an address that begins at the root of a site.
    FileOnSite = "file-on-site" for author, Warning,
        "The file `%` was not read: %.",
        "Name it on this disk with its option, or write an address relative to this file; everything else was read.";
    /// A note is referenced but not defined.
    NoteUndefined = "note-undefined", Error,
        "The note `%` is referenced but not defined.",
        "Write `[^%]: …` on a line of its own.";
    /// A note is defined but never referenced.
    NoteUnused = "note-unused", Warning,
        "The note `%` is never referenced, so it is not shown.",
        "Refer to it as [^%].";
    /// Two notes have the same key.
    NoteDuplicate = "note-duplicate", Error,
        "The note `%` is defined twice; this one is ignored.",
        "Give one of them another key.";
    /// An inline note has no closing bracket.
    NoteUnclosed = "note-unclosed", Warning,
        "This inline note is not closed.",
        "Close it with `]`; it was read up to the end of the text around it.";
    /// A note has no text.
    NoteEmpty = "note-empty", Warning,
        "The note `%` has no text.",
        "Write what it says.";
    /// The notes file holds something other than quotations, each with its note.
    NotesSyntax = "notes-syntax", Error,
        "The notes file cannot be read here: %.",
        "Quote a passage as a block quotation (`> its words`) and write its note below.";
    /// A passage of the notes file is not in the article.
    PassageNotFound = "passage-not-found", Error,
        "The passage `%` is not in the article, so its note is not shown.",
        "Quote its words exactly, all from one paragraph.";
    /// A passage of the notes file is in the article several times.
    PassageAmbiguous = "passage-ambiguous", Warning,
        "The passage `%` is in the article more than once; the first one is used.",
        "Quote more of it.";
    /// A word at the start of a note's braces is not a verdict.
    VerdictUnknown = "verdict-unknown", Error,
        "Unknown verdict `%`.",
        "The verdicts are supported, imprecise, disputed, misattributed, incorrect, unverified and opinion.";
    /// The words of a note's `claim` are not where its mark is.
    ClaimNotFound = "claim-not-found" for author, Warning,
        "The words `%` are not beside the mark of their note%: what comes before the mark is lit up instead.",
        "Name words of the same paragraph, or remove `claim`. A paraphrase may stay: the note quotes it, but no review of it is published.";
    /// The value of `quote` in a note's braces is unknown.
    QuotationUnknown = "quotation-unknown", Error,
        "Unknown value `quote=%`.",
        "The words are exact, normalised, paraphrase and not-found.";
    /// Braces contain something unknown.
    BracesSyntax = "braces-syntax", Warning,
        "These braces cannot be read here: % `%`.",
        "A note's braces hold a verdict, `quote=exact`, `checked=2026-11-23`, `by=\"Name\"` and `claim=\"plain words\"`; a definition's hold `case-sensitive`, `never-autolink` and `related=\"a, b\"`.";
    /// A term that was linked by hand is not in the glossary.
    TermUndefined = "term-undefined", Error,
        "The term `%` is not in the glossary.",
        "Write an entry for it, or an alias.";
    /// An entry of the glossary that the article never uses.
    TermUnused = "term-unused", Info,
        "The term `%` never occurs, so it is not shown%.",
        "Use it, give it an alias that occurs, or link it by hand as [[%]].";
    /// Two entries of the glossary claim the same words.
    TermDuplicate = "term-duplicate", Error,
        "`%` is already a name of the entry `%`.",
        "Remove it from one of the two.";
    /// A name of an entry has more words than are looked for.
    TermTooLong = "term-too-long", Warning,
        "Only the first 32 words of the term `%` are looked for.",
        "Give its entry a shorter name, or an alias on a line of its own.";
    /// A glossary entry has no definition.
    TermEmpty = "term-empty", Warning,
        "The entry `%` has no definition.",
        "Write one below it, after a colon and a space.";
    /// A definition links to its own entry.
    TermSelfLink = "term-self-link" for author, Warning,
        "The entry `%` links to itself.",
        "Remove the brackets, or remove the name from `related`.";
    /// Words were linked as a form of a term.
    TermInflected = "term-inflected" for author, Info,
        "`%` was linked as a form of `%`.",
        "Write [[!%]] to leave it unlinked.";
    /// A related term that is not in the glossary.
    RelatedUndefined = "related-undefined", Warning,
        "`%`, named as related to `%`, is not in the glossary.",
        "Write an entry for it, or remove it.";
    /// More than 50,000 glossary entries.
    TooManyTerms = "too-many-terms", Error,
        "The glossary has more than 50,000 entries.",
        "Split the glossary; the rest of it is not shown.";
    /// The glossary file cannot be read.
    GlossarySyntax = "glossary-syntax", Error,
        "The glossary cannot be read here: %.",
        "Write definition lists (a term on a line, below it `: ` and its definition) or JSON, [{\"term\": \"…\", \"definition\": \"…\"}]; everything that can be read is used.";
    /// A citation names a source that is missing.
    SourceUndefined = "source-undefined", Error,
        "The source `%` is cited but not in the sources file.",
        "Add it to the file that `sources:` names in the front matter, or correct the key.";
    /// A source that the article never cites.
    SourceUnused = "source-unused", Info,
        "The source `%` is never cited, so it is not shown%.",
        "Cite it as [@%].";
    /// Two sources have the same id.
    SourceDuplicate = "source-duplicate", Error,
        "The source `%` is defined twice; this one is ignored.",
        "Give one of them another id.";
    /// A source without an id.
    SourceNameless = "source-without-id", Warning,
        "This source has no id, so it cannot be cited.",
        "Give it an `id`.";
    /// A source without a title.
    SourceUntitled = "source-without-title", Warning,
        "The source `%` has no title.",
        "Give it a `title`.";
    /// The sources file is not JSON, or not a list of sources.
    SourcesSyntax = "sources-syntax", Error,
        "The sources file cannot be read here: %.",
        "Write CSL-JSON, a list: [{\"id\": \"…\", \"title\": \"…\"}]; everything that can be read is used.";
    /// The sources file is in another format than CSL-JSON.
    SourcesFormat = "sources-format", Error,
        "The sources file is %, which cannot be read here.",
        "Convert BibTeX or YAML: `apostil sources refs.bib --format csl-json`; or export CSL-JSON from Zotero.";
    /// The table of words is not JSON, or not an object.
    WordsSyntax = "words-syntax", Error,
        "The table of words cannot be read here: %.",
        "Write JSON, {\"notes\": \"…\"}; the file is ignored.";
    /// A citation that cannot be parsed.
    CitationSyntax = "citation-syntax", Error,
        "`%` does not name a source.",
        "Write [@key], [@key, p. 3] or [see @a; also @b].";
    /// A quotation is in its source exactly as written.
    QuotationExact = "quotation-exact" for author, Info,
        "The quotation is in line % of the text of `%`, character by character.",
        "";
    /// A quotation has the same words as its source, but other marks.
    QuotationNormalised = "quotation-normalised" for author, Info,
        "The quotation has the words of line % of the text of `%`, with other marks or letter case.",
        "";
    /// A quotation differs in its words from its source.
    QuotationParaphrase = "quotation-paraphrase" for author, Warning,
        "The quotation differs from line % of the text of `%`: %.",
        "After `-` are the source's words, after `+` yours. Quote the source exactly, with … for omissions and [brackets] around additions; or remove the quotation marks; or write `quote=paraphrase` in its note.";
    /// A quotation is not in its source.
    QuotationNotFound = "quotation-not-found" for author, Warning,
        "The quotation is not in the text of `%`.",
        "Cite the source that has it, or correct its words; or write `quote=not-found` in its note.";
    /// A note states a different result for a quotation than the comparison.
    QuotationContradicts = "quotation-contradicts" for author, Error,
        "The note `%` has `quote=%`, but the quotation is `%`.",
        "Correct the quotation, or let `--write` correct the note.";
    /// A heading skips a level.
    HeadingSkips = "heading-skips-level" for author, Warning,
        "This heading skips a level: level % follows level %.",
        "Make it one level deeper than the heading before it, or put a heading between them.";
    /// A second heading of level 1.
    SecondTitle = "second-title" for author, Warning,
        "This heading has level 1, as the title has.",
        "Make it level 2, `##`, and those below it a level deeper; or remove it where it repeats the title.";
    /// An image has no description.
    ImageUndescribed = "image-without-description" for author, Warning,
        "This image has no description.",
        "Describe it for people who cannot see it: ![description](address).";
    /// A picture or a linked file is not there.
    FileMissing = "file-missing" for author, Warning,
        "There is no file `%`, as seen from the article.",
        "Correct the address, or put the file there.";
    /// A link within the article leads nowhere.
    FragmentLost = "fragment-undefined" for author, Warning,
        "Nothing in the article has the id `%`.",
        "Lead the link to the id of a heading, which is made of its words, or give a heading this id: {#%}.";
    /// An address that was removed, since its kind is not one that is known to be harmless.
    UnsafeAddress = "unsafe-address", Error,
        "% that begin with `%:` are removed.",
        "Links go to http, https, mailto, tel, relative addresses and #fragments; images come from http, https, relative addresses and data: addresses of bitmaps.";
    /// An image from another site, in an untrusted text.
    ImageElsewhere = "image-from-elsewhere", Warning,
        "This picture is on another site and is not shown: the text is marked as a stranger's.",
        "Only pictures from the article's own site are shown in it.";
    /// An invisible character that changes the direction of the text around it.
    BidiControl = "bidi-control", Warning,
        "The invisible character % turns the direction in which text is read.",
        "Remove it: browsers know the direction of words by themselves. Where they need help, U+200E and U+200F affect nothing else; nor do U+2066 or U+2067 before words and U+2069 after them, with no other markup between.";
    /// A comment allows something that is not a code, or does not begin as it should.
    AllowUnknown = "allow-unknown" for author, Warning,
        "`%` is not a code that can be allowed.",
        "Write `apostil allow` and a code that `apostil check` shows in brackets, such as html-as-text; too-large cannot be allowed.";
    /// A block of HTML has no end tag.
    HtmlUnclosed = "html-unclosed", Warning,
        "`<%>` is not closed: it ends where its container ends.",
        "Close it with `</%>` after its content.";
    /// A sign for another program, such as a generator of sites, that is shown as plain text.
    ShortcodeAsText = "shortcode-as-text" for author, Warning,
        "`%` is for another program and is shown as text%.",
        "Write it in Markdown, or remove it; or let that program make the page.";
    /// Markup that is shown as plain text.
    HtmlAsText = "html-as-text", Warning,
        "% is not supported here and is shown as text%.",
        "Write it in Markdown, link to it, or remove it.";
}

impl Code {
    /// The name of the code, in words joined by hyphens.
    pub fn name(self) -> &'static str {
        Code::TABLE[self as usize].0
    }

    /// The codes whose diagnostics can be switched off. An article that is too large is not shown: of that its author must
    /// hear.
    pub fn allowable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|code| *code != Self::TooLarge)
    }

    /// The severity of diagnostics with this code.
    pub fn severity(self) -> Severity {
        Code::TABLE[self as usize].1
    }
}

/// A sentence with its blanks filled, in order; the last name fills those that remain. Control characters are removed.
pub(super) fn fill(sentence: &str, names: &[&str]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    for (i, part) in sentence.split('%').enumerate() {
        if i > 0 {
            let name = names.get(i - 1).or(names.last()).copied().unwrap_or_default();
            out.push_str(&without_controls(limits::name(name)));
        }
        out.push_str(part);
    }
    out
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
