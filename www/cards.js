// All that brings an article in the page to life, under one name: it is loaded when the article is touched or the browser is
// idle, and dist/ has it as one file. In: the element, and words for its cards. Out: the cards.

import { attend } from "./listen.js";
import init, { Cards } from "./pkg/apostil_cards.js";
import { startWith } from "./start.js";
import { take } from "./taking.js";

export { complete } from "./prerendered.js";
export const start = startWith(init);

/**
 * Makes the article in a host interactive; without popovers, all links stay links. `table` is a table of words or nothing,
 * `get` is `fetched`, `warned` what the page's author was told before, `lost` hears of a trap.
 */
export function enliven(host, { table, get, warned, lost }) {
  if (!("showPopover" in host)) return null;
  const warn = (text) => {
    if (!warned.has(text)) console.warn(text);
    warned.add(text);
  };
  return attend(host, (page) => new Cards(host, page, table), {
    take: (wish) => take(host, wish, { get, table }),
    warn,
    lost,
  });
}
