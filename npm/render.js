// `apostil/render`, for Node and Deno. In: the text of an article and of its files. Out: its HTML, what belongs into a page's
// head, its outline, and what was noticed: the same as of the program `apostil render`. Reads no file.

import { Manuscript, named } from "./wasm.js";

const FILES = ["glossary", "sources", "notes", "words"];
const CHOICES = { terms: "terms", marks: "marks", verdicts: "verdicts", toc: "toc", url: "canonical" };
const OTHERS = ["prefix", "lang", "defaultLang", "maxNames", "untrusted"];

/** The bytes of a text. */
function bytesOf(text, name) {
  if (typeof text === "string") return new TextEncoder().encode(text);
  if (text instanceof Uint8Array) return text;
  throw new TypeError(`The ${name} is not a text. Give a string, or the bytes of a file.`);
}

/** An article that was read with its files, for its author; free it after use. See `render`. */
function proofread(markdown, options) {
  for (const name of Object.keys(options))
    if (![...FILES, ...Object.keys(CHOICES), ...OTHERS].includes(name))
      throw new TypeError(`render has no option ${name}. See the types of apostil/render.`);
  const manuscript = new Manuscript();
  const article = bytesOf(markdown, "article");
  manuscript.add("article", "article", article, true);
  const asked = named(article);
  for (const name of FILES) {
    const text = options[name];
    if (text !== undefined) manuscript.add(name, name, bytesOf(text, name), true);
    else if (asked[name]) manuscript.miss(name, "not-given", "");
  }
  for (const [name, choice] of Object.entries(CHOICES)) {
    const value = options[name];
    const word = typeof value === "boolean" ? (value ? "on" : "off") : value;
    if (value !== undefined && !manuscript.choose(choice, String(word)))
      throw new TypeError(`${JSON.stringify(value)} is not a value of ${name}. See the types of apostil/render.`);
  }
  if (options.prefix) manuscript.set_prefix(options.prefix);
  if (options.lang) manuscript.set_lang(options.lang, false);
  if (options.defaultLang) manuscript.set_lang(options.defaultLang, true);
  if (options.maxNames) manuscript.set_max_names(options.maxNames);
  if (options.untrusted !== undefined && options.untrusted !== false)
    manuscript.distrust(options.untrusted === true ? "" : options.untrusted);
  return manuscript.proofread();
}

/** Renders an article. `html` is empty if it is too large to be shown; then a diagnostic `too-large` says why. */
export function render(markdown, options = {}) {
  const proof = proofread(markdown, options);
  try {
    const html = proof.html() ?? "";
    return { html, head: proof.head(), ...proof.told() };
  } finally {
    proof.free();
  }
}
