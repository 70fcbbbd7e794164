// The stylesheet. In: an element. Out: its root has the sheet, unless the page links it already. The sheet is adopted,
// not inserted: policies for styles allow that.

import { BROKEN, fault } from "./faults.js";
import { fetched, once } from "./loading.js";
import { SHEET as url } from "./sheet.js";
import { isStyled } from "./styled.js";

/** A development server that sends stylesheets as scripts sends them as they are to those who ask for nothing else. */
const headers = { accept: "text/css" };

const sheet = once(async (tries) => {
  const response = await fetched(url, { isOwn: true, headers, cache: tries ? "reload" : "default" });
  const text = await response.text().catch(() => "");
  // The mark is the sheet's last rule: any other response, or an incomplete one, lacks it.
  if (!/--apostil:\s*1\b/.test(text)) throw fault(BROKEN, { url });
  return new CSSStyleSheet().replace(text);
});

/** Gives an element's root the sheet, if needed. */
export async function style(host) {
  if (isStyled(host)) return;
  const adopted = await sheet.get();
  const { adoptedStyleSheets } = host.getRootNode();
  if (!adoptedStyleSheets.includes(adopted)) adoptedStyleSheets.push(adopted);
}
