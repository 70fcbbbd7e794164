//! A small deterministic source of random articles: a seed comes in, Markdown and its apparatus go out, composed of
//! fragments that mean something to the core, cut and joined where they should not be.

/// Marsaglia's xorshift with 64 bits: the same numbers on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    fn one_of<'t>(&mut self, fragments: &[&'t str]) -> &'t str {
        fragments[self.below(fragments.len())]
    }

    /// A text of some fragments of the lists, some of them cut at any character.
    fn text(&mut self, lists: &[&[&str]], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most + 1) {
            let list = lists[self.below(lists.len())];
            let fragment = self.one_of(list);
            let cut = match self.below(5) {
                0 => self.below(fragment.chars().count() + 1),
                _ => fragment.chars().count(),
            };
            text.extend(fragment.chars().take(cut));
            text.push_str(self.one_of(&["", "", "", " ", "\n", "\n\n"]));
        }
        text
    }

    /// An article, mostly of Markdown.
    pub fn article(&mut self) -> String {
        let front = self.text(&[FRONT_MATTER], 3);
        front + &self.text(&[BLOCKS, INLINES, MARKS, MARKS, TERMS, HOSTILE], 24)
    }

    /// A glossary, mostly of definitions; some are JSON.
    pub fn glossary(&mut self) -> String {
        let json = self.below(3) == 0;
        let start = if json { "[" } else { "" };
        start.to_owned() + &self.text(if json { &[JSON, JSON, INLINES] } else { &[TERMS, TERMS, MARKS, BLOCKS] }, 16)
    }

    /// Sources, mostly JSON.
    pub fn sources(&mut self) -> String {
        "[".to_owned() + &self.text(&[JSON, JSON, JSON, HOSTILE], 12)
    }

    /// A notes file, whose passages may be anywhere, also in one another.
    pub fn notes(&mut self) -> String {
        let mut notes = String::new();
        for _ in 0..self.below(6) {
            let passage = self.text(&[INLINES, MARKS, PASSAGES, PASSAGES], 2).replace('\n', "\n> ");
            let note = self.text(&[BLOCKS, INLINES, MARKS, HOSTILE], 3);
            notes = [&notes, "\n\n> ", &passage, "\n\n", &note].concat();
        }
        notes
    }

    /// A table of words; most are broken somewhere.
    pub fn words(&mut self) -> String {
        let end = self.one_of(&["\"x\": 1}", "}", ""]);
        "{".to_owned() + &self.text(&[WORDS, WORDS, WORDS, JSON], 6) + end
    }
}

/// Passages of which most occur, some in one another.
const PASSAGES: &[&str] = &["words", "plain words", "emphasis", "“alpha”", "alpha beta", "both end", "a", "…", "一"];

/// Parts of a table of words.
const WORDS: &[&str] = &[
    "\"notes\": \"N\",",
    "\"by\": \"b{author}c{author}\",",
    "\"checked\": \"{\",",
    "\"supported\": \"\\u001e<b\",",
    "\"months\": [\"a\", {}, null],",
    "\"date\": \"{month}{m}{x}{}\",",
    "\"back\": [\"\"],",
    "\"and\": 7,",
    "\"editedBy\": {\"a\": true},",
];

const FRONT_MATTER: &[&str] = &[
    "---\n",
    "---\ntitle: A\nlang: en\n---\n",
    "---\ntitle: A\u{1E}<script\u{1E}\"x\nlang: \u{1F}en\nauthor: \u{0}B\n---\n",
    "---\nterms: all\nskip: [beta gamma, \"delta\"]\ntitle: T\n---\n",
    "---\nterms: section\ntitle: T\nsubtitle: S\ndate: 2026-11-23\n---\n",
    "---\ntitle: T\noriginal: \" https://a.example/\u{1}b c\"\n---\n",
    "---\ntitle: T\noriginal: javascript:alert(1)\n---\n",
    "title: 'x\n",
    "skip: [a, \"b\n",
    "\u{FEFF}",
];

const BLOCKS: &[&str] = &[
    "\n\n# Alpha\n\n",
    "\n\n## Glossary\n\n",
    "\n\n# fnref a 1\n\n",
    "\n\n# Termref alpha 1\n\n",
    "\n\n## Apostil notes heading\n\n",
    "\n\n# H {#fn-a}\n\n",
    "\n\n# H {#fnref-a-1}\n\n",
    "\n\n# H {#a\u{1E}b .c}\n\n",
    "\n\nAlpha\n===\n\n",
    "\n\n> quoted alpha\n> > deeper\n\n",
    "\n\n- one\n- two\n\n  three\n    1. four\n",
    "\n\n7. seven\n8) eight\n",
    "\n\n- [ ] open\n- [x] done\n",
    "\n\n```rust\nfn alpha() {}\n```\n",
    "\n\n    indented alpha\n",
    "\n\n| a | b |\n|:--|--:|\n| alpha | [^a] | c |\n| d |\n\n",
    "\n\n---\n\n",
    "\n\n<div class=\"x\">\n\n",
    "\n\n<!-- alpha\n\n-->\n\n",
    "\n\n*[NEP]: New Economic Policy\n*[USSR]: Union\n\n",
    "\n\n[ref]: https://example.org/ \"title\"\n\n",
    "\n\n[alpha]: javascript:alert(1)\n\n",
];

