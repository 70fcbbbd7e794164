//! Inputs that are made to cost: a size comes in, the files of an article go out. Each is of a kind for which some
//! reader of Markdown, JSON or glossaries somewhere takes time, memory or output that grows faster than its input.

mod apparatus;

use apostil::article::{Article, Input, Options, parse};

/// The files of an article.
#[derive(Debug, Default)]
pub struct Files {
    pub article: String,
    pub glossary: Option<String>,
    pub sources: Option<String>,
    pub words: Option<String>,
    pub notes: Option<String>,
}

impl Files {
    pub fn parse(&self) -> Article {
        let input = Input {
            article: self.article.as_bytes(),
            glossary: self.glossary.as_ref().map(String::as_bytes),
            sources: self.sources.as_ref().map(String::as_bytes),
            words: self.words.as_ref().map(String::as_bytes),
            notes: self.notes.as_ref().map(String::as_bytes),
            ..Input::default()
        };
        parse(&input, &Options::default())
    }

    pub fn len(&self) -> usize {
        let apparatus =
            [&self.glossary, &self.sources, &self.words, &self.notes].into_iter().flatten().map(String::len);
        self.article.len() + apparatus.sum::<usize>()
    }
}

pub struct Hostile {
    pub name: &'static str,
    pub make: fn(usize) -> Files,
    /// Eight times the input may cost this many times eight as much: room for the noise of measuring.
    pub slack: u32,
}

const fn hostile(name: &'static str, make: fn(usize) -> Files) -> Hostile {
    Hostile { name, make, slack: 3 }
}

/// pulldown-cmark walks through all open containers at each line that continues a paragraph, so here its own time grows
/// with the product of depth and lines.
const fn hostile_to_pulldown_cmark(name: &'static str, make: fn(usize) -> Files) -> Hostile {
    Hostile { name, make, slack: 32 }
}

fn article(article: String) -> Files {
    Files { article, ..Files::default() }
}

/// Repeats a text with the number of the round in it.
fn numbered(n: usize, each: fn(usize) -> String) -> String {
    (0..n).map(each).collect()
}

/// Declares inputs that are one text again and again, with a text in front of it.
macro_rules! repeated {
    ($($before:literal $text:literal,)*) => {
        &[$(hostile(concat!($before, $text), |n| article($before.to_owned() + &$text.repeat(n))),)*]
    };
}

/// All of them.
pub fn inputs() -> impl Iterator<Item = &'static Hostile> {
    REPEATED
        .iter()
        .chain(ARTICLES)
        .chain(apparatus::GLOSSARIES)
        .chain(apparatus::SOURCES)
        .chain(apparatus::WORDS)
        .chain(apparatus::NOTES)
}

const REPEATED: &[Hostile] = repeated! {
    "" "[",
    "" "![",
    "" "]",
    "" "[a](",
    "" "[a](<",
    "" "[a](b \"",
    "" "[a](b) ",
    "[a](" "(",
    "" "[a]: b\n",
    "" "[a]: ",
    "" "^[",
    "" "^[a] ",
    "^[" "[a]",
    "^[" "[",
    "" "[^",
    "" "[^a",
    "" "[^a] ",
    "" "[^a]\n",
    "a[^a]\n\n[^a]: " "[^a] ",
    "" "[^a]: ",
    "a[^a]\n\n" "[^a]: b\n\n",
    "a[^a]\n\n[^a]: " "{",
    "a[^a]\n\n[^a]: {" "a ",
    "a[^a]\n\n[^a]: {" "a=\"",
    "a[^a]\n\n[^a]: {" "a=b ",
    "[" "a [^a] ",
    "" "[[",
    "" "[[a|",
    "" "[[a]] ",
    "" "[[!a]] ",
    "" "![[a]]",
    "" "[@",
    "" "[@a",
    "" "[@a] ",
    "[@a" "; @a",
    "" "*[",
    "" "*[a]: b\n",
    "*[a]: b\nc\n\n" "*[a]: b\nc\n\n",
    "" "{",
    "" "<",
    "" "<a ",
    "" "<a b=\"",
    "" "<sub>",
    "" "<sub></sub>",
    "" "</sub>",
    "" "<abbr title=\"",
    "" "<abbr title=\"a\">",
    "" "<!--",
    "" "<!-- ",
    "a " "<!--a->",
    "a " "<?",
    "a " "<!A ",
    "a " "<![CDATA[",
    "" "<a>\n\n",
    "" "*a ",
    "" "a* ",
    "" "*a **b ",
    "" "*a_ ",
    "" "a**b",
    "" "~~a ",
    "" "~a~~ ",
    "" "*",
    "" "_",
    "" "`",
    "" "`a``",
    "" "```\n",
    "" "~~~\n",
    "" "\\",
    "" "\\[",
    "" "&",
    "" "&amp;",
    "" "&#1;",
    "" "&#x",
    "" "> ",
    "" ">\n",
    "" "> a\n",
    "" "- ",
    "" "- a\n",
    "" "-\n",
    "" "1. ",
    "" "1) a\n",
    "" "- [ ] a\n",
    "" "#",
    "" "# a\n",
    "" "# glossary\n\na\n: b\n\n",
    "" "a\n===\n",
    "" "---\n",
    "" "***\n",
    "" "    a\n",
    "" "\t",
    "" " ",
    "a" " \n",
    "" "\n",
    "" "\r",
    "" "\0",
    "" "\u{1E}",
    "" "\u{FEFF}",
    "" "|",
    "" "|a\n|-\n",
    "" "a\n-|\n",
    "" "|a|\n|-|\n|b|\n",
    "" ":",
    "" ": ",
    "" "a\n: b\n",
    "a\n" ": b\n",
    "" "a",
    "" "a'",
    "" "a ",
    "" "a\n\n",
    "" "a\\\n",
    "a" "\u{301}",
    "" "社",
    "" "👩\u{200D}",
    "" "\u{202E}",
    "" "\u{2067}\u{202E}\u{2069}",
    "" "*\u{2067}a\u{2069}*\u{202C}",
    "---\n" "title: a\n",
    "---\n" "a: b\n",
    "---\n" "a\n",
    "---\ntitle: a\n" "  b\n",
    "---\ntitle: " "[",
    "---\ntitle: \"" "\\\"",
    "---\nskip: [" "a, ",
    "---\nskip: [" "\"a\", ",
    "---\nskip: [\"" "a,",
    "---\nskip:\n" "- a\n",
};

