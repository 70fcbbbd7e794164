// From an article's text to nodes' script. In: the element, the bytes of its article and their address. Out: what the core
// renders and the table of words of the article's language. Fetches what belongs to the article, each once, all at a time; a file
// that is missing costs only itself.

import { addressOf } from "./address.js";
import { addresses, render } from "./pkg/apostil_render.js";
import { wordsOf } from "./words.js";

/** `bytesOf` gets an address; `fail` hears what could not be had. */
export async function readArticle(host, { article, base, prefix, bytesOf, fail }) {
  const asked = addresses(article);
  // Attributes are the page's words, front matter is the article's.
  const find = (name, asked, base) => {
    const [address, from] = host.hasAttribute(name) ? [host.getAttribute(name), document.baseURI] : [asked[name], base];
    return address ? addressOf(address, from) : undefined;
  };
  const urls = {};
  const bytesOfPart = async (name, ...from) => {
    urls[name] = find(name, ...from);
    return urls[name] && bytesOf(urls[name]);
  };
  const notes = await bytesOfPart("notes", asked, base).catch(fail);
  // The front matter of the notes counts where that of the article says nothing.
  const ofNotes = notes ? addresses(notes) : {};
  const apparatus = (name) => bytesOfPart(name, ...(asked[name] || !notes ? [asked, base] : [ofNotes, urls.notes]));
  const lang = host.getAttribute("lang") ?? undefined;
  const [glossary, sources, table] = await Promise.all([
    apparatus("glossary").catch(fail),
    apparatus("sources").catch(fail),
    wordsOf(host, lang ?? asked.lang ?? ofNotes.lang, bytesOf, fail),
  ]);
  const terms = host.getAttribute("terms") ?? undefined;
  const words = table && new TextEncoder().encode(JSON.stringify(table));
  return {
    ...render({ article, glossary, sources, notes, words, prefix, terms, lang }),
    table,
    sources: urls.sources,
  };
}
