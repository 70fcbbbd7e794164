//! Adversarial glossaries and sources.

use super::{Files, Hostile, hostile, numbered};

fn with_glossary(article: String, glossary: String) -> Files {
    Files { article, glossary: Some(glossary), ..Files::default() }
}

fn with_sources(article: String, sources: String) -> Files {
    Files { article, sources: Some(sources), ..Files::default() }
}

fn with_words(article: String, words: String) -> Files {
    Files { article, words: Some(words), ..Files::default() }
}

fn with_notes(article: String, notes: String) -> Files {
    Files { article, notes: Some(notes), ..Files::default() }
}

pub const GLOSSARIES: &[Hostile] = &[
    hostile("terms that share their first word", |n| {
        with_glossary("a ".repeat(n), numbered(n, |i| format!("a b{i}\n: c\n\n")))
    }),
    hostile("terms that share their first thirty words", |n| {
        let words = "a ".repeat(30);
        let entries: String = (0..n / 8).map(|i| format!("{words}b{i}\n: c\n\n")).collect();
        with_glossary("a ".repeat(n), entries)
    }),
    hostile("a list of terms in bold, in one another", |n| {
        with_glossary("a ".repeat(n), numbered(n, |i| format!("{}* **a{i}**: b\n", "  ".repeat(i % 100))))
    }),
    hostile("headings without text, and one with all of it", |n| {
        with_glossary("a ".repeat(n), numbered(n, |i| format!("## a{i}\n")) + &"b\n\n".repeat(n))
    }),
    hostile("the terms of a block, and one with many names and much text", |n| {
        let terms = numbered(n, |i| format!("a{i}\n  b\n")) + &"c (AB)\n".repeat(n) + &"  d\n\n".repeat(n);
        with_glossary("a ".repeat(n), format!("```{{glossary}}\n{terms}```\n"))
    }),
    hostile("fences that open glossary blocks", |n| with_glossary("a ".repeat(n), "```{glossary}\na\n".repeat(n))),
    hostile("a term of many words, all alike", |n| with_glossary("a ".repeat(n), "a ".repeat(n) + "b\n: c\n")),
    hostile("a term of a hundred words that is nearly there, everywhere", |n| {
        with_glossary("a ".repeat(n), "a ".repeat(99) + "b\n: c\n")
    }),
    hostile("a term and one of a hundred words that begins with it", |n| {
        with_glossary("---\nterms: all\n---\n".to_owned() + &"a ".repeat(n), "a ".repeat(99) + "b\n: c\n\na\n: d\n")
    }),
    hostile("terms that part after each of a hundred words", |n| {
        let branches: String = (1..66).map(|words| format!("{}b\n: c\n\n", "as ".repeat(words))).collect();
        with_glossary("as ".repeat(n), branches + &"as ".repeat(65) + "c\n: d\n\na b\n: d\n")
    }),
    hostile("acronyms of all lengths in another letter case", |n| {
        let acronyms: String = (1..100).map(|words| format!("{}\n: c\n\n", "AB ".repeat(words))).collect();
        with_glossary("ab ".repeat(n), acronyms)
    }),
    hostile("one term, every mention of which is linked", |n| {
        with_glossary("---\nterms: all\n---\n".to_owned() + &"a ".repeat(n), "a\n: b\n".into())
    }),
    hostile("a term of many signs without spaces", |n| with_glossary("社".repeat(n), "社".repeat(n) + "会\n: c\n")),
    hostile("a term that is one long word", |n| with_glossary("a".repeat(n), "a".repeat(n) + "\n: b\n")),
    hostile("terms that differ in letter case alone", |n| {
        let case = |i: usize| (0..24).map(|bit| if i >> bit & 1 == 0 { 'a' } else { 'A' }).collect::<String>();
        let entries: String = (0..n).map(|i| format!("{}\n: {{case-sensitive}} b\n\n", case(i))).collect();
        with_glossary((case(n) + " ").repeat(n), entries)
    }),
    hostile("the same term again and again", |n| with_glossary("a".into(), "a\n: b\n\n".repeat(n))),
    hostile("the same long term again and again", |n| {
        let long = "a ".repeat(101) + &"b".repeat(n);
        with_glossary("a".into(), format!("{long}\n: c\n\n") + &("a ".repeat(101) + "\n: c\n\n").repeat(n / 64))
    }),
    hostile("one term with many aliases", |n| with_glossary("a1".into(), numbered(n, |i| format!("a{i}\n")) + ": b\n")),
    hostile("one term with many names, all of which occur", |n| {
        with_glossary(
            "---\nterms: all\n---\n".to_owned() + &numbered(8 * n, |i| format!("a{i} ")),
            numbered(8 * n, |i| format!("a{i}\n")) + ": b\n",
        )
    }),
    hostile("a long headword that is used by its alias", |n| {
        with_glossary("[[a]] ".repeat(n), "b".repeat(n) + "\na\n: c\n")
    }),
    hostile("definitions that mention one another in a circle", |n| {
        let entries: String = (0..n).map(|i| format!("a{i}\n: b a{}\n\n", (i + 1) % n)).collect();
        with_glossary("a0".into(), entries)
    }),
    hostile("entries that are all related to all of eight others", |n| {
        let related = numbered(8, |i| format!("a{i},"));
        let entries: String = (0..n).map(|i| format!("a{i}\n: {{related=\"{related}\"}} b\n\n")).collect();
        with_glossary(numbered(n, |i| format!("a{i} ")), entries)
    }),
    hostile("an entry with a long headword and many unknown relations", |n| {
        let headword = "a".repeat(n) + "\nb\n";
        with_glossary("b".into(), format!("{headword}: {{related=\"{}\"}} c\n", numbered(n / 4, |i| format!("d{i},"))))
    }),
    hostile("braces of a definition without an end", |n| {
        with_glossary("a".into(), "a\n: {".to_owned() + &"b ".repeat(n))
    }),
    hostile("definitions of one term", |n| with_glossary("a".into(), "a\n".to_owned() + &": b\n".repeat(n))),
    hostile("a definition of many paragraphs", |n| {
        with_glossary("a".into(), "a\n: b\n\n".to_owned() + &"  c\n\n".repeat(n))
    }),
    hostile("a list in JSON that goes deep", |n| with_glossary("a".into(), "[".repeat(n))),
    hostile("objects in JSON that go deep", |n| with_glossary("a".into(), "{\"a\":".repeat(n))),
    hostile("texts in JSON without an end", |n| with_glossary("a".into(), "[".to_owned() + &"\"\\\"".repeat(n))),
    hostile("terms in JSON", |n| {
        let entries = numbered(n, |i| format!("{{\"term\": \"a{i}\", \"definition\": \"b [^c]\"}},"));
        with_glossary(numbered(n, |i| format!("a{i} ")), format!("[{entries}]"))
    }),
    hostile("terms in JSON that are all empty", |n| with_glossary("a".into(), format!("[{}]", "{},".repeat(n)))),
    hostile("a term in JSON with many members", |n| {
        with_glossary("a".into(), format!("[{{{}}}]", "\"a\": \"b\",".repeat(n)))
    }),
    hostile("a term in JSON with many references", |n| {
        with_glossary("a".into(), format!("[{{\"term\": \"a\", \"references\": [{}\"b\"]}}]", "\"b\",".repeat(n)))
    }),
];

