// From benches/results.json to docs/performance.md and its charts. Every number in them comes from there.
//   node benches/report.mjs    writes them

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bars, spans } from "./chart.mjs";
import { PACKAGE, PEER, STACK } from "./names.mjs";
import { results } from "./results.mjs";

/** What is to be reached. */
const GOALS = {
  ratio: 3,
  growth: 1.3,
  glossary: 2,
  language: 2,
  native: 2,
  readable: 1.02,
  frame: 16.7,
  shift: 0.02,
  task: 50,
};

const size = (bytes) => (bytes < 1_000_000 ? `${bytes / 1000} kB` : `${bytes / 1_000_000} MB`);
const count = (number) => number.toLocaleString("en");
const ms = (value) => `${value < 10 ? value.toFixed(1) : count(Math.round(value))} ms`;
const time = ({ median }) => `${median < 10 ? median.toFixed(2) : count(Math.round(median))} ms`;
/** A median with its quartiles, if there were several rounds. */
const ratio = ({ low, median, high }) =>
  low === high ? median.toFixed(2) : `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
const row = (cells) => `| ${cells.join(" | ")} |\n`;
const table = (head, rows) => row(head) + row(head.map(() => "---")) + rows.map(row).join("");
/** What a goal has come to, in one word. */
const verdict = (isReached) => (isReached ? "Reached" : "**Missed**");

const label = ({ language, size: bytes, terms }) => `${language}, ${size(bytes)}, ${count(terms)} terms`;

/** When and how a part was measured. */
const measured = ({ machine, date, rounds, load }) =>
  `${date}, ${rounds} ${rounds === 1 ? "round" : "rounds"}, ${machine}; load average just before: ${load.toFixed(1)}.`;

/** A load average from which on other programs count: the parts before make one of more than 1. */
const BUSY = 2;
const busy = (parts) =>
  parts.some(({ load }) => load > BUSY)
    ? "\nThe machine was busy with other programs, so these figures are not final, above all those in the page.\n"
    : "";

/** One table of annotating, with what Node and Chromium found beside each other. */
function annotating(node, chromium) {
  const rows = node.annotating.map((point, at) => {
    const inPage = chromium.annotating[at];
    return [
      label(point),
      time(point.times.apostil),
      time(point.times[PACKAGE]),
      time(point.times[STACK]),
      ratio(point.ratios[STACK]),
      ratio(point.package[STACK]),
      time(inPage.times.apostil),
      time(inPage.times[STACK]),
      ratio(inPage.ratios[STACK]),
    ];
  });
  const inNode = ["page, Node", "package", "stack", "ratio: page", "package"];
  return table(["article", ...inNode, "page, Chromium", "stack", "ratio"], rows);
}

function markdown({ markdown }) {
  const peers = Object.keys(markdown[0].times).filter((name) => name !== "apostil");
  const rows = markdown.map((point) => [
    point.name,
    time(point.times.apostil),
    ...peers.map((peer) => `${time(point.times[peer])}; ${ratio(point.ratios[peer])}`),
  ]);
  return table(["text", "page", ...peers], rows);
}

/** The module beside the native program. */
function native({ native }) {
  if (!native.length) return "Not measured in this run.\n";
  const rows = native.map(({ name, times, ratios }) => [
    `${name}, 100 kB, 1,000 terms`,
    time(times.native),
    time(times.module),
    ratio(ratios.module),
  ]);
  const worst = Math.max(...native.map(({ ratios }) => ratios.module.median));
  return `${table(["article", "native", "WebAssembly", "ratio"], rows)}
