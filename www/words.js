// The reader's own words on cards. In: a language, and what the page wants said otherwise. Out: the words, and the table
// that the core writes lists and dates with. English is here; other languages are files beside the script, loaded only when
// they are asked for.

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

/** The control characters that no text has, as in src/article/control.rs. */
const CONTROL = /(?![\t\n\x80-\x9f])\p{Cc}/gu;

/** The languages with a table beside the script, but for English. */
const LANGUAGES = "ar de es fr he hi it ja ko pl pt ru tr uk zh".split(" ");

/** The address of a language's table; none for English, and for a language without one. */
export function tableOf(lang) {
  const [language] = (lang || "en").toLowerCase().split("-");
  return LANGUAGES.includes(language) ? new URL(`words/${language}.json`, import.meta.url) : null;
}

/** The address of the page's own table, which the element names; none if it names none. */
export const ownTableOf = (host) =>
  host.getAttribute("words") ? addressOf(host.getAttribute("words"), document.baseURI) : null;

/**
 * The words of tables, as bytes of JSON of which each counts over those before: `words` for cards, `table` for the core,
 * again as bytes (none if there is nothing in them).
 */
export function wordsOf(...tables) {
  // Without a prototype: a table may name what all objects have, or `__proto__`.
  const table = Object.assign(Object.create(null), ...tables.filter(Boolean).map(entries));
  const words = { ...ENGLISH };
  for (const key in ENGLISH) if (typeof table[key] === "string") words[key] = table[key].replace(CONTROL, "\ufffd");
  const isEmpty = Object.keys(table).length === 0;
  return { words, table: isEmpty ? undefined : new TextEncoder().encode(JSON.stringify(table)) };
}

/** What a table holds; one that is not JSON holds nothing, and whoever loaded it has said so. */
function entries(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
