// An article that is in the page already. In: the element, and ways to load and to report. Out: the table of words of its
// language, and a stylesheet. Most pages have all of that: what loads it is another module.

import { fault, NO_ARTICLE } from "./faults.js";
import { imported } from "./imported.js";
import { once } from "./once.js";
import { tableOf } from "./words.js";

const url = new URL("translating.js", import.meta.url);

const translating = once((tries, get) =>
  imported(url, "translate", { load: () => import("./translating.js"), tries, get }),
);

/** `show` gets the table, or nothing where the article is in English; and once more what has come late. */
export async function complete(host, ways) {
  const article = () => {
    const found = host.querySelector(".apostil-article");
    if (!found) throw fault(NO_ARTICLE); // the page has taken it away meanwhile
    return found;
  };
  const { lang } = article();
  const isStyled = getComputedStyle(host).getPropertyValue("--apostil").trim() === "1";
  if (isStyled && !tableOf(lang) && !host.getAttribute("words")) return ways.show();
  const module = await translating.get(ways.get).catch(ways.fail);
  ways.signal.throwIfAborted();
  article();
  return module?.translate ? module.translate(host, lang, ways) : ways.show();
}
