//! What only other programs understand: `{% include a.html %}` and `{{ page.title }}` of Liquid (Jekyll), `{{< figure >}}` of
//! Hugo, `{: .class}` of kramdown, `::: note` of Pandoc, `:tada:` of GitHub, `==words==` and `> [!INFO]` of Obsidian. In: an article. Out:
//! diagnostics, one for all of a kind.

use crate::article::check::markdown_texts::markdown_texts;
use crate::article::diagnostic::{Code, Collector, Span};
use crate::article::limits;
use crate::article::model::Article;
use crate::article::read::markdown;
use crate::article::text::strings::decimal;
use std::ops::Range;

/// The marks around a tag, and whether it may be a value to be filled in.
const MARKS: [(&str, &str, bool); 5] =
    [("{{<", ">}}", false), ("{{%", "%}}", false), ("{%", "%}", false), ("{{", "}}", true), ("{:", "}", false)];

/// The longest tag that is looked for: without an end, each would be looked for to the end of its line.
const TAG_BYTES: usize = 500;

/// The longest name of a picture between colons.
const EMOJI_BYTES: usize = 40;

/// The kinds of asides, which are alone in their line.
const ASIDES: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// What was found: how all of its kind begin, the first one, where, and how many more there are.
type Found = (String, String, Span, u32);

/// Reports them; code may show any.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let mut found: Vec<Found> = Vec::new();
    for (file, offset, text) in markdown_texts(article, "") {
        let mut apart = None;
        let mut at = 0;
        while let Some(start) = text.as_bytes()[at..].windows(2).position(may_begin).map(|start| at + start) {
            let Some(tag) = tag(&text, start) else {
                at = start + 1;
                continue;
            };
            let apart = apart.get_or_insert_with(|| markdown::code_and_html(&text).into_iter().peekable());
            while apart.next_if(|range| range.end <= start).is_some() {}
            if let Some(range) = apart.peek().filter(|range| range.start <= start) {
                at = range.end;
                continue;
            }
            at = tag.end;
            let (said, place) = (&text[tag.clone()], Span::new(file, offset + tag.start..offset + tag.end));
            let word = beginning(said);
            if let Some((.., more)) = found.iter_mut().find(|(known, ..)| known == word) {
                *more += 1;
            } else if found.len() < limits::MARKUP {
                found.push((word.to_owned(), said.to_owned(), place, 0));
            }
        }
    }
    for (word, said, place, more) in found {
        let more = if more > 0 { [", and ", &decimal(more), " more like it"].concat() } else { String::new() };
        diagnostics.add_for_author(Code::ShortcodeAsText, place, &[&said, &more]);
        let help = match &*word {
            ":" => "Write the character itself, such as 🎉.",
            "==" => "Write <mark>words</mark>, or remove the signs.",
            word if word.starts_with('[') => {
                "The kinds are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION], alone on their line."
            }
            _ => continue,
        };
        diagnostics.help_last(place, |found| help.clone_into(&mut found.help));
    }
}

/// Whether a tag may begin with two bytes: most colons and brackets are ruled out by the byte after them.
fn may_begin(bytes: &[u8]) -> bool {
    match bytes[0] {
        b'{' => b"{%:".contains(&bytes[1]),
        b':' => b":+-_".contains(&bytes[1]) || bytes[1].is_ascii_alphanumeric(),
        b'=' => bytes[1] == b'=',
        b'[' => bytes[1] == b'!',
        _ => false,
    }
}

/// What begins here and is for another program, if it ends in the same line.
fn tag(text: &str, start: usize) -> Option<Range<usize>> {
    let line = limits::start(&text[start..], TAG_BYTES).split('\n').next()?;
    let before = &text[..start];
    let length = match line.as_bytes().first()? {
        b'{' => braces(before, line),
        b':' => fence(before, line).or_else(|| emoji(before, line)),
        b'=' => marked(before, line),
        _ => aside(before, line),
    };
    Some(start..start + length?)
}

