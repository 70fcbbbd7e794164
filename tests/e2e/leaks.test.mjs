// Many readers mounted one after another, and hundreds of cards opened, leave nothing behind: no node, no listener, no
// timer, no memory of the WebAssembly, and hardly a byte of the heap. Only in Chromium, which can count all of it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromium } from "./chromium.mjs";
import { letters, pageOf } from "./letters.mjs";
import { PATIENCE } from "./page.mjs";

const MOUNTS = 150;
const CARDS = 800;
/** What a warm reader has done before anything is counted. */
const WARM = { mounts: 40, cards: 150 };
/** What is compiled anew for speed, bit by bit, would count as growth. */
const COMPILED_ONCE = "--js-flags=--liftoff-only --no-opt --no-maglev --no-sparkplug";
/** Bytes by which the heap may differ after all of it: what the engine keeps for itself. */
const HEAP = 16_000;

const article = `---
title: Growth
---
A term and another,[^a] and a source [@greek, "some words"].[^b]

[^a]: {supported checked=2026-11-23} A note on the term.

[^b]: {disputed} Another, on the source [@greek].

## Glossary

term
: A definition that mentions another.

    More of it.

another
: A second definition.
`;

/** Before the reader's script: the timers that are set, and the memory of each WebAssembly. */
const census = `
  window.census = { timers: new Set(), memories: [] };
  const { setTimeout, clearTimeout } = window;
  window.setTimeout = (run, ms) => {
    const id = setTimeout(() => (census.timers.delete(id), run()), ms);
    census.timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => (census.timers.delete(id), clearTimeout(id));
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...source) => {
      const result = await instantiate.apply(WebAssembly, source);
      census.memories.push((result.instance ?? result).exports.memory);
      return result;
    };
  }
`;

/** Runs in the page: mounts so many readers, each removed before the next, with a card open. */
function mountAll(count, done) {
  const all = async () => {
    for (let i = 0; i < count; i += 1) {
      const reader = document.createElement("apostil-reader");
      reader.setAttribute("src", "/growth.md");
      reader.setAttribute("sources", "/letters.json");
      document.querySelector("main").append(reader);
      await reader.ready;
      if (!reader.open("term-term")) throw new Error("no card");
      reader.remove();
    }
  };
  all().then(
    () => done(""),
    (error) => done(String(error)),
  );
}

/** Runs in the page: opens so many cards of its reader, one after another. */
function openAll(count, done) {
  const reader = document.querySelector("apostil-reader");
  const ids = ["term-term", "fn-a", "term-another", "fn-b"];
  for (let i = 0; i < count; i += 1) {
    if (!reader.open(ids[i % ids.length])) return done("no card");
    if (i % 3 === 0) reader.close();
  }
  reader.close();
  done("");
}

describe("growth (Chromium)", { skip: chromium.missing }, () => {
  let site;
  let page;
  before(async () => {
    const more = {
      "/census.js": { body: census },
      "/growth.md": { body: article },
      "/mounts": { body: pageOf("", '<script src="/census.js"></script>') },
      "/cards": {
        body: pageOf(
          '<apostil-reader src="/growth.md" sources="/letters.json"></apostil-reader>',
          '<script src="/census.js"></script>',
        ),
      },
    };
    site = await letters({}, more);
    page = await chromium.open({ more: [COMPILED_ONCE] });
    await page.driver.manage().setTimeouts({ script: 300_000 });
  });
  after(async () => {
    await page?.close();
    await site?.close();
  });

  const command = (name, options = {}) => page.driver.sendAndGetDevToolsCommand(name, options);

  /** What there is, once all that nobody holds is gone. */
  const counted = async () => {
    await command("Performance.enable");
    await command("HeapProfiler.collectGarbage");
    const { metrics } = await command("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const [timers, memory] = await page.run(() => [
      window.census.timers.size,
      window.census.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    ]);
    return {
      kept: { nodes: of("Nodes"), documents: of("Documents"), listeners: of("JSEventListeners"), timers, memory },
      heap: of("JSHeapUsedSize"),
    };
  };

  const repeat = async (script, count) => {
    for (let left = count; left > 0; left -= 500)
      assert.equal(await page.driver.executeAsyncScript(`(${script})(...arguments)`, Math.min(left, 500)), "");
  };

  const leavesNothing = async (context, script, warm, count) => {
    await repeat(script, warm);
    const before = await counted();
    await repeat(script, count);
    // The engine itself may hold what was last there for a while.
    let after = await counted();
    const isGone = async () => {
      after = await counted();
      return after.kept.nodes <= before.kept.nodes && after.heap < before.heap + HEAP;
    };
    await page.driver.wait(isGone, PATIENCE).catch(() => {}); // what is left is told below
    const { nodes, listeners, memory } = after.kept;
    const heap = after.heap - before.heap;
    context.diagnostic(
      `after ${count}: ${nodes} nodes, ${listeners} listeners, WebAssembly of ${memory} bytes, ${heap} bytes of heap more`,
    );
    for (const [what, number] of Object.entries(after.kept))
      assert.ok(number <= before.kept[what], `${what}: ${number}, not ${before.kept[what]}`);
    assert.ok(heap < HEAP, `the heap has grown by ${heap} bytes`);
    await page.assertNoErrors();
    assert.deepEqual(await page.run(() => window.witness.warnings), []); // each would be kept
  };

  test(`${MOUNTS} readers, mounted and taken away`, async (context) => {
    await page.visit(`${site.origin}/mounts`);
    await page.until("the element", () => customElements.get("apostil-reader"));
    await leavesNothing(context, mountAll, WARM.mounts, MOUNTS);
  });

  test(`${CARDS} cards, opened and closed`, async (context) => {
    await page.visit(`${site.origin}/cards`);
    await page.article();
    await leavesNothing(context, openAll, WARM.cards, CARDS);
  });
});
