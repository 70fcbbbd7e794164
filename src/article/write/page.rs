//! A whole HTML page around a prerendered article.

use crate::metadata::Metadata;
use crate::structured_data::structured_data;
use apostil::article::{Article, TooLarge, escape, html};

/// Writes the page. With a script the article stands in an `<apostil-reader>`, which the script makes lively. Refuses an
/// article that is too large to be shown.
pub fn page(article: &Article, stylesheet: Option<&str>, script: Option<&str>) -> Result<String, TooLarge> {
    let html = html(article)?;
    let metadata = Metadata::of(article);
    let mut head = metadata.tags();
    if let Some(address) = stylesheet {
        head.push_str(&format!("<link rel=\"stylesheet\" href=\"{}\">\n", escape(address)));
    }
    if let Some(address) = script {
        head.push_str(&format!("<script type=\"module\" src=\"{}\"></script>\n", escape(address)));
    }
    let (open, close) = if script.is_some() { ("<apostil-reader>", "</apostil-reader>") } else { ("", "") };
    // A data block: no policy on scripts concerns it, since it is not run.
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{head}\
         <script type=\"application/ld+json\">{data}</script>\n</head>\n\
         <body class=\"apostil-page\">\n<main>\n{open}{html}{close}\n</main>\n</body>\n</html>\n",
        lang = escape(article.lang()),
        data = structured_data(article, &metadata),
    ))
}
