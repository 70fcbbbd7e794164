// The body of an answer. In: an answer, and what kind of file it should hold. Out: its bytes, or a fault that says why they
// are not such a file. Reads no more than a file may hold, and trusts nothing that the server says of it.

import { CUT_SHORT, EMPTY, ENCODING, fault, isTold, NOT_JSON, NOT_MARKDOWN, ownRow, TOO_LARGE } from "./faults.js";

/** Bytes of one file, as in src/article/limits.rs. */
const LIMIT = 8 * 2 ** 20;
/** How much larger than its text a compressed file can be, where another site does not say whether it is compressed. */
const SLACK = 1024;
/** The part of a text that may be unreadable: beyond it, what can be read is no use. */
const UNREADABLE = 0.1;

/** How a glossary begins that is JSON, as in src/article/read/glossary.rs. */
const JSON_LIST = /^\s*(\{|\[\s*(["{\]]|$))/;

/** All bytes of an answer; a body that ends too early is noticed also where the browser takes it as it is. */
async function received(response, about) {
  const { headers, body, type } = response;
  const length = Number(headers.get("Content-Length"));
  const chunks = [];
  let size = 0;
  const reader = body?.getReader();
  while (reader && size <= LIMIT) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  if (size > LIMIT) {
    reader.cancel().catch(() => {}); // the rest is not wanted
    throw about(TOO_LARGE);
  }
  const isWhole = headers.has("Content-Encoding") || size >= length - (type === "basic" ? 0 : SLACK);
  if (!isWhole) throw about(CUT_SHORT);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** What a file seems to be that is not UTF-8, and whether it can be read all the same. */
function otherEncoding(bytes, text) {
  const share = (units, unit) => units.reduce((count, it) => count + (it === unit), 0) / units.length;
  const zeros = share(bytes, 0);
  const isMarked = /^(255,254|254,255)$/.test(bytes.subarray(0, 2));
  if (isMarked || zeros > 0.2) return { encoding: "UTF-16", isReadable: false };
  if (zeros > 0.02) return { encoding: "no text at all", isReadable: false };
  if (canDecode(bytes)) return null;
  const isReadable = share([...text], "\ufffd") < UNREADABLE;
  return { encoding: "Windows-1252 (Latin-1) or another old encoding", isReadable };
}

function canDecode(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isJson(text) {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/**
 * The bytes of a file. `holds` is what it should hold: "markdown", "json", or "either"; `isOwn` says that it belongs to
 * Apostil. What can be used only in part is used, and `warn` hears why it is not whole; what is of no use is a fault.
 */
export async function bytesOf(response, { url, holds, isOwn, warn }) {
  const tell = (told) => {
    if (isOwn) throw told;
    warn(told);
  };
  const about = (row, values, cause) => fault(isOwn ? ownRow(row) : row, { url, ...values }, cause);
  const bytes = await received(response, about).catch((error) => {
    throw isTold(error) || error.name === "AbortError" ? error : about(CUT_SHORT, {}, error);
  });
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) throw about(EMPTY);
  const other = otherEncoding(bytes, text);
  if (other) {
    const told = about(ENCODING, { encoding: other.encoding });
    if (!other.isReadable) throw told;
    tell(told);
  }
  const shouldBeJson = holds === "json" || (holds === "either" && JSON_LIST.test(text));
  const isPage = /^(text\/html|application\/xhtml)/i.test(response.headers.get("Content-Type"));
  const looksLikePage = /^\s*<(!doctype html|html[\s>])/i.test(text);
  if (shouldBeJson ? looksLikePage : isPage || looksLikePage) throw about(shouldBeJson ? NOT_JSON : NOT_MARKDOWN);
  if (shouldBeJson && !isJson(text)) tell(about(NOT_JSON)); // the core keeps what is whole before the mistake
  return bytes;
}