The goal is at most ${GOALS.native} times as long. ${verdict(worst <= GOALS.native)}: at most ${worst.toFixed(2)}.
`;
}

/** The goals of rendering, for one engine. */
function renderingGoals(name, { annotating, markdown }) {
  const at = (language, bytes, terms) =>
    annotating.find((point) => point.language === language && point.size === bytes && point.terms === terms);
  const of = (language, bytes, terms) => at(language, bytes, terms).times.apostil.median;
  const ways = [["", "ratios"]];
  if (annotating[0].package) ways.push([", the package", "package"]);
  const fast = (way) => annotating.filter((point) => point[way][STACK].median >= GOALS.ratio).length;
  const faster = (way) => markdown.filter((point) => point[way]["markdown-wasm"].median >= 1).length;
  const english = of("English", 100_000, 1_000);
  const growth = of("English", 1_000_000, 1_000) / english / 10;
  const glossary = of("English", 100_000, 10_000) / of("English", 100_000, 100);
  const own = (language, terms) => at(language, 100_000, terms).own.median;
  const articles = ["English", "Russian", "Chinese"].map((language) => own(language, 10_000) / own(language, 100));
  const others = ["Russian", "Chinese"].map((language) => [language, of(language, 100_000, 1_000) / english]);
  return table(
    [`goal, in ${name}`, "found", ""],
    [
      ...ways.map(([which, way]) => [
        `the JavaScript stack takes at least ${GOALS.ratio} times as long everywhere${which}`,
        `at ${fast(way)} of ${annotating.length} points`,
        verdict(fast(way) === annotating.length),
      ]),
      ...ways.map(([which, way]) => [
        `Markdown alone takes no longer than with markdown-wasm${which}`,
        `with ${faster(way)} of ${markdown.length} texts`,
        verdict(faster(way) === markdown.length),
      ]),
      [
        `a byte of 1 MB takes at most ${GOALS.growth} times as long as one of 100 kB`,
        growth.toFixed(2),
        verdict(growth <= GOALS.growth),
      ],
      [
        `10,000 terms take at most ${GOALS.glossary} times as long as 100, their glossary included`,
        glossary.toFixed(2),
        verdict(glossary <= GOALS.glossary),
      ],
      [
        "the same, less the time for the glossary alone (English, Russian, Chinese)",
        articles.map((multiple) => multiple.toFixed(2)).join(", "),
        verdict(Math.max(...articles) <= GOALS.glossary),
      ],
      ...others.map(([language, multiple]) => [
        `${language} takes at most ${GOALS.language} times as long as English`,
        multiple.toFixed(2),
        verdict(multiple <= GOALS.language),
      ]),
    ],
  );
}

const bareMs = (value) => ms(value).replace(" ms", "");
const spread = ({ low, median, high }) =>
  low === high ? ms(median) : `${ms(median)} (${bareMs(low)} to ${bareMs(high)})`;
const when = (value) => (value ? spread(value) : "–");
/** Shorter tasks are not told of. */
const task = ({ median }) => (median ? ms(median) : "under 50 ms");
const kilobytes = ({ median }) => `${(median / 1000).toFixed(0)} kB`;

function visits(pages, first) {
  const rows = Object.entries(pages).map(([name, seen]) => [
    name,
    when(seen.firstPaint),
    when(seen.readable),
    when(seen.whole),
    when(seen.cards),
    task(seen.longest),
    seen.shifts.median.toFixed(3),
    kilobytes(seen.bytes),
  ]);
  return table([first, "first paint", "readable", "whole", "first card", "longest task", "shifts", "loaded"], rows);
}

const presses = ({ first, further }) =>
  table(
    ["press", "script", "its frame", "both", "until it was presented"],
    [
      ["the first of a visit", first],
      ["a further one", further],
    ].map(([name, { script, frame, work, presented }]) => [
      name,
      spread(script),
      spread(frame),
      spread(work),
      spread(presented),
    ]),
  );

/** The goals in a page. */
function pageGoals({ sample, long, pressed }) {
  const readable = (base) => sample.prerendered.readable.median / sample[base].readable.median;
  const lag = sample.prerendered.asked.median - sample.prerendered.readable.median;
  const shifts = ["prerendered", "live"].map((name) => [name, sample[name].shifts.median]);
  const longest = (seen) => seen.longest.median;
  return table(
    ["goal, in the page", "found", ""],
    [
      ...["plain", "bare HTML"].map((base) => [
        `prerendered is readable at most ${GOALS.readable} times as late as ${base}`,
        readable(base).toFixed(2),
        verdict(readable(base) <= GOALS.readable),
      ]),
      [
        "the cards module is asked for when the prerendered article is readable",
        `${ms(Math.abs(lag))} ${lag < 0 ? "before" : "after"}`,
        verdict(lag >= 0),
      ],
      ...shifts.map(([name, shift]) => [
        `what is shown moves by less than ${GOALS.shift} (CLS), ${name}`,
        shift.toFixed(3),
        verdict(shift < GOALS.shift),
      ]),
      [
        `a press and the frame that shows its card take at most ${GOALS.frame} ms in a large article, the first`,
        ms(pressed.first.work.median),
        verdict(pressed.first.work.median <= GOALS.frame),
      ],
      ["the same, a further one", ms(pressed.further.work.median), verdict(pressed.further.work.median <= GOALS.frame)],
      [
        `no task of a live article takes more than ${GOALS.task} ms, the sample`,
        task(sample.live.longest),
        verdict(longest(sample.live) <= GOALS.task),
      ],
      ["the same, the long article", task(long.live.longest), verdict(longest(long.live) <= GOALS.task)],
    ],
  );
}

/** The document and its charts, by their paths in the project. */
export function report({ node, chromium, page }) {
  const { conditions, sizes, sample, long, pressed } = page;
  const document = `# Performance

