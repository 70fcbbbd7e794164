// The stylesheet. In: an element. Out: its root has the sheet, unless the page has linked it. Adopted, not inserted: policies
// on styles allow that.

import { BROKEN, fault } from "./faults.js";
import { fetched, once } from "./loading.js";

const url = new URL("apostil.css", import.meta.url);

const sheet = once(async (tries) => {
  const response = await fetched(url, { isOwn: true, cache: tries ? "reload" : "default" });
  const text = await response.text().catch(() => "");
  // The mark is the sheet's last rule: whatever else was answered, or only a part of it, lacks it.
  if (!/--apostil:\s*1\b/.test(text)) throw fault(BROKEN, { url });
  return new CSSStyleSheet().replace(text);
});

/** Whether an element has the sheet. */
export const isStyled = (host) => getComputedStyle(host).getPropertyValue("--apostil").trim() === "1";

/** Brings the sheet to an element. */
export async function style(host) {
  if (isStyled(host)) return;
  const adopted = await sheet.get();
  const { adoptedStyleSheets } = host.getRootNode();
  if (!adoptedStyleSheets.includes(adopted)) adoptedStyleSheets.push(adopted);
}
