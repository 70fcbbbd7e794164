//! A page's metadata in its head: title, description, author, date, the original, Open Graph. In: an article.
//! Out: those that are known, and their tags; unknown ones are omitted.

use crate::article::model::Article;
use crate::article::text::direction::settled;
use crate::article::write::facts::lead;
use crate::article::write::html::escape;
use std::fmt::Write;

/// The most characters of a description: about what search results show.
const DESCRIPTION: usize = 160;

/// An article's metadata. Unknown texts are empty.
pub(crate) struct Metadata {
    pub title: String,
    pub description: String,
    pub author: String,
    pub date: String,
    /// The address of the original, if it is on the web.
    pub original: String,
    /// The address of the page itself.
    pub url: String,
    /// The address of a picture, with its scheme and host: others resolve none.
    pub image: String,
    /// Language and territory, if the article names both (The Open Graph protocol: `language_TERRITORY`).
    locale: String,
}

impl Metadata {
    pub fn of(article: &Article) -> Self {
        let front = article.front_matter();
        let text = |value: &Option<String>| value.as_deref().map(own).unwrap_or_default();
        // An untrusted page must not pass its search rank to another site.
        let original = front.original.clone().filter(|address| !article.is_untrusted() && is_of_the_web(address));
        let said = front.description.as_ref().or(front.subtitle.as_ref()).cloned();
        Self {
            title: own(article.title()),
            description: own(&said.unwrap_or_else(|| cut(&lead(article)))),
            author: text(&front.author),
            date: text(&front.date),
            original: original.unwrap_or_default(),
            url: front.canonical.clone().unwrap_or_default(),
            image: front
                .image
                .as_ref()
                .and_then(|image| absolute(image, front.canonical.as_deref()))
                .unwrap_or_default(),
            locale: locale(article.lang()).unwrap_or_default(),
        }
    }

    /// The tags, one per line. A page must have a title: one without a title uses its description.
    pub fn tags(&self) -> String {
        let title = if self.title.is_empty() { &self.description } else { &self.title };
        let mut tags = format!("<title>{}</title>\n", escape(title));
        let mut tag = |element: &str, value: &str, attribute: &str| {
            if !value.is_empty() {
                let _ = writeln!(tags, "<{element} {attribute}=\"{}\">", escape(value));
            }
        };
        for (name, value) in [("description", &self.description), ("author", &self.author), ("date", &self.date)] {
            tag(&format!("meta name=\"{name}\""), value, "content");
        }
        tag("link rel=\"canonical\"", &self.url, "href");
        for (property, value) in [
            ("og:type", "article"),
            ("og:title", title),
            ("og:description", &self.description),
            ("og:locale", &self.locale),
            ("og:url", &self.url),
            ("og:image", &self.image),
            ("article:published_time", &self.date),
        ] {
            tag(&format!("meta property=\"{property}\""), value, "content");
        }
        tags
    }
}

/// A text that cannot change the direction of other text: browsers show titles beside names of their own.
fn own(text: &str) -> String {
    settled(text).into_owned()
}

/// A text, truncated at the end of a word if it is long.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(DESCRIPTION) else { return text.to_owned() };
    // Where a space follows, the last word is complete.
    let end = if text[end..].starts_with(' ') { end } else { text[..end].rfind(' ').unwrap_or(end) };
    let is_loose = |c: char| matches!(c, ',' | ';' | ':' | '–' | '—' | ' ');
    format!("{}…", text[..end].trim_end_matches(is_loose))
}

/// Whether an address leads to a page; front matter may also name a mail address or a telephone number.
fn is_of_the_web(address: &str) -> bool {
    !["mailto:", "tel:", "#"].iter().any(|start| starts_with(address, start))
}

fn starts_with(address: &str, start: &str) -> bool {
    address.get(..start.len()).is_some_and(|part| part.eq_ignore_ascii_case(start))
}

/// An address as seen from a page, if that is known (RFC 3986, section 5.2; a query or a fragment by itself leads to no
/// picture).
fn absolute(address: &str, page: Option<&str>) -> Option<String> {
    if starts_with(address, "http:") || starts_with(address, "https:") {
        return Some(address.to_owned());
    }
    if starts_with(address, "data:") {
        return None;
    }
    let page = page?.split(['?', '#']).next()?;
    let host = page.find("://")? + 3;
    let root = page[host..].find('/').map_or(page.len(), |at| host + at);
    if address.starts_with("//") {
        return Some(page[..host - 2].to_owned() + address);
    }
    let folder =
        if address.starts_with('/') { "" } else { page[root..].rsplit_once('/').map_or("", |(folder, _)| folder) };
    let (path, query) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let mut segments: Vec<&str> = folder.split('/').skip(1).collect();
    for segment in path.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    Some([&page[..root], "/", &segments.join("/"), query].concat())
}

/// A BCP 47 tag with a region, as `language_TERRITORY`.
fn locale(lang: &str) -> Option<String> {
    let mut parts = lang.split('-');
    let language = parts.next()?;
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    // What follows a single letter is an extension, not a region.
    let region = parts.take_while(|part| part.len() > 1).find(is_region)?;
    Some(format!("{}_{}", language.to_ascii_lowercase(), region.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_word() {
        assert_eq!(cut("Short."), "Short.");
        let exact = "ab ".repeat(53) + "c";
        assert_eq!(cut(&exact), exact);
        assert_eq!(cut(&format!("{exact}d")), "ab ".repeat(53).trim_end().to_owned() + "…");
        assert_eq!(cut(&format!("{exact} d")), exact.clone() + "…");
        assert_eq!(cut(&"a, ".repeat(60)), "a, ".repeat(52) + "a…");
        assert_eq!(cut(&"字".repeat(161)), "字".repeat(160) + "…");
        assert_eq!(cut(&("x ".to_owned() + &"字".repeat(161))), "x…");
    }

    #[test]
    fn a_picture_has_an_address_for_others() {
        for (address, page, expected) in [
            ("https://b.example/x.png", "https://a.example/", "https://b.example/x.png"),
            ("x.png", "https://a.example", "https://a.example/x.png"),
            ("x.png", "https://a.example/posts/rome.html?a/b#c", "https://a.example/posts/x.png"),
            ("./p/x.png?q=1", "https://a.example/posts/", "https://a.example/posts/p/x.png?q=1"),
            ("../../../x.png", "https://a.example/posts/rome/", "https://a.example/x.png"),
            ("/x.png", "http://a.example:8000/posts/rome/", "http://a.example:8000/x.png"),
            ("//b.example/x.png", "http://a.example/posts", "http://b.example/x.png"),
        ] {
            assert_eq!(absolute(address, Some(page)).as_deref(), Some(expected), "{address} {page}");
        }
        assert_eq!(absolute("x.png", None), None);
        assert_eq!(absolute("data:image/png,x", Some("https://a.example/")), None);
    }

    #[test]
    fn a_locale_has_a_territory() {
        for (lang, expected) in [
            ("en", None),
            ("en-GB", Some("en_GB")),
            ("zh-Hant-tw", Some("zh_TW")),
            ("de-1996", None),
            ("de-x-at", None),
            ("", None),
        ] {
            assert_eq!(locale(lang).as_deref(), expected, "{lang}");
        }
    }
}
