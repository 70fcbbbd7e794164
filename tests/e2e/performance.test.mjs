// What the speed of a page rests on, as facts that do not depend on the machine: what a prerendered article can be read
// without, that nothing moves when the rest arrives, and that the cards are asked for last. And the document about speed says
// what was measured. The times themselves are measured by `make bench`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { report } from "../../benches/report.mjs";
import { results } from "../../benches/results.mjs";
import { project, render } from "./apostil.mjs";
import { chromium } from "./chromium.mjs";
import { PATIENCE } from "./page.mjs";
import { openSite } from "./site.mjs";

/** The cumulative layout shift must be less. */
const SHIFT = 0.02;

for (const [path, text] of Object.entries(report(results())))
  test(`${path} says what benches/results.json says`, () =>
    assert.equal(readFileSync(join(project, path), "utf8"), text));

/** Runs before the page's scripts: gathers shifts of the layout, and tells the site when a paragraph has been painted. */
const watch = `<script>
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
  new MutationObserver(() => {
    document.querySelector(".apostil-body > p:not([elementtiming])")?.setAttribute("elementtiming", "");
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    navigator.sendBeacon("/painted");
  }).observe({ type: "element", buffered: true });
</script>`;
const read = (path) => ({ body: readFileSync(join(project, path)) });

const { APOSTIL_ENGINES: wanted = "Chromium" } = process.env;
const skip = wanted.split(/[ ,]+/).includes("Chromium") ? chromium.missing : "not asked for";

describe("a page that loads (Chromium)", { skip }, () => {
  const pages = {};
  let site;
  let page;

  before(async () => {
    const html = await render("www/article.md", "--stylesheet", "/apostil.css", "--script", "/apostil.js");
    const prerendered = html.replace("<head>", `<head>${watch}`);
    const [head] = prerendered.split("<body");
    const live = `${head}<body class="apostil-page"><main><apostil-reader src="article.md"></apostil-reader></main></body>`;
    Object.assign(pages, {
      "/prerendered": { body: prerendered },
      "/live": { body: live },
      "/favicon.ico": { status: 204 },
    });
    for (const name of ["article.md", "glossary.md", "sources.json"]) pages[`/${name}`] = read(`www/${name}`);
    for (const name of ["apostil.js", "cards.js"]) pages[`/${name}`] = read(`dist/${name}`);
    site = await openSite({ folder: join(project, "dist"), pages });
    page = await chromium.open();
  });
  after(async () => {
    await page?.close();
    await site?.close();
  });
  afterEach(() => page.assertNoErrors());

  /** Loads a page, which must have painted a paragraph of its article before a file is answered; how far it shifts. */
  const shift = async (path, held) => {
    let release;
    pages[held].until = new Promise((go) => {
      release = go;
    });
    site.posted.length = 0;
    const visit = page.visit(site.origin + path);
    try {
      // A page whose script has not arrived is still loading, so nothing can be asked within it.
      await page.driver.wait(() => site.posted.length > 0, PATIENCE, `nothing is painted without ${held}`, 20);
    } finally {
      release();
      await visit;
    }
    await page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
    await page.run(() => new Promise((rests) => requestAnimationFrame(() => requestAnimationFrame(() => rests()))));
    return page.run(() => window.shifts.reduce((sum, value) => sum + value, 0));
  };

  test("shows a prerendered article before any script of the reader has arrived, and nothing moves then", async () => {
    const moved = await shift("/prerendered", "/apostil.js");
    assert.ok(moved < SHIFT, `${moved}`);
  });

  test("shows a live article before the script of its cards has arrived, and nothing moves then", async () => {
    const moved = await shift("/live", "/cards.js");
    assert.ok(moved < SHIFT, `${moved}`);
  });
});
