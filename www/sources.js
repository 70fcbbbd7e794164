// What readers can take of the sources. In: a host, an entry, the reader's words. Out: links and buttons on the entry's card,
// buttons at the head of the list. What the buttons do is fetched when one is first pressed (export.js).

import { asStranger } from "./address.js";
import { add } from "./element.js";
import { isTold } from "./faults.js";
import { imported } from "./imported.js";
import { once } from "./once.js";

/** The formats, by their names in the core; plain text goes by the reader's own word. Files are of those in the middle. */
const FORMATS = { text: "", bibtex: "BibTeX", "csl-json": "CSL-JSON", ris: "RIS", markdown: "Markdown" };

/**
 * The address of the file that holds the records of the sources, and how it is fetched; null where nobody says where it is.
 * The element may name any address. What the article names is loaded from its own site alone: where the reader rendered it,
 * that was seen to before; an article that was prerendered is of the page's site.
 */
function recordsOf(host) {
  const attribute = host.getAttribute("sources");
  const address = attribute ?? host.querySelector(".apostil-sources")?.dataset.src;
  if (!address || !URL.canParse(address, document.baseURI)) return null;
  const url = new URL(address, document.baseURI);
  if (attribute) return { url };
  return host.article || url.origin === location.origin ? { url, init: asStranger(url) } : null;
}

function addFormats(parent, label, words, ...range) {
  const group = add(parent, "div", { class: "apostil-formats", role: "group", "aria-label": label });
  add(group, "span", { "aria-hidden": "true" }, label);
  for (const [format, name] of Object.entries(FORMATS).slice(...range))
    add(group, "button", { type: "button", "data-format": format }, name || words.plainText);
  return group;
}

/** Adds to a card's foot where the entry can be read, and what it can be copied as; `cite` is what the card is opened from. */
export function addSource(foot, { host, entry, cite, words }) {
  const link = (original, text) => {
    if (!original) return;
    const copy = foot.appendChild(original.cloneNode());
    copy.className = "apostil-card-open";
    copy.textContent = text;
  };
  link(entry.querySelector(".apostil-content a:not([class])"), words.openSource);
  link(entry.querySelector("a.apostil-archived"), words.openArchived);
  link(cite?.nextElementSibling?.closest("a.apostil-quoted"), words.openQuoted);
  if (recordsOf(host)) addFormats(foot, words.copyAs, words);
}

/** Adds to the head of the list what all sources can be saved as; gives it back. */
export function addSaving(host, words) {
  const heading = host.querySelector(".apostil-sources > h2");
  if (!heading || !recordsOf(host)) return null;
  const group = addFormats(heading.parentNode, words.saveAs, words, 1, 4);
  heading.after(group);
  return group;
}

/** The clipboard is asked at once, while the press still counts; what it gets may come later. */
const copy = async (file) => navigator.clipboard.write([new ClipboardItem({ "text/plain": file })]);

const url = new URL("export.js", import.meta.url);

const exporting = once((tries, get) => imported(url, "write", { load: () => import("./export.js"), tries, get }));

/**
 * Does what a button says: copies the entry with the `id` that its `card` shows or, where it is in no card, saves all
 * entries of the host. `tell` tells readers what came of it; `words` and `table` are those of words.js, `get` is `fetched`.
 */
export async function take(button, wish) {
  const module = exporting.get(wish.get);
  const file = module.then(({ write }) => write(button, { ...wish, records: recordsOf(wish.host) }));
  const refused = wish.card && copy(file).catch(() => true);
  try {
    const written = await file;
    await (await module).finish(button, wish, written, await refused);
  } catch (error) {
    // After an error that is in no table the module may be of no use any more: the next press starts a new one.
    if (!isTold(error)) exporting.forget();
    console.warn(`apostil: ${error.message}`);
    wish.tell(wish.words.notLoaded);
  }
}
