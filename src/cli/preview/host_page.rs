//! The page around the article: the author's own, or the widget's with the article in place of the sample.

use crate::files::Files;
use apostil::article::{self, escape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The widget's own host page.
const HOST_PAGE: &str = include_str!("../../../www/index.html");
/// How that page names its article, which is replaced by the previewed one.
const SAMPLE: &str = "article.md";
/// Where the widget's files are served.
pub const WIDGET: &str = "/apostil/";
/// Where the preview's own files are served, in the widget's folder.
pub const PREVIEW: &str = "/apostil/preview/";

/// The widget's page with the previewed article.
pub fn host_page(files: &Files) -> String {
    let name = files.article.path.file_name().unwrap_or_default().to_string_lossy();
    let address = escape(&percent_encoded(&name));
    let attributes: String =
        attributes(files).filter_map(|(name, value)| value.map(|value| format!(" {name}=\"{value}\""))).collect();
    let title = article::front_matter(&files.article.bytes).title.unwrap_or_else(|| name.clone().into_owned());
    HOST_PAGE
        .replace("<title>Apostil</title>", &format!("<title>{}</title>", escape(&title)))
        .replace("href=\"apostil.css\"", &format!("href=\"{WIDGET}apostil.css\""))
        .replace("src=\"apostil.js\"", &format!("src=\"{WIDGET}apostil.js\""))
        .replace(&format!("src=\"{SAMPLE}\""), &format!("src=\"{address}\"{attributes}"))
        .replace(&format!("href=\"{SAMPLE}\""), &format!("href=\"{address}\""))
        .replace(&format!(">{SAMPLE}<"), &format!(">{}<", escape(&name)))
}

/// The attributes of that page's element, as JSON: null means that it does not have one.
pub fn attributes_json(files: &Files) -> Value {
    attributes(files).map(|(name, value)| (name.to_owned(), json!(value))).collect()
}

/// The attributes that make the element use exactly the apparatus that was found here, or none: seen from the page, the
/// front matter's addresses may lead elsewhere. Words are named only if the command line names them: otherwise the
/// element finds those of the language.
fn attributes(files: &Files) -> impl Iterator<Item = (&'static str, Option<String>)> {
    let apparatus = files.apparatus().map(|(name, file)| match file {
        Some(_) => (name, Some(format!("{PREVIEW}{name}"))),
        None if name == "words" => (name, None),
        None => (name, Some(String::new())),
    });
    apparatus.into_iter().chain([("untrusted", files.is_untrusted.then(String::new))])
}

/// Adds to a page the script that listens for saves. `name` is the page's name, `revision` what it shows now.
pub fn listening(page: &str, name: &str, revision: u64) -> String {
    let address = format!("{PREVIEW}preview.js?page={name}&amp;revision={revision}");
    let script = format!("<script type=\"module\" src=\"{address}\"></script>\n");
    let end = page.to_ascii_lowercase().find("</head>").unwrap_or(page.len());
    [&page[..end], &script, &page[end..]].concat()
}

/// A file's name as a segment of an address (RFC 3986, section 2.3: all but unreserved characters).
fn percent_encoded(name: &str) -> String {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(name, RESERVED).to_string()
}
