// The reader's own words on cards. In: a language, and what the page wants said otherwise. Out: the words, and the table
// that the core writes lists and dates with. English stands here; other languages are fetched, and only when asked for.

import { addressOf } from "./address.js";

/** What cards say; the same as in words/en.json, which also holds what the core says. */
export const ENGLISH = {
  close: "Close",
  more: "More",
  less: "Less",
  goto: "Go to entry",
  copyLink: "Copy link",
  openSource: "Open source",
  openArchived: "Open archived copy",
  openQuoted: "Open at the quoted words",
  copyAs: "Copy as",
  saveAs: "Save as",
  plainText: "Text",
  copiedAs: "Copied as {format}",
  notCopiedAs: "It could not be copied; the text is selected",
  notLoaded: "The sources could not be loaded",
  copied: "Link copied",
  notCopied: "The link is in the address bar",
  note: "Note {n}",
  source: "Source",
  used: "Used {n} times",
  previousMention: "Previous mention",
  nextMention: "Next mention",
  mention: "{n} of {all}",
};

/** The languages with a table beside the script, but for English. */
const LANGUAGES = "ar de es fr he hi it ja ko pl pt ru tr uk zh".split(" ");

/** A pattern with its blanks filled. A name that no value has stays as it is, also one that all objects have. */
export const filled = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (blank, name) => (Object.hasOwn(values, name) ? values[name] : blank));

/**
 * The words of a language: `words` for cards, `table` for the core as bytes of JSON (none for English). The element's
 * attribute `words` names a table of the page's own, which counts over that of the language. `bytesOf` gets an address;
 * `fail` hears what cannot be had or read.
 */
export async function wordsOf(host, lang, bytesOf, fail) {
  const [language] = (lang || "en").toLowerCase().split("-");
  const beside = LANGUAGES.includes(language) && new URL(`words/${language}.json`, import.meta.url);
  const own = host.getAttribute("words");
  const read = async (address) => {
    const url = addressOf(address, document.baseURI);
    const bytes = await bytesOf(url);
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      throw Object.assign(new Error(`${url} is no JSON: ${error.message}.`), { code: "words" });
    }
  };
  const tables = await Promise.all([beside, own].filter(Boolean).map((url) => read(url).catch(fail)));
  // Without a prototype: a table may name what all objects have, or `__proto__`.
  const table = Object.assign(Object.create(null), ...tables);
  const words = { ...ENGLISH };
  for (const key of Object.keys(ENGLISH)) if (typeof table[key] === "string") words[key] = table[key];
  const isEmpty = Object.keys(table).length === 0;
  return { words, table: isEmpty ? undefined : new TextEncoder().encode(JSON.stringify(table)) };
}