\`ROUNDS=${node.rounds} make bench\` measured and wrote this page: rendering side by side with other renderers, in Node and in
Chromium, and articles in the page, as a reader with a phone has them. Times are medians; in parentheses are the quartiles.

- Node: ${measured(node)}
- Chromium: ${measured(chromium)}
- In the page: ${measured(page)}
${busy([node, chromium, page])}
## In the page

Chromium with its processor ${conditions.slowness} times as slow, ${conditions.bits / 1e6} Mbit/s and ${conditions.latency} ms until an answer begins, everything compressed by brotli, nothing
cached, a window of ${conditions.width} × ${conditions.height} px. All times are from the navigation.

![When the sample can be read, and when its cards can be opened](pictures/performance-page.svg)

${visits(sample, "the sample")}
- *bare HTML* is the prerendered article without Apostil's stylesheet and script, *plain* has the stylesheet, *prerendered*
  also the element around the article, *live* has its Markdown rendered in the page.
- *${PEER}* makes the same from the same Markdown, but less: it has no sources, its terms are links, and
  only its notes have cards.
- *Readable*: the last paragraph of the first screen has been painted. *Whole*: the last entry of the article's lists is there.
  *First card*: a press opens one; on a plain page the stylesheet does, as soon as the entries are there.
- *Longest task* is how long the page cannot answer. *Shifts* is the sum of the layout shifts. *Loaded* is what came over the
  network, compressed.

An article of ${size(Math.round(sizes.long.bytes / 1e4) * 1e4)} with ${count(sizes.long.notes)} notes, rendered in the page:

${visits(long, "the long article")}
From a press on a mark to its card, in a prerendered article of ${size(Math.round(sizes.pressed.bytes / 1e4) * 1e4)} with ${count(sizes.pressed.links)} links that open cards. *Script* and *frame* (style,
layout, paint) are how long the page's thread works; until the card is presented it also waits for the screen, in steps of 8 ms.

${presses(pressed)}
${pageGoals(page)}
## From an article to its annotated form

All get the bytes of an article and of a glossary in Markdown, as they arrive from the network, and return what a page is
built from. *Page* is the module that pages load, compiled for size; *package* is \`apostil/render\` of the npm package, compiled
for speed, which also writes the head of a page. A ratio is how many times as long the JavaScript stack takes: above 1, Apostil
is faster.

![How many times as long as Apostil the JavaScript stack takes, in Node](pictures/performance.svg)

${annotating(node, chromium)}
## Markdown alone

The same without a glossary, beside renderers that know no terms. For each of them: its time, and how many times as long as
Apostil it takes. In Node:

${markdown(node)}
In Chromium:

${markdown(chromium)}
markdown-wasm writes HTML as it reads; Apostil builds a model of the article, checks its addresses and counts what it writes.

## WebAssembly beside native code

The same source, compiled for this machine and for the browser, from the same article to the same script. The ratio is how
many times as long the module takes.

${native(node)}
## The goals of rendering

${renderingGoals("Node", node)}
${renderingGoals("Chromium", chromium)}
## How it is measured

- In Node, times are those of the processor, not of the clock, so that other programs count little. They include the threads
  on which V8 compiles and collects garbage. In Chromium they are those of the clock.
- All renderers run in one process or page. They take turns in each round, and each is first as often as the others. What can
  be done once is done before: modules are compiled, parsers made, and every function is warm.
- All get bytes and return a string. Apostil returns its node script, its outline and its diagnostics, of which the last two
  are extra work.
- The time for the glossary alone is that for an article of one word with it. It is subtracted round by round.
- The JavaScript stack is markdown-it with its plugins for footnotes, definition lists and abbreviations, a glossary read by the
  same parser, and one regular expression for all terms. It links the first mention of each term, and shows the definitions of
  those that are mentioned. It does less than Apostil: it knows no plurals, backlinks or diagnostics.
- markdown-it alone is its preset \`commonmark\`, without a plugin. md4w is its fast module. marked and markdown-wasm have
  their defaults. The peers show notes as plain text there; Apostil numbers and lists them.
- The texts are generated, the same ones each time: frequent words are real, the others made of syllables. See
  \`benches/articles.mjs\`.
- In the page, each visit has a new tab, whose process has seen no page before, and addresses that no cache knows. Pages are
  visited by turns. [Element Timing](https://developer.mozilla.org/docs/Web/API/PerformanceElementTiming) says when a paragraph
  was painted. After each visit a real press shows that there are cards. See \`benches/probe.mjs\`.
- A slower processor by DevTools is the same one that pauses. Chromium draws without a graphics card here.

\`make bench\` also times each part of the work natively, with [divan](https://docs.rs/divan).
`;
  const compared = node.annotating.map((point) => ({ label: label(point), ...point.ratios[STACK] }));
  return {
    "docs/performance.md": document,
    "docs/pictures/performance.svg": bars(compared),
    "docs/pictures/performance-page.svg": spans(sample),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(report(results())))
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
