// Measures the release module beside other renderers, all in one run, in Node. Out: benches/results.json, from which
// benches/report.mjs writes docs/performance.md and its chart. `make bench` runs both.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { LANGUAGES, made } from "./articles.mjs";
import { inTurns, quartiles, ratios, warm } from "./measure.mjs";
import { ANNOTATING, MARKDOWN, STACK } from "./stacks.mjs";

/** Milliseconds for each renderer and language before anything is measured. */
const FIRST_WARM_UP = 500;
const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** Bytes of the article, and terms of the glossary. */
const POINTS = [
  [10_000, 100],
  [100_000, 100],
  [100_000, 1_000],
  [100_000, 10_000],
  [1_000_000, 1_000],
];
const SPEC = new URL("../node_modules/commonmark-spec/spec.txt", import.meta.url);

const bytes = new TextEncoder();
const bound = (stacks, ...files) =>
  Object.fromEntries(Object.entries(stacks).map(([name, run]) => [name, () => run(...files)]));

/** The results of all renderers for one input; the ratios are how many times as long as Apostil they take. */
function measured(stacks, ...files) {
  const times = inTurns(bound(stacks, ...files), ROUNDS);
  const summaries = Object.entries(times).map(([name, own]) => [name, quartiles(own)]);
  return { times: Object.fromEntries(summaries), ratios: ratios(times, "apostil") };
}

// V8 compiles JavaScript again and again as it sees more of it: none may be measured before it is at its best.
for (const language of Object.keys(LANGUAGES)) {
  const files = made(language, 100_000, 1_000);
  const [article, glossary] = [bytes.encode(files.article), bytes.encode(files.glossary)];
  const all = [...Object.values(bound(ANNOTATING, article, glossary)), ...Object.values(bound(MARKDOWN, article))];
  for (const run of all) warm(run, FIRST_WARM_UP);
}

const annotating = [];
for (const language of Object.keys(LANGUAGES)) {
  for (const [size, terms] of POINTS) {
    const files = made(language, size, terms);
    const [article, glossary] = [bytes.encode(files.article), bytes.encode(files.glossary)];
    annotating.push({ language: LANGUAGES[language].name, size, terms, ...measured(ANNOTATING, article, glossary) });
    console.log(`${language} ${size} ${terms}: ${annotating.at(-1).ratios[STACK].median.toFixed(2)}`);
  }
}

const markdown = Object.keys(LANGUAGES).map((language) => {
  const article = bytes.encode(made(language, 100_000, 1_000).article);
  return { name: `${LANGUAGES[language].name}, 100 kB`, ...measured(MARKDOWN, article) };
});
markdown.push({ name: "CommonMark's spec.txt", ...measured(MARKDOWN, readFileSync(SPEC)) });

const machine = `Node ${process.versions.node}, ${cpus().length} processors (${cpus()[0].model.trim()})`;
const results = { machine, date: new Date().toISOString().slice(0, 10), rounds: ROUNDS, annotating, markdown };
writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(results, undefined, 1)}\n`);