pub const SOURCES: &[Hostile] = &[
    hostile("a list of sources that goes deep", |n| with_sources("[@a]".into(), "[".repeat(n))),
    hostile("the same source again and again", |n| {
        with_sources("[@a]".into(), format!("[{}]", "{\"id\":\"a\"},".repeat(n)))
    }),
    hostile("many sources, all cited", |n| {
        let sources = numbered(n, |i| format!("{{\"id\": \"a{i}\", \"title\": \"b\"}},"));
        with_sources(numbered(n, |i| format!("[@a{i}] ")), format!("[{sources}]"))
    }),
    hostile("many sources, none cited", |n| {
        with_sources("a".into(), format!("[{}]", numbered(n, |i| format!("{{\"id\": \"a{i}\"}},"))))
    }),
    hostile("a source with a long name, cited often", |n| {
        let name = "b".repeat(n);
        with_sources("[@a] ".repeat(n), format!("[{{\"id\": \"a\", \"author\": [{{\"family\": \"{name}\"}}]}}]"))
    }),
    hostile("a source with a long title, cited often", |n| {
        with_sources("[@a] ".repeat(n), format!("[{{\"id\": \"a\", \"title\": \"{}\"}}]", "b".repeat(n)))
    }),
    hostile("a source with many authors", |n| {
        let authors = "{\"family\": \"b\"},".repeat(n);
        with_sources("[@a]".into(), format!("[{{\"id\": \"a\", \"author\": [{authors}]}}]"))
    }),
    hostile("a source with many members", |n| {
        with_sources("[@a]".into(), format!("[{{{}\"id\": \"a\"}}]", "\"b\": 1,".repeat(n)))
    }),
    hostile("semicolons in a quotation that does not end", |n| {
        with_sources(format!("[@a, \"{}]", ";".repeat(n)), "[{\"id\": \"a\"}]".into())
    }),
    hostile("a long address, quoted again and again", |n| {
        let url = format!("https://a.example/{}", "b".repeat(n));
        with_sources("[@a, \"b\"] ".repeat(n), format!("[{{\"id\": \"a\", \"URL\": \"{url}\"}}]"))
    }),
    hostile("the longest of addresses, quoted again and again", |n| {
        let url = format!("https://a.example/{}", "b".repeat(1_880));
        with_sources("[@a, \"q\"] ".repeat(n), format!("[{{\"id\": \"a\", \"URL\": \"{url}\"}}]"))
    }),
    hostile("the longest of addresses, quoted with other words each time", |n| {
        let url = format!("https://a.example/{}", "b".repeat(1_880));
        with_sources(numbered(n, |i| format!("[@a, \"{i}\"] ")), format!("[{{\"id\": \"a\", \"URL\": \"{url}\"}}]"))
    }),
    hostile("many sources with the longest of addresses, each quoted", |n| {
        let url = format!("https://a.example/{}", "b".repeat(1_880));
        let sources: String =
            (0..n.div_ceil(256)).map(|i| format!("{{\"id\": \"a{i}\", \"URL\": \"{url}\"}},")).collect();
        with_sources((0..n).map(|i| format!("[@a{}, \"q\"] ", i % n.div_ceil(256))).collect(), format!("[{sources}]"))
    }),
    hostile("two names of 5,000 bytes, cited often", |n| {
        let name = "b".repeat(5_000);
        let authors = format!("{{\"family\": \"{name}\"}},").repeat(2);
        with_sources("[@a] ".repeat(n), format!("[{{\"id\": \"a\", \"author\": [{authors}]}}]"))
    }),
    hostile("numbers without an end", |n| with_sources("[@a]".into(), "[1".to_owned() + &"0".repeat(n))),
    hostile("unknown sources with the longest of keys", |n| {
        with_sources(format!("[@{}] ", "a".repeat(n)), "[]".into())
    }),
];

