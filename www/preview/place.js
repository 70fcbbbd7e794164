// Keeps a reader's place while the articles of a page are replaced: the block at the top of the window, and the open
// cards. Also finds the place of a diagnostic in a text. In: the elements. Out: the place. Changes only the scroll
// position and the open cards.

const BLOCKS = ":is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, figcaption)";

const blocks = (readers) =>
  readers
    .flatMap((reader) => [...reader.querySelectorAll(`.apostil-article ${BLOCKS}`)])
    .filter((block) => !block.querySelector(BLOCKS));

const cards = (reader) => [...reader.querySelectorAll(".apostil-card")];
const link = (card) => card.querySelector(".apostil-card-goto").getAttribute("href");
const isExpanded = (card) => card.querySelector(".apostil-card-more")?.ariaExpanded === "true";

/** Opens these cards again, each from the one before, as far as the text still has the links. */
function reopen(reader, open) {
  for (const [level, [id, expanded]] of open.entries()) {
    const from = level === 0 ? null : cards(reader)[level - 1]?.querySelector(`a[href="${CSS.escape(id)}"]`);
    if (level > 0 && !from) break; // the text that led there is gone
    if (from) from.click();
    else if (!reader.open(id)) break;
    const card = cards(reader)[level];
    if (expanded && !isExpanded(card)) card.querySelector(".apostil-card-more")?.click();
  }
}

/** Remembers the reader's place; returns a function that restores it, in the elements that have new texts. */
export function remember(readers) {
  const all = blocks(readers);
  const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const text = all[at]?.textContent;
  const top = all[at]?.getBoundingClientRect().top;
  const open = new Map(readers.map((reader) => [reader, cards(reader).map((card) => [link(card), isExpanded(card)])]));
  const scrolled = scrollY;
  return (shown) => {
    for (const reader of shown) reopen(reader, open.get(reader));
    scrollTo({ top: scrolled, behavior: "instant" });
    const now = blocks(readers);
    const same = now.filter((block) => block.textContent === text);
    // The block with the same text that is nearest to the old place; an edited block is found only by its index.
    same.sort((a, b) => Math.abs(now.indexOf(a) - at) - Math.abs(now.indexOf(b) - at));
    const block = same[0] ?? now[at];
    if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
  };
}

const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** The block of the articles that shares most words with the text around a place in their files, or undefined. */
export function find(readers, { file, near }) {
  const section = { glossary: ".apostil-glossary", sources: ".apostil-sources" }[file] ?? ".apostil-article";
  const wanted = words(near ?? "");
  const score = (block) => {
    const held = words(block.textContent);
    const common = [...held].filter((word) => wanted.has(word)).length;
    // The share of the block's words and of the line's words: one common word is not enough.
    return common / Math.max(held.size, 1) + common / Math.max(wanted.size, 1);
  };
  const scored = blocks(readers)
    .filter((block) => block.closest(section))
    .map((block) => [score(block), block]);
  const [best, block] = scored.reduce((a, b) => (b[0] > a[0] ? b : a), [0]);
  return best > 0.5 ? block : undefined;
}
