// Everything that makes an article in the page interactive, under one name: it is loaded when the article is touched or
// the browser is idle, and is one file in dist/. In: the element, and words for its cards. Out: the cards. Two more
// modules are loaded on first use: one loads the words of other languages, one writes sources as files.

import { followLinks } from "./accent.js";
import { isTold } from "./faults.js";
import { WAYS } from "./files.js";
import { attend } from "./listen.js";
import { Cards } from "./pkg/apostil_cards.js";
import { isStyled } from "./styled.js";

export { BUILD } from "./build.js";
export { default } from "./pkg/apostil_cards.js";

/** Copies a file that is still loading; returns whether that was allowed. Call it at once, while the press counts. */
async function copy(file) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": file })]);
    return true;
  } catch {
    return false;
  }
}

/** Saves a file, by a link that is never in the page. */
function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers begin to read it late
}

/** Loads the words of an article that was already in the page, if it needs any; for the parameters see `follow`. */
export async function complete(host, { show, translator, ...ways }) {
  const { lang } = host.querySelector(".apostil-article");
  if (isStyled(host) && /^(en\b|$)/i.test(lang) && !host.getAttribute("words")) return show();
  const module = await translator.get().catch(ways.fail);
  ways.signal.throwIfAborted();
  return module?.translate ? module.translate(host, lang, { show, ...ways }) : show();
}

/**
 * Makes the article in a host interactive, with a table of words or in English; if the browser has no popovers, all
 * links stay links. `get` is `fetched`, `lost` is called after a trap. Returns the interface of the cards, or null
 * without popovers.
 */
export function enliven(host, words, { get, lost, exporter }) {
  followLinks(host);
  if (!("showPopover" in host)) return null;
  const create = (page, tell) => {
    page.take = async (button, address, way, ids, format, name) => {
      const write = async () => {
        const records = get(new URL(address), WAYS[way]).then((answer) => answer.text());
        const [module, text] = await Promise.all([exporter.get(), records]);
        return module.write(text, address, ids, format, name, words);
      };
      const file = write();
      const isCopied = name || copy(file);
      try {
        if (name) save(await file);
        tell("taken", { button, text: await (await file).text(), isRefused: !(await isCopied) });
      } catch (error) {
        if (!isTold(error)) exporter.forget(); // the module may be broken: the next press starts a new one
        console.warn(`apostil: ${error.message}`);
        tell("not-taken");
      }
    };
    return new Cards(host, page, words);
  };
  return attend(host, create, lost);
}
