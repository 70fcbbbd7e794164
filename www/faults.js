// Everything that can go wrong before any WebAssembly module runs, in one table: for each fault a code whose meaning
// never changes, a sentence that says what happened and one that says what to do. Why a file could not be fetched is in
// causes.js, the faults of the files themselves are in src/web/loading/fault.rs. In: a row and the values of its
// placeholders. Out: an error with the code.

export const NOT_LOADED = ["fetch", "{url} could not be loaded.", "Check the address and its server."];
export const NOT_AN_ADDRESS = [
  "fetch",
  "“{address}” is not a valid address.",
  "Correct it in the page or the front matter.",
];
export const NO_ARTICLE = [
  "empty",
  "There is no article here.",
  "Set src to the address of a Markdown file, or put the article into the element, rendered or in a <script type='text/markdown'>.",
];
export const BROKEN = ownRow(["", "{url} is damaged, or belongs to another version."]);
export const OTHER_VERSION = [
  "version",
  "{url} is damaged, or belongs to another version than the script that loads it.",
  "Load the page again, or upload all of Apostil's files again.",
];
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

/** An address as it is told: the hash in one of Apostil's own says nothing to people. */
const shown = ({ url }) => String(url).replace(/\?sha256-.*/, "");

/** The error for a row, with its placeholders filled; `cause` is the engine's own error. */
export const fault = ([code, happened, advice], values = {}, cause = undefined) => {
  const told = "url" in values ? { ...values, url: shown(values) } : values;
  return Object.assign(new Error(filled(`${happened} ${advice}`, told), { cause }), { code, status: values.status });
};

/** Whether a page is older than Apostil's files: one that was reloaded is not, and then it is their server that mixes them. */
export const isOld = ({ code }) =>
  code === "version" && performance.getEntriesByType("navigation")[0]?.type !== "reload";

/** Whether an error is from one of the tables of faults; any other has yet to be turned into one. */
export const isTold = (error) => typeof error.code === "string";
