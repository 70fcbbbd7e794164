//! An article in; out a whole HTML page with its head and its structured data, or these by themselves.

use crate::article::model::Article;
use crate::article::write::html::escape;
use crate::article::write::metadata::Metadata;
use crate::article::write::render::TooLarge;
use crate::article::write::structured_data::structured_data;

/// A page for a prerendered article, with the files that it loads.
///
/// ```
/// use apostil::article::{Input, Options, Page, parse};
///
/// let article = parse(&Input::new(b"# Rome\n\nIt fell."), &Options::default());
/// let page = Page::new().with_stylesheet("/apostil.css").to_html(&article)?;
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("<title>Rome</title>"));
/// # Ok::<(), apostil::article::TooLarge>(())
/// ```
///
/// With the feature `page`, which is on by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    stylesheet: Option<&'a str>,
    script: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// A page that loads nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The address of the stylesheet, `apostil.css` of `dist/`.
    #[must_use]
    pub fn with_stylesheet(self, address: &'a str) -> Self {
        Self { stylesheet: Some(address), ..self }
    }

    /// The address of the script, `apostil.js` of `dist/`. The article is then inside an `<apostil-reader>`, which
    /// opens its terms and notes as cards.
    #[must_use]
    pub fn with_script(self, address: &'a str) -> Self {
        Self { script: Some(address), ..self }
    }

    /// The whole page.
    ///
    /// # Errors
    ///
    /// The article is too large for a page.
    pub fn to_html(&self, article: &Article) -> Result<String, TooLarge> {
        let html = article.to_html()?;
        let mut head = article.to_head();
        if let Some(address) = self.stylesheet {
            head.push_str(&format!("<link rel=\"stylesheet\" href=\"{}\">\n", escape(address)));
        }
        if let Some(address) = self.script {
            head.push_str(&format!("<script type=\"module\" src=\"{}\"></script>\n", escape(address)));
        }
        let (open, close) = if self.script.is_some() { ("<apostil-reader>", "</apostil-reader>") } else { ("", "") };
        // A data block is not run, so no policy on scripts applies to it.
        Ok(format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n{head}\
             <script type=\"application/ld+json\">{data}</script>\n</head>\n\
             <body class=\"apostil-page\">\n<main>\n{open}{html}{close}\n</main>\n</body>\n</html>\n",
            lang = escape(article.lang()),
            data = article.to_structured_data(),
        ))
    }
}

impl Article {
    /// The elements of a page's head that describe the article, one per line: `title`, `description`, `author`, `date`,
    /// the canonical link, and the properties of the [Open Graph protocol](https://ogp.me). Unknown ones are omitted.
    pub fn to_head(&self) -> String {
        Metadata::of(self).tags()
    }

    /// The article, its glossary and the reviews of its notes as JSON-LD in the vocabulary of
    /// [schema.org](https://schema.org). The JSON can be written into a `script` element as it is.
    pub fn to_structured_data(&self) -> String {
        structured_data(self, &Metadata::of(self))
    }
}
