// All that brings an article in the page to life, under one name: it is loaded when the article is touched or the browser is
// idle, and dist/ has it as one file. In: the element, and words for its cards. Out: the cards.

import { isTold } from "./faults.js";
import { WAYS } from "./files.js";
import { attend } from "./listen.js";
import { moduleOf } from "./loading.js";
import { Cards } from "./pkg/apostil_cards.js";
import { isStyled } from "./style.js";

export { default } from "./pkg/apostil_cards.js";

const translating = moduleOf("words", () => import("./words.js"));
const exporting = moduleOf("export", () => import("./export.js"));

/** The clipboard is asked at once, while the press still counts; what it gets may come later. */
const copy = async (file) => navigator.clipboard.write([new ClipboardItem({ "text/plain": file })]);

/** Has sources written, and saved in a file of a name, or else copied; says whether the clipboard has refused them. */
async function take(answer, { address, ids, format, name, words }) {
  const write = async () => {
    const [module, text] = await Promise.all([exporting.get(), answer.then((answer) => answer.text())]);
    const file = module.write(text, address, ids, format, name, words);
    if (name) module.save(file);
    return file;
  };
  const file = write();
  const isCopied =
    name ||
    copy(file).then(
      () => true,
      () => false,
    ); // biome formats
  try {
    return { text: await (await file).text(), isRefused: !(await isCopied) };
  } catch (error) {
    if (!isTold(error)) exporting.forget(); // the module may be of no use any more: the next press starts a new one
    throw error;
  }
}

/** Finds the words of an article that was in the page already, as `follow` says; it may have them all. */
export async function complete(host, { show, ...ways }) {
  const { lang } = host.querySelector(".apostil-article");
  if (isStyled(host) && /^(en\b|$)/i.test(lang) && !host.getAttribute("words")) return show();
  const module = await translating.get().catch(ways.fail);
  ways.signal.throwIfAborted();
  return module?.translate ? module.translate(host, lang, { show, ...ways }) : show();
}

/**
 * Makes the article in a host interactive, with a table of words or in English; without popovers, all links stay links. `get`
 * is `fetched`, `lost` hears of a trap. Gives back how the cards are asked and told.
 */
export function enliven(host, words, { get, lost }) {
  if (!("showPopover" in host)) return null;
  const create = (page, tell) => {
    page.take = async (button, address, way, ids, format, name) => {
      try {
        const answer = get(new URL(address), WAYS[way]);
        tell("taken", { button, ...(await take(answer, { address, ids, format, name, words })) });
      } catch ({ message }) {
        console.warn(`apostil: ${message}`);
        tell("not-taken");
      }
    };
    return new Cards(host, page, words);
  };
  return attend(host, create, lost);
}
