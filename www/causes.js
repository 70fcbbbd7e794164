// Why a file could not be fetched, for the page's author: a table like that of faults.js, of which this is loaded only
// when it is needed. In: the address and what is known of the request. Out: the error for the likeliest cause. Requests
// nothing but the same address again.

import { BROKEN, fault, OTHER_VERSION, ownRow } from "./faults.js";

export const NO_ANSWER = [
  "fetch",
  "{url} could not be loaded: there was no answer.",
  "Check the address and its server.",
];
export const NOT_ALLOWED = [
  "fetch",
  "{url} could not be loaded: its server does not allow this page to read it.",
  "Have it send the header Access-Control-Allow-Origin: {origin}, or upload the file to the page's own site.",
];
export const STATUS = ["fetch", "{url} could not be loaded: the server answered {status}.", "Check the address."];
export const NOT_PUBLISHED = [
  "fetch",
  "{url} could not be loaded: the server answered {status}.",
  "Check the address, and whether your site generator publishes .md files as they are: in Hugo put it into the folder static, in Eleventy name it in addPassthroughCopy, in Jekyll include its text in a <script type='text/markdown'>.",
];
export const NOT_A_SCRIPT = [
  "module",
  "{url} was not run: the server sent it as {type}.",
  "Have it send scripts as text/javascript.",
];
export const IS_PAGE = [
  "fetch",
  "{url} could not be loaded: the server answered with a web page.",
  "Check the address.",
];
export const PAGE_IS_FILE = [
  "fetch",
  "{url} could not be loaded from a page opened as a file.",
  "Serve its folder with a web server.",
];

/** Whether a server answers at all: other than `fetch` for its text, this needs no permission. */
const answers = (url, init) =>
  fetch(url, { ...init, credentials: "omit", mode: "no-cors" }).then(
    () => true,
    () => false,
  );

/** Why a file does not have the hash that its address names, if it is that. */
async function differs({ url, init, status }) {
  if (!init?.integrity || status || url.protocol === "file:") return {};
  const isRight = await fetch(url, { ...init, cache: "reload" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isRight) return {}; // only the first request has failed
  const response = await fetch(url, { ...init, integrity: "" }).catch(() => {});
  const bytes = await response?.arrayBuffer().catch(() => {});
  if (!response || !bytes) return {};
  if (!response.ok) return { status: response.status };
  if (response.headers.get("Content-Type")?.startsWith("text/html")) return { row: IS_PAGE };
  return { row: bytes.byteLength ? OTHER_VERSION : BROKEN };
}

async function rowFor({ url, init, status, type }) {
  if (type) return /javascript/.test(type) ? BROKEN : NOT_A_SCRIPT;
  if (url.protocol === "file:") return PAGE_IS_FILE;
  const isHere = url.origin === location.origin;
  if (status) return status === 404 && isHere && url.pathname.endsWith(".md") ? NOT_PUBLISHED : STATUS;
  // What an article names on another site must not lead on, and such a request always would.
  const mayAsk = !isHere && init?.redirect !== "error";
  return mayAsk && (await answers(url, init)) ? NOT_ALLOWED : NO_ANSWER;
}

/**
 * The error for a request that failed; `status` is undefined if there was no answer, `type` is that of a script that came but
 * did not run, `isOwn` is as in `fetched`.
 */
export async function causeOf({ isOwn, cause, ...told }) {
  const { row: differing, ...known } = { ...told, ...(await differs(told)) };
  const row = differing ?? (await rowFor(known));
  const isOurs = [OTHER_VERSION, NOT_A_SCRIPT].includes(row); // it says already that the file is Apostil's
  return fault(isOwn && !isOurs ? ownRow(row) : row, { ...known, origin: location.origin }, cause);
}
