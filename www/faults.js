// What can go wrong before any module of WebAssembly runs, and while files are fetched, in one table: for each fault a code
// that never changes its meaning, a sentence that says what happened and one that says what to do. What can be wrong with the
// files themselves stands in src/web/loading/fault.rs. In: a row and the values for its blanks. Out: an error with the code.

export const NO_ANSWER = [
  "fetch",
  "{url} could not be loaded: there was no answer, or none that this page may read.",
  "Check the address; another site must send Access-Control-Allow-Origin.",
];
export const STATUS = ["fetch", "{url} could not be loaded: the server answered {status}.", "Check the address."];
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
export const NO_ARTICLE = ["empty", "There is no article here.", "Set src to the address of a Markdown file."];
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

/** A pattern with its blanks filled; a blank that nothing fills stays. */
export const filled = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (blank, name) => (Object.hasOwn(values, name) ? values[name] : blank));

/** The error of a row, its blanks filled; `cause` is the engine's own error. */
export const fault = ([code, happened, advice], values = {}, cause = undefined) =>
  Object.assign(new Error(filled(`${happened} ${advice}`, values), { cause }), { code });

/** Whether an error is one of the tables, or has yet to be made one. */
export const isTold = (error) => typeof error.code === "string";
