//! A whole HTML page around a prerendered article.

use apostil::article::{Article, escape, html};

/// Writes the page. With a script the article stands in an `<apostil-reader>`, which the script makes lively.
pub fn page(article: &Article, stylesheet: Option<&str>, script: Option<&str>) -> String {
    let mut head = String::new();
    if let Some(address) = stylesheet {
        head.push_str(&format!("<link rel=\"stylesheet\" href=\"{}\">\n", escape(address)));
    }
    if let Some(address) = script {
        head.push_str(&format!("<script type=\"module\" src=\"{}\"></script>\n", escape(address)));
    }
    let (open, close) = if script.is_some() { ("<apostil-reader>", "</apostil-reader>") } else { ("", "") };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n{head}</head>\n\
         <body class=\"apostil-page\">\n<main>\n{open}{html}{close}\n</main>\n</body>\n</html>\n",
        lang = escape(article.lang()),
        title = escape(article.title()),
        html = html(article),
    )
}
