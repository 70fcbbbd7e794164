// Measures the release module and the npm package beside other renderers, and beside the same code compiled for this
// machine, all in one run, in Node. Out: its part of benches/results.json. `make bench` runs it.
//   node benches/side-by-side.mjs [NATIVE]    NATIVE is the program of benches/clocked.rs

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse as markdownWasm } from "markdown-wasm";
import { init as initMd4w } from "md4w";
import { LANGUAGES } from "./articles.mjs";
import { annotatingAt, inputs, languages, markdownIn, markdownOf, points, summary, warmUp } from "./grid.mjs";
import { clocked, warm } from "./measure.mjs";
import { PACKAGE, STACK } from "./names.mjs";
import { keep, ROUNDS } from "./results.mjs";
import { stacks } from "./stacks.mjs";

const native = process.argv[2];
const file = (path) => new URL(`../${path}`, import.meta.url);

/** The processor time of this process, in milliseconds: that of V8's threads counts, that of other programs does not. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const glue = await import(file("target/modules/render/apostil_render.js"));
// The release module, as sites serve it.
glue.initSync({ module: readFileSync(file("dist/pkg/apostil_render_bg.wasm")) });
await initMd4w("fast");
const { render } = await import(file("target/npm/node/render.js"));
const all = stacks({ render: glue.render, markdownWasm });
for (const functions of Object.values(all))
  functions[PACKAGE] = (article, glossary) => render(article, glossary && { glossary }).html;

/** How long the native program takes for one of so many calls, in milliseconds of the processor. */
function clockedNatively({ language }, repeats) {
  const files = ["article", "glossary"].map((name) => `target/bench/${language}-${name}.md`);
  const { stdout, stderr, error } = spawnSync(native, [...files, repeats], { cwd: file("."), encoding: "utf8" });
  if (error || stderr) throw error ?? new Error(stderr);
  return Number(stdout);
}

/** The module and the native program by turns, from the same article to the same script. */
function besideNative(language) {
  const [article, glossary] = inputs({ language, size: 100_000, terms: 1_000 });
  const run = () => glue.render({ article, glossary });
  const repeats = warm(run, now);
  const times = { native: [], module: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.native.push(clockedNatively({ language }, repeats * 2));
    times.module.push(clocked(run, repeats, now));
  }
  return { name: LANGUAGES[language].name, ...summary(times, "native") };
}

warmUp(all, now);
const annotating = points.map((point) => {
  const found = annotatingAt(point, all, ROUNDS, now);
  console.log(`${point.language} ${point.size} ${point.terms}: ${found.ratios[STACK].median.toFixed(2)}`);
  return found;
});
const markdown = languages.map((language) => markdownIn(language, all, ROUNDS, now));
const spec = readFileSync(file("node_modules/commonmark-spec/spec.txt"));
markdown.push(markdownOf("CommonMark's spec.txt", spec, all, ROUNDS, now));
keep("node", `Node ${process.versions.node}`, {
  annotating,
  markdown,
  native: native ? languages.map(besideNative) : [],
});
