// The reader's own words. In: a language, and what the page wants said otherwise. Out: a table of words, for the cards and
// for the core, which both have English; other languages are fetched, and only when asked for.

import { addressOf } from "./address.js";

/** The languages with a table beside the script, but for English. */
const LANGUAGES = "ar de es fr he hi it ja ko pl pt ru tr uk zh".split(" ");

/**
 * The table of a language, or nothing for English. The element's attribute `words` names a table of the page's own, which
 * counts over that of the language. `bytesOf` gets an address; `fail` hears what cannot be had or read.
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
  const table = Object.assign({}, ...tables);
  return Object.keys(table).length > 0 ? table : undefined;
}
