//! Citations as the parser meets them: brackets that link to nothing. In: the brackets, and the ids of the sources. Out:
//! whether they are a citation.

use super::{OPTIONS, Prepared, Source, is_escaped, parser};
use crate::article::diagnostic::Span;
use crate::article::syntax::citation;
use crate::article::text::direction::settled;
use crate::article::text::hash::HashSet;
use pulldown_cmark::{BrokenLink, CowStr, LinkType};

/// The content of brackets in a text that link to nothing, and where these are.
pub(crate) fn brackets(source: &Source) -> Vec<(String, Span)> {
    let prepared = Prepared::new(source.text);
    let mut brackets = Vec::new();
    let mut note = |link: BrokenLink| {
        let place = prepared.place(link.span.clone());
        let place = source.offset + place.start..source.offset + place.end;
        let citation = as_citation(&link, prepared.text(), |brackets| brackets.starts_with('@'));
        brackets.push((prepared.unguarded(link.reference).into_string(), Span::new(source.file, place)));
        citation
    };
    parser(prepared.text(), OPTIONS, &mut note).for_each(drop);
    brackets
}

/// Whether brackets that link to nothing are a citation: to the parser that is a link to an undefined reference. If words
/// come before it, as in `[words][@key]`, reading it as a link would swallow them; and after `^` it is a note.
pub(super) fn as_citation<'t, 'l>(
    link: &BrokenLink<'l>,
    text: &str,
    is_citation: impl FnOnce(CowStr<'l>) -> bool,
) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let is_note = text[..link.span.start].ends_with('^') && !is_escaped(text, link.span.start - 1);
    let is_alone = link.link_type != LinkType::Reference && !is_note;
    (is_alone && is_citation(link.reference.clone())).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
}

/// Whether brackets hold a citation. If they begin with other words it is of a source that is known.
pub(super) fn is_citation(brackets: &str, keys: &HashSet<String>) -> bool {
    brackets.starts_with(['@', '-']) && brackets.trim_start_matches('-').starts_with('@')
        || brackets.contains('@') && cites(brackets, keys)
}

fn cites(brackets: &str, keys: &HashSet<String>) -> bool {
    let is_known = |key: &str| keys.contains(&*settled(key));
    // A semicolon may end a character reference.
    let text = if brackets.contains('&') { without_references(brackets) } else { brackets.to_owned() };
    citation::read(&text, is_known).is_ok_and(|all| all.iter().any(|cited| is_known(&text[cited.key.clone()])))
}

fn without_references(text: &str) -> String {
    let mut out = String::new();
    for (i, part) in text.split('&').enumerate() {
        let name = part.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let is_reference = i > 0 && name > 0 && part[name..].starts_with(';');
        out.push_str(&part[if is_reference { name + 1 } else { 0 }..]);
    }
    out
}