const INLINES: &[&str] = &[
    "plain words",
    "*emphasis*",
    "**strong _both_ end**",
    "~~struck~~",
    "`code alpha`",
    "``a`b``",
    "[link alpha](https://example.org/)",
    "[link](<citation > \"t\")",
    "[outer [inner](a) end](b)",
    "[outer <https://example.org/alpha> end](b)",
    "[outer a@b.example end](c)",
    "[x](javascript:alert(1))",
    "[x](&#106;avascript&colon;alert)",
    "[x](#fn-a)",
    "![image *alpha* [^a] [@key]](data:image/png;base64,AA==)",
    "![![nested](a)](b)",
    "![x](data:image/svg+xml,a)",
    "![@key]",
    "<https://example.org/?a&b>",
    "<me@example.org>",
    "<javascript:alert(1)>",
    "<sub>low",
    "</sub>",
    "<abbr title=\"long\">NEP",
    "</abbr>",
    "<br>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&amp; &lt; &nbsp; &#30; &#x1F; &#0;",
    "\\[escaped\\] \\^[no]",
    "line  \nbreak\\\nagain",
    "[ref] [ref][] [text][ref]",
    "[https://bank.example/\u{202E}live](https://evil.example)",
    "\u{202E}*a \u{2067}b* [c\u{2069}](d)\u{202C} `e\u{2066}`",
    "É é e\u{301} 社会主義 \u{202E}rtl\u{202C} \u{2067}a\u{2069} 👩\u{200D}🚀",
];

const MARKS: &[&str] = &[
    "[^a]",
    "[^b]",
    "[^a-1]",
    "[^missing]",
    "[^ödé]",
    "\n\n[^a]: A note, see [^b] and alpha.\n\n",
    "\n\n[^b]: {misattributed checked=2026-11-23} See [^a] [@key, p. 3].\n\n    More, *with* beta.\n\n",
    "\n\n[^b]: Again.\n",
    "\n\n[^a-1]: {wrong checked=soon \"x\n",
    "\n\n[^ödé]:\n\n",
    "^[inline alpha]",
    "^[inline [link ^[x]](a) [^a] *b*]",
    "^[open *a",
    "[a ^[b [c](d) e] [^a] f](g)",
    "[a [@key] [[beta]] b](c)",
    "[@key]",
    "[@key, p. 600; @other, ch. 3]",
    "[@missing]",
    "[@key; other]",
    "[@]",
    "[text][@key]",
    "[@key][]",
];

const TERMS: &[&str] = &[
    "alpha",
    "Alpha beta",
    "alphas’ betas",
    "NEP, USSR’s and gamma",
    "[[alpha]]",
    "[[beta|some *words* [^a]]]",
    "[[!alpha]] [[! beta]]",
    "[[missing]] [[]] [[|]]",
    "[[a [b](c)]]",
    "![[alpha]]",
    "\n\nAlpha\n: The first, before beta and [[gamma]].\n\n  More on alpha.\n\n",
    "\n\nBeta\nBetas, the\n: {case-sensitive related=\"alpha, nothing\"} The second [^a].\n\n",
    "\n\nGamma\n: {never-autolink related=\"gamma, Alpha\"}\n\n",
    "\n\nNEP\n: - a list\n  - of alpha\n\n",
    "\n\nalpha beta\n: ^[note] [@key]\n: second\n\n",
    "\n\n*Alpha*\n: Again.\n\n",
    "\n\n…\n: {\n\n",
];

const JSON: &[&str] = &[
    "{\"term\": \"alpha\", \"definition\": \"The *first* [^a].\", \"aliases\": [\"Alphas\", \"\"]}, ",
    "{\"term\": \"beta\", \"definition\": \"[[alpha]]\\n\\nMore.\", \"id\": \"x y\", \"relatedTerms\": [\"alpha\", 7]}, ",
    "{\"term\": \"\\u001e<gamma\", \"autoLink\": false, \"caseSensitive\": true, \"references\": [\"key\"]}, ",
    "{\"id\": \"key\", \"type\": \"article-journal\", \"title\": \"T: S\", \"author\": [{\"family\": \"F\", \"given\": \"G\"}]}, ",
    "{\"id\": \"other\", \"title\": \"\\u001eT\", \"URL\": \" java\\nscript:alert(1)\", \"issued\": {\"date-parts\": [[1989, 6]]}}, ",
    "{\"id\": \"key\", \"DOI\": \"10.1/x y\", \"issued\": {\"raw\": \"June 1989\"}, \"editor\": [{\"literal\": \"E\"}]}, ",
    "{\"id\": 7, \"editor\": [{}, 1, \"x\"], \"volume\": -2.5e3, \"container-title\": null}, ",
    "\"\\ud83d\\ude00\\ud800\", ",
    "[[[], {}], true, null], ",
    "]",
    "}",
];

const HOSTILE: &[&str] = &[
    "\u{0}",
    "\u{1E}",
    "\u{1F}<script\u{1F}",
    "\u{7F}",
    "\r",
    "\r\n",
    "\t",
    "\u{FFFD}",
    "\u{2028}",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    "^[",
    "[^",
    "[[",
    "]]",
    "[@",
    "![",
    "|",
    "*[",
    "`",
    "```\n",
    "*",
    "**",
    "_",
    "~~",
    "&",
    "\\",
    ":",
    ": ",
    "\n: ",
    "\"",
    "'",
    "=",
    "#",
    "\n# ",
    "\n> ",
    "\n- ",
    "    ",
    "\n\n",
    "\n---\n",
    "<sub>",
    "</",
    "<!--",
];
