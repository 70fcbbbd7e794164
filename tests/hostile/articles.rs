//! Adversarial articles.

use super::{Files, Hostile, hostile, numbered};

fn article(article: String) -> Files {
    Files { article, ..Files::default() }
}

/// Declares inputs that repeat one text, with a text before it.
macro_rules! repeated {
    ($($before:literal $text:literal,)*) => {
        &[$(hostile(concat!($before, $text), |n| article($before.to_owned() + &$text.repeat(n))),)*]
    };
}

pub const REPEATED: &[Hostile] = repeated! {
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
    "" "[[a]](",
    "" "[[a]](<",
    "" "[[a]](b \"",
    "" "[[a]](b",
    "" "[[a]][b",
    "[b]: c\n\n" "[[b",
    "[b]: c\n\n" "[[a]][b]",
    "a\n" ":b\n",
    "a | b\n" ":-|-\n",
    "" "# {a {\n",
    "" "a {b}\n---\n",
    "# " "{a}",
    "" "www.a_b.",
    "" "http://",
    "" "http://a.b/((",
    "" "a@b.c_d ",
    "" "<!-- a --> ",
    "" "<!-- a -->\n\n",
    "" "> [!NOTE]\n\n",
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
    "" "<div>",
    "" "<div>\n\n",
    "" "<div></div>",
    "" "<div></div>\n\n",
    "" "</div>",
    "<div>" "</b>",
    "" "<p>",
    "" "<ul>",
    "" "<li>",
    "<ul>" "<li>",
    "<ul>" "<li>a\n\n",
    "" "<table>",
    "" "<table>a",
    "<table>" "<tr>",
    "<table>" "a<td>",
    "<table>" "<td></td>",
    "" "<details><summary>",
    "" "<h2>a</h2>",
    "" "<h2>",
    "" "<a href=b>",
    "" "<a href=b>c</a>",
    "" "<img src=a alt=b>",
    "<div>" "&amp;",
    "<div>" "&",
    "<div>" "<",
    "<div>" "<!--",
    "<div>" "<!-- a -->",
    "<div>" "<a b='",
    "<div>" "<a b='\" c=\"' ",
    "<div" " b=\"<a c='\" d='\"",
    "<div" " a",
    "<div>" "<x>",
    "<div>" "\n",
    "<div>" " ",
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
    "" "\u{202E}",
    "" "\u{2067}\u{202E}\u{2069}",
    "" "*\u{2067}a\u{2069}*\u{202C}",
    "" "社",
    "" "👩\u{200D}",
    "" "\u{202E}",
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

pub const ARTICLES: &[Hostile] = &[
    hostile("runs of backticks, each longer than the last", |n| {
        let most = (2.0 * n as f64).sqrt() as usize;
        article((1..most).map(|i| "`".repeat(i) + " ").collect())
    }),
    hostile("a run of backslashes in front of many brackets", |n| article("\\".repeat(n) + &"[^a]".repeat(n))),
    hostile("notes in the line within deep quotations", |n| article("> ".repeat(n) + &"^[a] ".repeat(n))),
    hostile("notes in the line within open emphases", |n| {
        article("*a **b ".repeat(n) + &"^[a] ".repeat(n) + &"** *".repeat(n))
    }),
    hostile("diagnostics far along one line", |n| article("a ".repeat(n) + &"[^b] ".repeat(n / 64))),
    hostile("marks within one link", |n| article("[".to_owned() + &"[^a] ^[b] ".repeat(n) + "](c)\n\n[^a]: d")),
    hostile("verdicts on one sentence", |n| {
        article(
            "a ".repeat(n)
                + &"[^b]".repeat(n)
                + &numbered(n, |i| format!("[^{i}]"))
                + &numbered(n, |i| format!("\n\n[^{i}]: {{disputed}} c")),
        )
    }),
    hostile("claims between marks in one sentence", |n| {
        article(
            numbered(n, |i| format!("a b c,[^{i}] ")) + "\n\n" + &numbered(n, |i| format!("[^{i}]: {{opinion}} d\n")),
        )
    }),
    hostile("marks side by side after words and signs without end", |n| {
        article(
            ", ".repeat(n)
                + "a "
                + &"= ".repeat(n)
                + "b"
                + &numbered(n, |i| format!("[^{i}]"))
                + &")”".repeat(n)
                + "\n\n"
                + &numbered(n, |i| format!("[^{i}]: {{opinion}} d\n")),
        )
    }),
    hostile("claims in words that are all alike", |n| {
        article(
            numbered(n, |i| format!("a a[^{i}] "))
                + "\n\n"
                + &numbered(n, |i| format!("[^{i}]: {{opinion claim=\"a a a a\"}} d\n")),
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
    hostile("one note, mentioned again and again", |n| article("[^a] ".repeat(n) + "\n\n[^a]: x")),
    hostile("nothing but notes in the line", |n| article("a^[x] ".repeat(n))),
    hostile("an abbreviation with the longest of titles, used often", |n| {
        article(format!("*[AB]: {}\n\n", "b".repeat(400)) + &"AB ".repeat(n))
    }),
    hostile("a front matter of unknown keys", |n| {
        article("---\n".to_owned() + &numbered(n, |i| format!("key{i}: a\n")) + "---\na")
    }),
    hostile("a front matter of keys that are nearly known", |n| {
        article("---\n".to_owned() + &"glosary: a\nterm: b\n".repeat(n) + "---\na")
    }),
    hostile("tags of other generators without an end", |n| article("{% a {{ b {: ".repeat(n))),
    hostile("a comment that allows many codes", |n| {
        article(format!("<!-- apostil allow {}-->", "html-as-txt ".repeat(n)))
    }),
    hostile("a front matter of nonsense", |n| article("---\na: b\n".to_owned() + &"nonsense\n".repeat(n) + "---\na")),
    hostile("a front matter of tabs", |n| article("---\na:\n".to_owned() + &"\t- a\n".repeat(n) + "---\na")),
    hostile("a front matter in TOML of unclosed texts", |n| {
        article("+++\na = \"b\"\n".to_owned() + &"a = \"b\n".repeat(n) + "+++\na")
    }),
    hostile("a front matter of one key", |n| article("---\n".to_owned() + &"lang: en\n".repeat(n) + "---\na")),
    hostile("a front matter of lists in lists", |n| article("---\n".to_owned() + &"- ".repeat(n) + "\n---\na")),
    hostile("a front matter of tables in tables", |n| {
        article("---\n".to_owned() + &numbered(n, |i| " ".repeat(i % 200) + "a:\n") + "---\na")
    }),
    hostile("a front matter of open brackets", |n| article("---\na: ".to_owned() + &"[{b: ".repeat(n) + "\n---\na")),
    hostile("a front matter of blocks", |n| {
        article("---\n".to_owned() + &"title: |\n\n  a\n\n\n".repeat(n) + "---\na")
    }),
    hostile("a front matter of unclosed quotations", |n| {
        article("---\n".to_owned() + &"a: \"\n b\n".repeat(n) + "---\na")
    }),
    hostile("a front matter in TOML of tables", |n| {
        article("+++\n".to_owned() + &numbered(n, |i| format!("[[a.b{i}.c]]\nd.e = 1\n")) + "+++\na")
    }),
    hostile("a front matter in TOML of unclosed texts", |n| {
        article("+++\n".to_owned() + &"a = \"\"\"\nb = [\n".repeat(n) + "+++\na")
    }),
    hostile("a front matter in TOML of long names", |n| article("+++\n[".to_owned() + &"a.".repeat(n) + "]\n+++\na")),
    hostile("a front matter in JSON of one line of dates", |n| {
        article("{\"a\": 1".to_owned() + &", \"dats\": 1, \"date\": \"b\"".repeat(n) + "}\na")
    }),
    hostile("a front matter of sources", |n| {
        article(
            "---\nreferences:\n".to_owned()
                + &numbered(n, |i| format!("- id: a{i}\n  title: b\n"))
                + "---\n"
                + &"[@a1] ".repeat(n),
        )
    }),
    hostile("one long abbreviation, used often", |n| article(format!("*[A]: {}\n\n", "b".repeat(n)) + &"A ".repeat(n))),
    hostile("many abbreviations, all used", |n| {
        article(numbered(n, |i| format!("*[A{i}]: b\n")) + "\n" + &numbered(n, |i| format!("A{i} ")))
    }),
    hostile("a front matter with one long value and no end", |n| {
        article("---\ntitle: \"".to_owned() + &"a\n b".repeat(n))
    }),
];
