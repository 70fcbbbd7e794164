// What can go wrong, in one table: for each fault a code that never changes its meaning, a sentence that says what happened
// and one that says what to do. In: a row and the values for its blanks. Out: an error that carries the code.

import { filled } from "./filled.js";

// Files of the article that cannot be loaded.
export const NO_ANSWER = [
  "fetch",
  "{url} could not be loaded: there was no answer, or none that this page may read.",
  "Check the address; another site must send Access-Control-Allow-Origin.",
];
export const NO_ANSWER_AT_HOME = [
  "fetch",
  "{url} could not be loaded: there was no answer, or it redirects to another address.",
  "Check the address, or name the file in the element's attribute {name}.",
];
export const STATUS = ["fetch", "{url} could not be loaded: the server answered {status}.", "Check the address."];
export const CUT_SHORT = ["fetch", "{url} could not be loaded: its end is missing.", "Load the page again."];
export const LATE = [
  "fetch",
  "{url} has not arrived yet, so the article is shown without it.",
  "It is added as soon as it arrives; if it never does, check its server.",
];
export const PAGE_IS_FILE = [
  "fetch",
  "{url} could not be loaded from a page opened as a file.",
  "Serve its folder with a web server.",
];
export const NOT_AN_ADDRESS = [
  "fetch",
  "“{address}” is not a valid address.",
  "Correct it in the page or the front matter.",
];
export const PAGE_ITSELF = ["fetch", "“{address}” is the address of the page itself.", "Write the address of a file."];

// Files that an article names, but may not have loaded.
export const ELSEWHERE = [
  "fetch",
  "{url} was not loaded: the article names it, but it is on another site than the article.",
  "If you trust it, name it in the element's attribute {name}.",
];
export const UNTRUSTED = [
  "fetch",
  "{url} was not loaded: an article that is marked as untrusted cannot name files.",
  "If you trust it, name it in the element's attribute {name}.",
];

// Files that are not what they should be.
export const NO_ARTICLE = ["empty", "There is no article here.", "Set src to the address of a Markdown file."];
export const EMPTY = ["empty", "{url} holds no text.", "Write some, or upload the file again."];
export const NOT_MARKDOWN = [
  "not-markdown",
  "{url} is a web page, not Markdown.",
  "Upload the file as it is: the server may answer with its start page, or a site generator may not publish .md files.",
];
export const NOT_JSON = ["not-json", "{url} does not hold the JSON that it should.", "Export or save it again."];
export const ENCODING = ["encoding", "{url} is not UTF-8: it seems to be {encoding}.", "Save it as UTF-8."];
export const TOO_LARGE = ["too-large", "{url} is larger than 8 MiB.", "Split it into smaller files."];
export const REFUSED = ["too-large", "{message}", "Split it into several articles."];
export const TOO_MUCH = ["too-large", "{url} is too large to be shown.", "Split it into several articles."];

// Apostil's own files, and what it runs on.
export const BROKEN = ownRow(["", "{url} is damaged, or belongs to another version."]);
export const NO_WASM = ["module", "This browser does not run WebAssembly.", "Use another browser."];
export const BLOCKED = ["csp", "The page's Content-Security-Policy blocks {what}.", "Add {source} to its {directive}."];
export const CRASH = [
  "crash",
  "Apostil stopped because of an internal error or a lack of memory.",
  "Load the page again, or report it.",
];

/** The row as it is told of one of Apostil's own files. */
export function ownRow([, happened]) {
  return ["module", happened, "Upload all of Apostil's files again."];
}

/** The error of a row, its blanks filled; `cause` is the engine's own error. */
export const fault = ([code, happened, advice], values, cause) =>
  Object.assign(new Error(filled(`${happened} ${advice}`, values), { cause }), { code });

/** Whether an error is one of the table, or has yet to be made one. */
export const isTold = (error) => typeof error.code === "string";
