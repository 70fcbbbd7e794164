// In: dist/. Out: a table of what a page loads, raw, by gzip and by brotli; the sum for each kind of page; and exit status
// 1 if a budget is exceeded.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KB = 1000;
const files = [
  "apostil.js",
  "apostil.css",
  "render.js",
  "pkg/apostil_render_bg.wasm",
  "cards.js",
  "pkg/apostil_cards_bg.wasm",
  "export.js",
  "pkg/apostil_export_bg.wasm",
  "words.js",
  "pkg/apostil_words_bg.wasm",
  "failure.js",
];
/** What takes the place of all these. */
const whole = ["apostil.inline.js"];
const [element, stylesheet] = files.map((file) => [file]);
const [render, cards, words, exporting] = ["render", "cards", "words", "export"].map((name) =>
  files.filter((file) => file.includes(name)),
);
// Bytes after brotli, which is what nearly every server sends. The goals are 40 KB for a prerendered page, 115 KB for
// a live page until it is readable and 150 KB in all. Of what there is more, on a prerendered page 5 KB place cards
// in every engine and on any page, 4 KB order what is in them, 3 KB show the claims of a verdict in the text, 2 KB
// are the contents, 1 KB folds lists, 2 KB keep the page's scripts apart, 1 KB lets an engine find the firm styles in
// half the time, and 1 KB are hashes, one for each file that is loaded later; in the renderer 8 KB find the claims of
// notes, 10 KB decide which files an article loads and what is wrong with them, 13 KB read front matter in YAML, TOML
// and JSON, Pandoc's citations and sources as reference managers write them, 7 KB write the lists, the contents and
// the languages of sources, 9 KB read Markdown, plurals, glossaries and addresses as other programs do, and 5 KB read
// HTML in Markdown, with its ids.
const budgets = [
  { name: "a prerendered page", files: [...element, ...cards, ...stylesheet], limit: 59 * KB },
  { name: "the same in another language", files: [...element, ...cards, ...words, ...stylesheet], limit: 71.5 * KB },
  { name: "a live page until it is readable", files: [...element, ...render, ...stylesheet], limit: 190 * KB },
  { name: "a live page, all in all", files: [...element, ...render, ...cards, ...stylesheet], limit: 233.5 * KB },
  { name: "stylesheet", files: stylesheet, limit: 9.5 * KB },
  { name: "custom element", files: element, limit: 5.6 * KB },
  { name: "copying and saving sources, on demand", files: exporting, limit: 39.8 * KB },
  { name: "what is said when a file could not be loaded", files: ["failure.js"], limit: 3.5 * KB },
  { name: "everything in one classic script", files: whole, limit: 360 * KB },
];

function weigh(file) {
  const bytes = readFileSync(new URL(`../dist/${file}`, import.meta.url));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

const weights = new Map([...files, ...whole].map((file) => [file, weigh(file)]));

const row = (name, cells) => console.log(name.padEnd(27) + cells.map((cell) => String(cell).padStart(10)).join(""));
row("dist/", ["raw", "gzip -9", "brotli 11"]);
for (const [file, weight] of weights) row(file, Object.values(weight));

console.log();
for (const { name, files, limit } of budgets) {
  const size = files.reduce((total, file) => total + weights.get(file).brotli, 0);
  const over = size > limit;
  if (over) process.exitCode = 1;
  console.log(
    `${name}: ${size} of ${limit} bytes by brotli${over ? `: OVER THE BUDGET by ${size - limit}` : ""} (${files.join(" + ")})`,
  );
}
