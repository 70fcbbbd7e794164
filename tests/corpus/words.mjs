// The words that a reader sees. In: HTML. Out: how often each word is in its texts and in the descriptions of its pictures.

import { parseFragment } from "parse5";

/** What ends a word beside white space and punctuation. */
const WITHIN = new Set([
  "a",
  "abbr",
  "b",
  "code",
  "del",
  "em",
  "i",
  "kbd",
  "mark",
  "q",
  "s",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
]);

export function words(html) {
  let text = "";
  const open = [parseFragment(html)];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node === "string") text += node;
    else if (node.nodeName === "#text") text += node.value;
    else {
      const edge = WITHIN.has(node.nodeName) ? "" : " ";
      const alt = node.attrs?.find(({ name }) => name === "alt")?.value ?? "";
      text += edge + alt;
      open.push(edge, ...(node.childNodes ?? []).toReversed());
    }
  }
  const counts = new Map();
  for (const [word] of text.normalize("NFC").matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
