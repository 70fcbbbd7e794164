// In: the widget in dist/. Out: what a long article costs the page that shows it, in Chromium with its processor throttled
// four times: when its first screen is there, when all of it is, when its cards are, and the tasks that took longest.
//   node benches/long.mjs [BYTES] [NOTES]

import { chromium } from "../tests/e2e/chromium.mjs";
import { letters, pageOf } from "../tests/e2e/letters.mjs";
import { long } from "../tests/e2e/long.mjs";

const THROTTLING = 4;
const TURNS = 3;
const [bytes, notes] = [process.argv[2] ?? 1_000_000, process.argv[3] ?? 6_000].map(Number);

/** Runs in the page before anything else: notes when what is there, and every task that takes more than 50 ms. */
function watch() {
  const seen = { tasks: [], shifts: 0 };
  window.seen = seen;
  const note = (name) => {
    seen[name] ??= Math.round(performance.now());
  };
  const watched = (type, hear) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
  watched("longtask", ({ startTime, duration }) => seen.tasks.push([Math.round(startTime), Math.round(duration)]));
  watched("layout-shift", ({ value }) => {
    seen.shifts += value;
  });
  new MutationObserver(() => {
    if (document.querySelector("apostil-reader .apostil-body > p"))
      requestAnimationFrame(() => setTimeout(note, 0, "first"));
    if (document.querySelector("apostil-reader:not([aria-busy]) .apostil-notes")) note("whole");
  }).observe(document, { childList: true, subtree: true, attributeFilter: ["aria-busy"] });
  addEventListener("apostil-ready", () => note("ready"));
}

async function measured(page, address) {
  await page.driver.get("about:blank");
  await page.driver.get(address);
  await page.until("cards", () => window.seen.ready);
  await page.run(() => new Promise((idle) => requestIdleCallback(idle)));
  return page.run(() => window.seen);
}

const site = await letters(
  {},
  {
    "/": { body: pageOf('<apostil-reader src="long.md"></apostil-reader>'), isBare: true },
    "/long.md": { body: long(bytes, notes) },
  },
);
const page = await chromium.open();
try {
  await page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: `(${watch})()` });
  await page.driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: THROTTLING });
  for (let turn = 0; turn < TURNS; turn++) {
    const { first, whole, ready, tasks, shifts } = await measured(page, site.origin);
    const longest = Math.max(0, ...tasks.map(([, took]) => took));
    console.log(
      `first screen ${first} ms, whole ${whole} ms, cards ${ready} ms; longest task ${longest} ms; ${tasks.length} over 50 ms; shift ${shifts}`,
    );
    const longestFirst = tasks.map(([start, took]) => ({ start, took })).sort((one, two) => two.took - one.took);
    console.log(
      `  ${longestFirst
        .slice(0, 8)
        .map(({ start, took }) => `${took} at ${start}`)
        .join(", ")}`,
    );
  }
} finally {
  await page.close();
  await site.close();
}
