// All that finds the words of an article that is there and not in English, under one name: it is loaded when such an article is
// brought to life, and dist/ has it as one file. In: the element and a language. Out: a table of words.

import { FOLDER, follow } from "./files.js";
import { Translation } from "./pkg/apostil_words.js";

export { default } from "./pkg/apostil_words.js";

/** Finds the words, as `follow` says: `show` gets a table, or nothing if there is none. */
export const translate = (host, lang, ways) => follow(host, ways, (page) => new Translation(host, page, lang, FOLDER));