fn braces(before: &str, line: &str) -> Option<usize> {
    let (open, close, is_value) = MARKS.into_iter().find(|(open, ..)| line.starts_with(open))?;
    let inner = &line[open.len()..][..line[open.len()..].find(close)?];
    let is_tag = if open == "{:" {
        // At the start of a line it is about a block, after a sign about what that ends.
        let is_after_sign = before.chars().next_back().is_none_or(|c| "\n)]*_`}".contains(c));
        is_after_sign && (inner == "toc" || inner.starts_with([' ', '.', '#', ':']))
    } else {
        // In TeX braces are doubled, too.
        let is_named = inner.starts_with(' ') || inner.contains('.') && !inner.contains(['\\', '{']);
        inner.contains(char::is_alphabetic) && (!is_value || is_named)
    };
    is_tag.then(|| open.len() + inner.len() + close.len())
}

/// The first line of a fenced block of Pandoc, Quarto or Docusaurus, `::: {.callout}`; a glossary in one is read.
fn fence(before: &str, line: &str) -> Option<usize> {
    let name = line.strip_prefix(":::")?.trim_start_matches(':').trim();
    let is_first = before.trim_end_matches([' ', '>']).chars().next_back().is_none_or(|c| c == '\n');
    (is_first && !name.is_empty() && name != "{glossary}").then(|| line.trim_end().len())
}

/// A picture by its name, `:tada:`, with no word beside it.
fn emoji(before: &str, line: &str) -> Option<usize> {
    let name = &line[1..][..limits::start(&line[1..], EMOJI_BYTES).find(':')?];
    let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(&b));
    let is_named = name.contains(|c: char| c.is_ascii_lowercase()) || matches!(name, "+1" | "-1" | "100" | "1234");
    let is_apart = before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(>*_".contains(c));
    let after = line[name.len() + 2..].chars().next();
    let ends = after.is_none_or(|c| !c.is_alphanumeric() && !"`:_-/=".contains(c));
    (is_name && is_named && is_apart && ends).then_some(name.len() + 2)
}

/// Marked words, `==words==`.
fn marked(before: &str, line: &str) -> Option<usize> {
    let inner = line.strip_prefix("==")?;
    let inner = &inner[..inner.find("==")?];
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !"=!<>".contains(c));
    let is_edge = |c: char| !c.is_whitespace() && c != '=';
    let is_marked = inner.starts_with(is_edge) && inner.ends_with(is_edge) && inner.contains(char::is_alphanumeric);
    let after = line[inner.len() + 4..].chars().next();
    (is_marked && is_apart(before.chars().next_back()) && is_apart(after)).then_some(inner.len() + 4)
}

/// The first line of an aside of a kind that is not known, or with words after the kind.
fn aside(before: &str, line: &str) -> Option<usize> {
    let kind = line.strip_prefix("[!")?;
    let kind = &kind[..kind.find(']')?];
    let is_kind = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let above = before.trim_end_matches([' ', '\t', '>']);
    let is_first = (above.is_empty() || above.ends_with('\n')) && before[above.len()..].contains('>');
    let rest = line[kind.len() + 3..].trim_end();
    let is_known = rest.is_empty() && ASIDES.iter().any(|known| kind.eq_ignore_ascii_case(known));
    (is_kind && is_first && !is_known && !rest.starts_with(['(', '[', ':'])).then_some(kind.len() + 3)
}

/// How all of a kind begin: the mark of a tag and its first word; of those without a name the mark.
fn beginning(tag: &str) -> &str {
    if tag.starts_with(":::") {
        return ":::";
    }
    if tag.starts_with([':', '=']) {
        return &tag[..if tag.starts_with(':') { 1 } else { 2 }];
    }
    let is_mark = |c: char| "{%<:-/[! ".contains(c);
    let word = tag.find(|c| !is_mark(c)).unwrap_or_default();
    let end = tag[word..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(tag.len(), |end| word + end);
    &tag[..end]
}
