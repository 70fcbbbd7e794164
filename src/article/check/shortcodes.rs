//! What only other generators of sites understand: `{% include a.html %}` and `{{ page.title }}` of Liquid (Jekyll),
//! `{{< figure >}}` of Hugo, `{: .class}` of kramdown. In: an article. Out: diagnostics, one for all that begin with the same
//! word.

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

/// A kind of tag: how it begins, what the first one is, where, and how many more there are.
type Kind = (String, String, Span, u32);

/// Reports them; code may show any.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let mut kinds: Vec<Kind> = Vec::new();
    for (file, offset, text) in markdown_texts(article, "{") {
        let mut apart = markdown::code_and_html(&text).into_iter().peekable();
        let mut at = 0;
        while let Some(start) = text[at..].find('{').map(|start| at + start) {
            while apart.next_if(|range| range.end <= start).is_some() {}
            if let Some(range) = apart.peek().filter(|range| range.start <= start) {
                at = range.end;
                continue;
            }
            let Some(tag) = tag(&text, start) else {
                at = start + 1;
                continue;
            };
            at = tag.end;
            let (said, place) = (&text[tag.clone()], Span::new(file, offset + tag.start..offset + tag.end));
            let word = beginning(said);
            if let Some((.., more)) = kinds.iter_mut().find(|(known, ..)| known == word) {
                *more += 1;
            } else if kinds.len() < limits::MARKUP {
                kinds.push((word.to_owned(), said.to_owned(), place, 0));
            }
        }
    }
    for (_, said, place, more) in kinds {
        let more = if more > 0 { [", and ", &decimal(more), " more like it"].concat() } else { String::new() };
        diagnostics.add_for_author(Code::ShortcodeAsText, place, &[&said, &more]);
    }
}

/// The tag that begins here, if it ends in the same line.
fn tag(text: &str, start: usize) -> Option<Range<usize>> {
    let line = limits::start(&text[start..], TAG_BYTES).split('\n').next()?;
    let (open, close, is_value) = MARKS.into_iter().find(|(open, ..)| line.starts_with(open))?;
    let inner = &line[open.len()..][..line[open.len()..].find(close)?];
    let before = text[..start].chars().next_back();
    let is_tag = if open == "{:" {
        // At the start of a line it is about a block, after a sign about what that ends.
        before.is_none_or(|c| "\n)]*_`}".contains(c)) && (inner == "toc" || inner.starts_with([' ', '.', '#', ':']))
    } else {
        // In TeX braces are doubled, too.
        let is_named = inner.starts_with(' ') || inner.contains('.') && !inner.contains(['\\', '{']);
        inner.contains(char::is_alphabetic) && (!is_value || is_named)
    };
    is_tag.then(|| start..start + open.len() + inner.len() + close.len())
}

/// The mark of a tag and its first word.
fn beginning(tag: &str) -> &str {
    let is_mark = |c: char| "{%<:-/ ".contains(c);
    let word = tag.find(|c| !is_mark(c)).unwrap_or_default();
    let end = tag[word..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(tag.len(), |end| word + end);
    &tag[..end]
}
