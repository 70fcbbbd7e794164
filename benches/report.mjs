// From benches/results.json to docs/performance.md and its chart. Every number in them comes from there.

import { readFileSync, writeFileSync } from "node:fs";
import { chart } from "./chart.mjs";
import { STACK } from "./stacks.mjs";

const { machine, date, rounds, annotating, markdown } = JSON.parse(
  readFileSync(new URL("results.json", import.meta.url), "utf8"),
);

const GOAL = 3;
const size = (bytes) => (bytes < 1_000_000 ? `${bytes / 1000} kB` : `${bytes / 1_000_000} MB`);
const terms = (count) => count.toLocaleString("en");
const time = ({ median }) => `${median < 10 ? median.toFixed(2) : median.toFixed(0)} ms`;
const ratio = ({ low, median, high }) => `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
const row = (cells) => `| ${cells.join(" | ")} |\n`;
const table = (head, rows) => row(head) + row(head.map(() => "---")) + rows.map(row).join("");

const label = ({ language, size: bytes, terms: count }) => `${language}, ${size(bytes)}, ${terms(count)} terms`;
const annotated = annotating.map((point) => [
  label(point),
  time(point.times.apostil),
  time(point.times[STACK]),
  ratio(point.ratios[STACK]),
]);
const peers = Object.keys(markdown[0].times).filter((name) => name !== "apostil");
const alone = markdown.map((point) => [
  point.name,
  time(point.times.apostil),
  ...peers.map((peer) => `${time(point.times[peer])}; ${ratio(point.ratios[peer])}`),
]);

const missed = annotating.filter((point) => point.ratios[STACK].median < GOAL);
const slower = markdown.filter((point) => point.ratios["markdown-wasm"].median < 1);
const of = (language, bytes, count) =>
  annotating.find((point) => point.language === language && point.size === bytes && point.terms === count).times.apostil
    .median;
const english = of("English", 100_000, 1_000);
const growth = of("English", 1_000_000, 1_000) / english / 10;
const languages = ["Russian", "Chinese"].map((name) => `${name} ${(of(name, 100_000, 1_000) / english).toFixed(2)}`);

writeFileSync(
  new URL("../docs/performance.md", import.meta.url),
  `# Performance

\`ROUNDS=${rounds} make bench\` measured and wrote this page. Every number in it is from one run, on ${date}, with ${machine}.

![How many times as long as Apostil the JavaScript stack takes](pictures/performance.svg)

## From an article to its annotated form

Both get the bytes of an article and of a glossary in Markdown, as they arrive from the network, and return what a page is
built from. The ratio is how many times as long the JavaScript stack takes: above 1, Apostil is faster. It is the median of
${rounds} rounds, with the quartiles in parentheses.

${table(["article", "Apostil", STACK, "ratio"], annotated)}
## Markdown alone

The same without a glossary, beside renderers that know no terms. For each of them: its time, and how many times as long as
Apostil it takes.

${table(["text", "Apostil", ...peers], alone)}
## The goals, and what was not reached

- The goal is that the JavaScript stack takes at least ${GOAL} times as long everywhere. It is missed at ${missed.length} of ${annotating.length} points.
- The goal is that Markdown alone takes no longer than with markdown-wasm. It is missed with ${slower.length} of ${markdown.length} texts.
  markdown-wasm writes HTML as it reads; Apostil builds a model of the article, checks its addresses and counts what it writes.
- A byte of the English article of 1 MB takes ${growth.toFixed(2)} times as long as one of 100 kB, with the same glossary. The goal is 1.3.
- The article of 100 kB with 1,000 terms takes, as a multiple of the English one: ${languages.join(", ")}. The goal is 2.
- Not measured: the time in a page until the article can be read, and the same modules in a browser.

## How it is measured

- The times are those of the processor, not of the clock, so that other programs count little. They include the threads on
  which V8 compiles and collects garbage.
- All renderers run in one process. They take turns in each round, and each is first as often as the others. What can be done
  once is done before: modules are compiled, parsers made, and every function is warm.
- All get bytes and return a string. Apostil returns its node script, its outline and its diagnostics, of which the last two
  are extra work.
- The JavaScript stack is markdown-it with its plugins for footnotes, definition lists and abbreviations, a glossary read by the
  same parser, and one regular expression for all terms. It links the first mention of each term, and shows the definitions of
  those that are mentioned. It does less than Apostil: it knows no plurals, backlinks or diagnostics.
- markdown-it alone is its preset \`commonmark\`, without a plugin. md4w is its fast module. marked and markdown-wasm have
  their defaults. The peers show notes as plain text there; Apostil numbers and lists them.
- The texts are generated, the same ones each time: frequent words are real, the others made of syllables. See
  \`benches/articles.mjs\`.

\`make bench\` also times each part of the work natively, with [divan](https://docs.rs/divan).
`,
);
writeFileSync(
  new URL("../docs/pictures/performance.svg", import.meta.url),
  chart(annotating.map((point) => ({ label: label(point), ...point.ratios[STACK] }))),
);
