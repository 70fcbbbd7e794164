// The reader's own words. In: a language, and what the page wants said otherwise. Out: a table of words, for the cards and
// for the core, which both have English; other languages are files beside the script, loaded only when they are asked for.

import { addressOf } from "./address.js";

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

/** One table of several, as bytes of JSON, of which each counts over those before; nothing if there is nothing in them. */
export function wordsOf(...tables) {
  // Without a prototype: a table may name what all objects have, or `__proto__`.
  const table = Object.assign(Object.create(null), ...tables.filter(Boolean).map(entries));
  return Object.keys(table).length > 0 ? table : undefined;
}

/** What a table holds; one that is not JSON holds nothing, and whoever loaded it has said so. */
function entries(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