pub const WORDS: &[Hostile] = &[
    hostile("a table of words that goes deep", |n| with_words("a".into(), "{\"a\":".repeat(n))),
    hostile("a table of many words, with many said", |n| {
        let words = numbered(n, |i| format!("\"a{i}\": \"b\","));
        with_words("a[^b] ".repeat(n) + "\n\n[^b]: c", format!("{{{words}\"notes\": \"d\"}}"))
    }),
    hostile("a long word, said often", |n| {
        with_words("a[^b] ".repeat(n) + "\n\n[^b]: c", format!("{{\"backToMention\": \"{}\"}}", "d".repeat(n)))
    }),
    hostile("a long list of months, with many dates", |n| {
        let notes = numbered(n, |i| format!("[^{i}]: {{checked=2026-12-01}} b\n\n"));
        with_words(
            numbered(n, |i| format!("a[^{i}] ")) + "\n\n" + &notes,
            format!("{{\"months\": [{}1]}}", "\"c\",".repeat(n)),
        )
    }),
    hostile("a sentence of many blanks, for a long author", |n| {
        with_words(
            format!("---\nauthor: {}\n---\n", "a".repeat(n)),
            format!("{{\"by\": \"{}\"}}", "{author}".repeat(n)),
        )
    }),
];

pub const NOTES: &[Hostile] = &[
    hostile("passages that all begin alike", |n| {
        with_notes("a ".repeat(n), numbered(n / 8, |i| format!("> a a a b{i}\n\nc\n\n")))
    }),
    hostile("passages in one another", |n| {
        let words = n.isqrt();
        with_notes("a ".repeat(n), (1..words).map(|i| format!("> {}\n\nb\n\n", "a ".repeat(i))).collect())
    }),
    hostile("many passages that are the same", |n| with_notes("a b c".into(), "> a b\n\nd\n\n".repeat(n))),
    hostile("a long passage that is nearly there, often", |n| {
        with_notes(("a ".repeat(50) + "b ").repeat(n / 50), format!("> {}c\n\nd\n", "a ".repeat(n)))
    }),
    hostile("a passage over many elements", |n| {
        with_notes("*a* b ".repeat(n), format!("> {}\n\nc\n", "a b ".repeat(n)))
    }),
    hostile("passages that are nowhere, after a thousand other errors", |n| {
        let passages = (0..n / 8).map(|i| format!("> x y{i}\n\nc\n\n")).collect();
        with_notes("[a](javascript:1) ".repeat(1_000) + &"a ".repeat(n), passages)
    }),
    hostile("a long passage that is nowhere, again and again", |n| {
        with_notes("a b ".repeat(n), format!("> {}d\n\nc\n\n", "a c ".repeat(n / 64)).repeat(64))
    }),
    hostile("quotations that are not closed", |n| with_notes("a".into(), "> ".repeat(n))),
];
