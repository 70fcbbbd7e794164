//! The page around the article: the author's own, or the sample's host page with the article in place of the sample; and
//! what that page loads.

use crate::files::Files;
use apostil::article::{self, escape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The sample's host page.
const HOST_PAGE: &str = include_str!("../../../www/index.html");
/// What brackets the parts of that page that are about the samples.
const OF_SAMPLES: [&str; 2] = ["<!-- sample -->", "<!-- /sample -->"];
/// How that page names its article, which is replaced by the previewed one.
const SAMPLE: &str = "article.md";
/// What the host page loads beside the widget, and the page that it leads to.
pub const FILES: [(&str, &str); 4] = [
    ("host.js", include_str!("../../../www/host/host.js")),
    ("host.css", include_str!("../../../www/host/host.css")),
    ("about.html", include_str!("../../../www/host/about.html")),
    ICON,
];
/// The icon of every page that has none of its own.
pub const ICON: (&str, &str) = ("icon.svg", include_str!("../../../www/host/icon.svg"));
/// Where the widget's files are served.
pub const WIDGET: &str = "/apostil/";
/// Where the host page's files are served, in the widget's folder.
pub const HOST: &str = "/apostil/host/";
/// Where the preview's own files are served, in the widget's folder.
pub const PREVIEW: &str = "/apostil/preview/";

/// The host page with the previewed article, and without the samples.
pub fn host_page(files: &Files) -> String {
    let name = files.article.path.file_name().unwrap_or_default().to_string_lossy();
    let address = escape(&percent_encoded(&name));
    let attributes: String =
        attributes(files).filter_map(|(name, value)| value.map(|value| format!(" {name}=\"{value}\""))).collect();
    let title = article::front_matter(&files.article.bytes).title.unwrap_or_else(|| name.clone().into_owned());
    with_title(&without_samples(HOST_PAGE), &escape(&title))
        .replace("\"apostil/", &format!("\"{WIDGET}"))
        .replace("A demonstration of ", "A preview by ")
        .replace(&format!("src=\"{SAMPLE}\""), &format!("src=\"{address}\"{attributes}"))
        .replace(&format!("href=\"{SAMPLE}\""), &format!("href=\"{address}\""))
        .replace(&format!(">{SAMPLE}<"), &format!(">{}<", escape(&name)))
}

fn without_samples(page: &str) -> String {
    let [begin, end] = OF_SAMPLES;
    let mut parts = page.split(begin);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(end).map_or("", |(_, after)| after))
}

fn with_title(page: &str, title: &str) -> String {
    let [begin, end] = ["<title>", "</title>"];
    let Some((before, rest)) = page.split_once(begin) else { return page.to_owned() };
    let after = rest.split_once(end).map_or("", |(_, after)| after);
    [before, begin, title, end, after].concat()
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
