// In: the rendering module in dist/. Out: how long it takes to annotate an article, as a multiple of a fixed piece of work
// that V8 does in the same run on the same text; and exit status 1 if that is so much more than it was that the speed has
// halved, or nearly. Both are processor time, the least of several turns, so that other programs count little.

import { readFileSync } from "node:fs";
import { made } from "../benches/articles.mjs";

/** What the multiple was when it was last looked at. A faster module may lower it. */
const USUAL = 1.53;
/** What another machine, or another version of V8, may change about it. */
const MARGIN = 1.7;
const TURNS = 15;

const file = (path) => new URL(`../${path}`, import.meta.url);
const glue = await import(file("target/modules/render/apostil_render.js"));
glue.initSync({ module: readFileSync(file("dist/pkg/apostil_render_bg.wasm")) });

const bytes = new TextEncoder();
const files = made("en", 50_000, 1_000);
const inputs = { article: bytes.encode(files.article), glossary: bytes.encode(files.glossary) };
const text = files.article + files.glossary;

/** Counts the words and the pairs of words of the text. */
function fixed() {
  const counts = new Map();
  let before = "";
  for (const word of text.toLowerCase().match(/[a-z]+/g)) {
    for (const key of [word, `${before} ${word}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
    before = word;
  }
  return counts.size;
}

function clocked(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

const least = { render: Number.POSITIVE_INFINITY, fixed: Number.POSITIVE_INFINITY };
for (let turn = 0; turn < TURNS; turn++) {
  least.render = Math.min(
    least.render,
    clocked(() => glue.render(inputs)),
  );
  least.fixed = Math.min(least.fixed, clocked(fixed));
}
const multiple = least.render / least.fixed;
const most = USUAL * MARGIN;
console.log(
  `Rendering takes ${multiple.toFixed(2)} times as long as the fixed work; at most ${most.toFixed(2)} is allowed.`,
);
if (multiple > most) {
  console.error(
    "Rendering has become slower. See where by `make bench`; raise USUAL in scripts/speed.mjs if it is worth it.",
  );
  process.exitCode = 1;
}
