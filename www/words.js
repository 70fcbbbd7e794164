// Everything that loads the words for an article that is already in the page and not in English, under one name: it is
// loaded when such an article is made interactive, and is one file in dist/. In: the element and a language. Out: a
// table of words.

import { follow } from "./files.js";
import { OWN } from "./own.js";
import { Translation } from "./pkg/apostil_words.js";

export { BUILD } from "./build.js";
export { default } from "./pkg/apostil_words.js";

/** Loads the words: `show` gets a table, or nothing if there is none; for the rest see `follow`. */
export const translate = (host, lang, ways) => follow(host, ways, (page) => new Translation(host, page, lang, OWN));
