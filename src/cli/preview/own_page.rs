//! The author's own page: recognised by its content, an `<apostil-reader>` whose `src` is the article. Reads only as
//! much HTML as that takes; it does not see what a page does with scripts.

use crate::files::{Apparatus, percent_decoded};
use std::fs;
use std::path::{Path, PathBuf};

const ELEMENT: &str = "<apostil-reader";

/// The page beside an article that shows it with the widget, unless the command line names files or folders that such a
/// page would not use.
pub fn own_page(article: &Path, apparatus: &Apparatus) -> Option<PathBuf> {
    if apparatus.untrusted || apparatus.named().next().is_some() || !apparatus.roots.is_empty() {
        return None;
    }
    let page = article.with_file_name("index.html");
    if !page.is_file() {
        return None;
    }
    let text = fs::read_to_string(&page).ok()?;
    let name = article.file_name()?.to_str()?;
    (text.contains("apostil/apostil.js") && shows(&text, name)).then_some(page)
}

/// Whether a page has a reader of the file with this name in its own folder.
fn shows(page: &str, name: &str) -> bool {
    let page = without_comments(page);
    let lower = page.to_ascii_lowercase();
    lower.match_indices(ELEMENT).any(|(start, _)| {
        let rest = &page[start + ELEMENT.len()..];
        rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
            && src(rest).is_some_and(|address| leads_to(&address, name))
    })
}

fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("-->").map_or("", |(_, after)| after))
}

/// The value of the attribute `src` in the text after an element's name (HTML, section 13.1.2.3).
fn src(mut rest: &str) -> Option<String> {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>')).filter(|end| *end > 0)?;
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
        };
        if name.eq_ignore_ascii_case("src") {
            return Some(value.replace("&amp;", "&"));
        }
        rest = after;
    }
}

/// Whether an address in a page leads to the file with this name beside it. The page's folder is the site's root.
fn leads_to(address: &str, name: &str) -> bool {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").or(path.strip_prefix('/')).unwrap_or(path);
    percent_decoded(path) == name
}

#[cfg(test)]
mod tests {
    use super::shows;

    #[test]
    fn a_page_shows_what_a_reader_of_it_names() {
        for page in [
            "<apostil-reader src=\"my%20a&amp;b.md\">",
            "<p><APOSTIL-READER layout=margin hidden\n SRC = './my a&b.md?new#top'/></p>",
            "<apostil-reader src=other.md></apostil-reader><apostil-reader src=/my%20a%26b.md>",
            "<!-- one --><apostil-reader data-src=\"x>y\" src=\"my a&b.md\"><!-- two",
        ] {
            assert!(shows(page, "my a&b.md"), "{page}");
        }
        for page in [
            "my a&b.md",
            "<apostil-reader>my a&b.md</apostil-reader>",
            "<apostil-reader src=\"not my a&b.md\">",
            "<apostil-reader src=\"posts/my a&b.md\">",
            "<apostil-reader data-src=\"my a&b.md\">",
            "<apostil-readers src=\"my a&b.md\">",
            "<!-- <apostil-reader src=\"my a&b.md\"> -->",
            "<apostil-reader src=",
            "<apostil-reader src=\"my a&b.md",
        ] {
            assert!(!shows(page, "my a&b.md"), "{page}");
        }
    }
}
