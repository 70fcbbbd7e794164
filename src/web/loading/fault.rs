//! Everything that can go wrong with an article's files, in one table: for each fault a code whose meaning never
//! changes, a sentence that says what happened and one that says what to do. The faults that can occur before any
//! module runs are in `www/faults.js`. Holds no logic.

/// A row of the table.
pub(crate) type Fault = [&'static str; 3];

// Files that cannot be loaded.
pub(crate) const NO_ANSWER_AT_HOME: Fault = [
    "fetch",
    "{url} could not be loaded: there was no answer, or it redirects to another address.",
    "Check the address, or name the file in the element's attribute {name}.",
];
pub(crate) const CUT_SHORT: Fault = ["fetch", "{url} could not be loaded: its end is missing.", "Load the page again."];
pub(crate) const LATE: Fault = [
    "fetch",
    "{url} has not arrived yet, so the article is shown without it.",
    "It is added as soon as it arrives; if it never does, check its server.",
];
pub(crate) const PAGE_ITSELF: Fault =
    ["fetch", "“{address}” is the address of the page itself.", "Write the address of a file."];

// Files that an article names but is not allowed to load.
pub(crate) const ELSEWHERE: Fault = [
    "fetch",
    "{url} was not loaded: the article names it, but it is on another site than the article.",
    "If you trust it, name it in the element's attribute {name}.",
];
pub(crate) const UNTRUSTED: Fault = [
    "fetch",
    "{url} was not loaded: an article that is marked as untrusted cannot name files.",
    "If you trust it, name it in the element's attribute {name}.",
];

// Files that are not what they should be.
pub(crate) const EMPTY: Fault = ["empty", "{url} holds no text.", "Write some, or upload the file again."];
pub(crate) const NOT_MARKDOWN: Fault = [
    "not-markdown",
    "{url} is a web page, not Markdown.",
    "Upload the file as it is: the server answers with a page of its own, as apps do for every address they do not know, or a site generator does not publish .md files.",
];
pub(crate) const NOT_JSON: Fault =
    ["not-json", "{url} does not hold the JSON that it should.", "Export or save it again."];
pub(crate) const ENCODING: Fault = ["encoding", "{url} is not UTF-8: it seems to be {encoding}.", "Save it as UTF-8."];
pub(crate) const TOO_LARGE: Fault = ["too-large", "{url} is larger than 8 MiB.", "Split it into smaller files."];
pub(crate) const REFUSED: Fault = ["too-large", "{message}", "Split it into several articles."];
pub(crate) const TOO_MUCH: Fault = ["too-large", "{url} is too large to be shown.", "Split it into several articles."];

/// The row as reported for one of Apostil's own files, as in `www/faults.js`.
pub(crate) fn own([_, happened, _]: Fault) -> Fault {
    ["module", happened, "Upload all of Apostil's files again."]
}
