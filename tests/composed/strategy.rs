//! How articles are composed: which constructs, how many, how deep.

use super::{Block, Inline};
use apostil::article::Terms;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// How many notes, entries and sources each article has.
pub const NOTES: usize = 3;
pub const ENTRIES: usize = 2;
pub const SOURCES: usize = 2;

/// An article and its apparatus.
#[derive(Clone, Debug)]
pub struct Composition {
    pub blocks: Vec<Block>,
    pub notes: Vec<(&'static str, Vec<Inline>, Vec<Block>)>,
    pub entries: Vec<(&'static str, Vec<Inline>, Vec<Block>)>,
    pub glossary: Glossary,
    /// What is between two words of a title.
    pub escape: &'static str,
    pub terms: Terms,
    pub untrusted: Option<&'static str>,
}

/// Where the glossary is.
#[derive(Clone, Copy, Debug)]
pub enum Glossary {
    Section,
    Markdown,
    Json,
}

/// Marks that mean something to Markdown, HTML, the core or the node script, opened and left open, and some that begin
/// a block on the next line. None hides a word: those that do (`](`, a fence, a comment, `|` in a table) are not among
/// them.
const MARKS: &[&str] = &[
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "[",
    "]",
    "[]",
    "][",
    "]:",
    "![",
    "^[",
    "[^",
    "[@",
    "[[",
    "[[!",
    "]]",
    "(",
    ")",
    "{",
    "}",
    "<",
    "</",
    ">",
    "<sub>",
    "</sub>",
    "<br>",
    "<b>",
    "<div>",
    "</div>",
    "<p>",
    "<table>",
    "<td>",
    "<a href=x>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "&",
    "&amp;",
    "&#x1e;<b&#x1e;",
    "&#31;",
    "&#0;",
    "\u{1E}",
    "\u{1E}<script\u{1E}",
    "\u{1F}",
    "\u{0}",
    "\u{7F}",
    "\u{202E}",
    "\u{FEFF}",
    "\\",
    "\\[",
    "\"",
    "'",
    ":",
    ";",
    "@",
    "=",
    "^",
    "#",
    "!",
    "$",
    "%",
    "\t",
    "\u{A0}",
    "\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n    ",
    "\\\n",
    "  \n",
];

/// Pairs of marks around words.
const PAIRS: &[(&str, &str)] = &[
    ("*", "*"),
    ("**", "**"),
    ("***", "***"),
    ("~~", "~~ "), // two of them side by side would be a fence
    ("<sub>", "</sub>"),
    ("<q>", "</q>"),
    ("<abbr title=\"t\">", "</abbr>"),
    ("<kbd>", ""),
    ("<em>", "</em>"),
    ("<a href=\"/x\">", "</a>"),
    ("<code>", "</code>"),
    ("<p>", "</p>"),
    ("<b onclick=\"x\">", "</b>"),
    ("[[!", "]]"),
    ("“", "”"),
];

const ADDRESSES: &[&str] = &[
    "(https://a.example/?b&c)",
    "(d.html \"title\")",
    "(<e f> 'title')",
    "(#g)",
    "(mailto:h@i.example)",
    "(javascript:alert)",
    "(java&#10;script:alert)",
    "(data:image/png;base64,AA==)",
    "(//b.example\\x)",
    "()",
    "[reference]",
    "[undefined]",
];

pub fn composition() -> impl Strategy<Value = Composition> {
    let note_braces =
        select(&["", "{supported checked=2026-11-23} ", "{incorrect by=\"A \u{1E}B\"} ", "{wrong word=\"x\"} "][..]);
    let entry_braces = select(&["", "{case-sensitive} ", "{related=\"x\"} "][..]);
    let terms = select(&[Terms::First, Terms::Section, Terms::All, Terms::None][..]);
    (
        vec(block(), 1..6),
        vec((note_braces, inlines(), vec(block(), 0..2)), NOTES),
        vec((entry_braces, inlines(), vec(block(), 0..2)), ENTRIES),
        select(&[Glossary::Section, Glossary::Markdown, Glossary::Json][..]),
        select(&["\\x1e", "\\u001e<b\\u001f", " ", "\\x7F", "<b>", "\\\""][..]),
        terms,
        option::of(select(&["", "https://a.example"][..])),
    )
        .prop_map(|(blocks, notes, entries, glossary, escape, terms, untrusted)| Composition {
            blocks,
            notes,
            entries,
            glossary,
            escape,
            terms,
            untrusted,
        })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> + Clone {
    vec(inline(), 0..6)
}

fn inline() -> impl Strategy<Value = Inline> + Clone {
    let leaf = prop_oneof![
        2 => Just(Inline::Word),
        6 => (select(MARKS), any::<bool>()).prop_map(|(mark, is_spaced)| Inline::Mark { mark, is_spaced }),
        1 => Just(Inline::Code),
        1 => (0..NOTES).prop_map(Inline::Note),
        1 => (0..ENTRIES, any::<bool>()).prop_map(|(entry, says_other_words)| Inline::Term { entry, says_other_words }),
        1 => (0..SOURCES, select(&["", ", p. ", ", “"][..]))
            .prop_map(|(source, locator)| Inline::Citation { source, locator }),
        1 => select(&["\n", "  \n", "\\\n"][..]).prop_map(Inline::Break),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let inner = vec(inner, 1..4);
        prop_oneof![
            3 => (select(PAIRS), inner.clone()).prop_map(|((open, close), words)| Inline::Within(open, words, close)),
            2 => (select(ADDRESSES), inner.clone()).prop_map(|(address, words)| Inline::Link(address, words)),
            1 => (select(ADDRESSES), inner.clone()).prop_map(|(address, words)| Inline::Image(address, words)),
            1 => inner.prop_map(Inline::NoteInLine),
        ]
    })
}

fn block() -> impl Strategy<Value = Block> {
    const VERBATIM: &[(&str, &str)] = &[
        ("```rust,ignore title=\"x\"\n", "\n```"),
        ("~~~ x&#10;fixed\n", "\n~~~"),
        ("<div class=\"x\">\n", "\n</div>"),
        ("<script>\n", "\n</script>"),
    ];
    const SILENT: &[&str] = &[
        "***",
        "---",
        "*[NEP]: Some long name",
        "[reference]: https://c.example/ \"title\"",
        "[undefined-note]: <javascript:x>",
    ];
    let leaf = prop_oneof![
        6 => inlines().prop_map(Block::Paragraph),
        2 => any::<bool>().prop_map(|is_quoted| Block::Plain { is_quoted }),
        2 => (1_usize..=6, inlines()).prop_map(|(level, words)| Block::Heading(level, words)),
        1 => (select(VERBATIM), inlines()).prop_map(|((open, close), words)| Block::Verbatim(open, words, close)),
        1 => Just(Block::IndentedCode),
        1 => inlines().prop_map(Block::Table),
        1 => inlines().prop_map(Block::Definition),
        1 => select(SILENT).prop_map(Block::Silent),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let inner = vec(inner, 1..3);
        prop_oneof![
            inner.clone().prop_map(Block::Quote),
            (select(&["-", "*", "1.", "7)", "- [ ]"][..]), vec(inner, 1..3))
                .prop_map(|(mark, items)| Block::List(mark, items)),
        ]
    })
}