const ARTICLES: &[Hostile] = &[
    hostile("runs of backticks, each longer than the last", |n| {
        let most = (2.0 * n as f64).sqrt() as usize;
        article((1..most).map(|i| "`".repeat(i) + " ").collect())
    }),
    hostile("a run of backslashes in front of many brackets", |n| article("\\".repeat(n) + &"[^a]".repeat(n))),
    hostile("notes in the line within deep quotations", |n| article("> ".repeat(n) + &"^[a] ".repeat(n))),
    hostile("notes in the line within open emphases", |n| {
        article("*a **b ".repeat(n) + &"^[a] ".repeat(n) + &"** *".repeat(n))
    }),
    hostile_to_pulldown_cmark("lines that continue deep quotations", |n| article("> ".repeat(n) + &"a\n".repeat(n))),
    hostile_to_pulldown_cmark("lines that continue deep lists", |n| article("- ".repeat(n) + &"a\n".repeat(n))),
    hostile("directions that are opened, and then closed as others", |n| {
        article("\u{2067}".to_owned() + &"\u{202B}".repeat(n) + &"\u{2069}\u{202C}".repeat(n))
    }),
    hostile("findings far along one line", |n| article("a ".repeat(n) + &"[^b] ".repeat(n / 64))),
    hostile("marks within one link", |n| article("[".to_owned() + &"[^a] ^[b] ".repeat(n) + "](c)\n\n[^a]: d")),
    hostile("verdicts on one sentence", |n| {
        article(
            "a ".repeat(n)
                + &"[^b]".repeat(n)
                + &numbered(n, |i| format!("[^{i}]"))
                + &numbered(n, |i| format!("\n\n[^{i}]: {{disputed}} c")),
        )
    }),
    hostile("verdicts behind an endless row of points", |n| {
        article("a ".repeat(n) + &".".repeat(n) + &numbered(n, |i| format!("^[{{disputed}} {i}]")))
    }),
    hostile("notes that mention one another in a circle", |n| {
        let notes: String = (0..n).map(|i| format!("[^{i}]: a[^{}]\n\n", (i + 1) % n)).collect();
        article("a[^0]\n\n".to_owned() + &notes)
    }),
    hostile("notes that all mention all of sixteen others", |n| {
        let marks = numbered(16, |i| format!("[^{i}]"));
        let notes: String = (0..n).map(|i| format!("[^{i}]: {marks}\n\n")).collect();
        article(marks.clone() + "\n\n" + &notes)
    }),
    hostile("headings whose ids take one another's numbers", |n| article(numbered(n, |i| format!("# a {i}\n# a\n")))),
    hostile("headings that wish for the same id", |n| article("# a {#b}\n".repeat(n))),
    hostile("a table with many columns", |n| article("|a".repeat(n) + "\n" + &"|-".repeat(n) + "\n" + &"|b".repeat(n))),
    hostile("many references to many addresses", |n| {
        article(numbered(n, |i| format!("[a{i}]: b\n")) + "\n" + &numbered(n, |i| format!("[a{i}] ")))
    }),
    // More than the 100 kB up to which pulldown-cmark lets references expand, whatever the size of the text.
    hostile("one long address, referred to often", |n| {
        article(format!("[a]: {}\n\n", "b".repeat(64 * n)) + &"[a] ".repeat(16 * n))
    }),
    hostile("one long abbreviation, used often", |n| article(format!("*[A]: {}\n\n", "b".repeat(n)) + &"A ".repeat(n))),
    hostile("many abbreviations, all used", |n| {
        article(numbered(n, |i| format!("*[A{i}]: b\n")) + "\n" + &numbered(n, |i| format!("A{i} ")))
    }),
    hostile("a front matter with one long value and no end", |n| {
        article("---\ntitle: \"".to_owned() + &"a\n b".repeat(n))
    }),
];
