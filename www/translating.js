// What an article lacks that is in the page already. In: the element, its language, and ways to load and to report. Out: the
// table of words of that language, and the stylesheet. dist/ has it as one file, which English pages do not load.

import { inEditions } from "./editions.js";
import { Files } from "./files.js";
import { SHEET, style } from "./style.js";
import { Waiting } from "./waiting.js";

/** `show` gets the table, as soon as it has come or is late, and once more when it has come late. */
export async function translate(host, lang, { get, fail, signal, show, ...ways }) {
  const waiting = new Waiting();
  waiting.add(SHEET, style(host, get).catch(fail));
  const files = new Files(host, { get, fail, signal, waiting });
  files.beginWords(lang);
  await inEditions(host, { files, waiting, fail, signal, show: () => show(files.words()), ...ways });
}
