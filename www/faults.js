// Everything that can go wrong before any WebAssembly module runs, and while files are fetched, in one table: for each
// fault a code whose meaning never changes, a sentence that says what happened and one that says what to do. The faults
// of the files themselves are in src/web/loading/fault.rs. In: a row and the values of its placeholders. Out: an error
// with the code.

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

/** The row as reported for one of Apostil's own files. */
export function ownRow([, happened]) {
  return ["module", happened, "Upload all of Apostil's files again."];
}

/** A pattern with its placeholders filled; a placeholder without a value stays. */
export const filled = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (blank, name) => (Object.hasOwn(values, name) ? values[name] : blank));

/** The error for a row, with its placeholders filled; `cause` is the engine's own error. */
export const fault = ([code, happened, advice], values = {}, cause = undefined) =>
  Object.assign(new Error(filled(`${happened} ${advice}`, values), { cause }), { code });

/** Whether an error is from one of the tables of faults; any other has yet to be turned into one. */
export const isTold = (error) => typeof error.code === "string";
