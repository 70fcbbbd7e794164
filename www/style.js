// The stylesheet. In: an element. Out: its root has the sheet, unless the page has linked it. Adopted, not inserted: policies
// on styles allow that.

import { BROKEN, CUT_SHORT, fault, ownRow } from "./faults.js";
import { once } from "./once.js";

export const SHEET = new URL("apostil.css", import.meta.url);

const sheet = once(async (tries, get) => {
  const response = await get(SHEET, { isOwn: true, cache: tries ? "reload" : "default" });
  const text = await response.text().catch((cause) => {
    throw fault(ownRow(CUT_SHORT), { url: SHEET }, cause);
  });
  // The mark is the sheet's last rule: whatever else was answered, or only a part of it, lacks it.
  if (!/--apostil:\s*1\b/.test(text)) throw fault(BROKEN, { url: SHEET });
  return new CSSStyleSheet().replace(text);
});

/** Brings the sheet; `get` is `fetched`. */
export async function style(host, get) {
  if (getComputedStyle(host).getPropertyValue("--apostil").trim() === "1") return;
  const adopted = await sheet.get(get);
  const { adoptedStyleSheets } = host.getRootNode();
  if (!adoptedStyleSheets.includes(adopted)) adoptedStyleSheets.push(adopted);
}
