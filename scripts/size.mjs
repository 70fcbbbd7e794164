// In: dist/. Out: a table of what a page loads, at once and on demand, raw, by gzip and by brotli, and exit status 1 where a
// budget is exceeded.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KB = 1000;
const files = ["apostil.js", "lively.js", "apostil.css", "pkg/apostil_bg.wasm"];
const onDemand = ["export.js", "pkg/apostil_export_bg.wasm", "margin.js"];
// Bytes after brotli, which is what nearly every server sends.
const budgets = [
  { name: "a live page, all in all", files: [...files, "margin.js"], limit: 150 * KB },
  { name: "stylesheet", files: ["apostil.css"], limit: 6 * KB },
  { name: "custom element", files: ["apostil.js"], limit: 3 * KB },
  { name: "copying and saving sources (loaded on demand)", files: onDemand.slice(0, 2), limit: 32 * KB },
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

const weights = new Map([...files, ...onDemand].map((file) => [file, weigh(file)]));
const sum = (names, kind) => names.reduce((total, name) => total + weights.get(name)[kind], 0);

const row = (name, cells) => console.log(name.padEnd(27) + cells.map((cell) => String(cell).padStart(10)).join(""));
row("dist/", ["raw", "gzip -9", "brotli 11"]);
for (const file of files) row(file, Object.values(weights.get(file)));
row(
  "together",
  ["raw", "gzip", "brotli"].map((kind) => sum(files, kind)),
);
for (const file of onDemand) row(file, Object.values(weights.get(file)));

console.log();
for (const { name, files, limit } of budgets) {
  const size = sum(files, "brotli");
  const over = size > limit;
  if (over) process.exitCode = 1;
  console.log(
    `${name}: ${size} of ${limit} bytes by brotli${over ? `: OVER THE BUDGET by ${size - limit}` : ""} (${files.join(" + ")})`,
  );
}
