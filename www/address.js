// Addresses as they were written, in an attribute or in front matter, come in; a URL goes out, or a fault.

import { fault, NOT_AN_ADDRESS, PAGE_ITSELF } from "./faults.js";

/** Whether a URL is that of the page that is shown. */
const isPage = (url) => url.href.split("#")[0] === document.URL.split("#")[0];

function urlOf(address, base) {
  if (!URL.canParse(address, base)) throw fault(NOT_AN_ADDRESS, { address });
  return new URL(address, base);
}

/** The URL of the article that an element names; none if it names nothing, or the page itself. */
export function articleOf(host) {
  const src = host.getAttribute("src")?.trim();
  const url = src && !src.startsWith("#") && urlOf(src, document.baseURI);
  return url && !isPage(url) ? url : null;
}

/** The URL of another file, which cannot be the page itself. */
export function addressOf(address, base) {
  const url = urlOf(address, base);
  if (isPage(url)) throw fault(PAGE_ITSELF, { address });
  return url;
}

/** How a file is fetched that an article names: without what the site knows of its reader, and from its own site alone. */
export const asStranger = (url) => ({
  credentials: "omit",
  ...(url.origin === location.origin ? { mode: "same-origin" } : { redirect: "error" }),
});
