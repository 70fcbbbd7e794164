// Measures articles in Chromium as a reader with a phone has them: a processor four times as slow, a slow network, nothing
// cached. Out: its part of benches/results.json. `make bench` runs it.

import assert from "node:assert/strict";
import { chromium } from "../tests/e2e/chromium.mjs";
import { quartiles } from "./measure.mjs";
import { files, long, pressed, sample, sizes } from "./pages.mjs";
import { probe } from "./probe.mjs";
import { keep, ROUNDS } from "./results.mjs";
import { openSite } from "./site.mjs";

/** How many times as slow the processor is. */
const SLOWNESS = 4;
const BITS = 1_600_000;
/** Milliseconds until an answer to a request begins. */
const LATENCY = 150;
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1, mobile: false };
/** Milliseconds that a visit may take until the page is at rest. */
const PATIENCE = 600_000;
/** How many cards of the large article are opened in each round. */
const PRESSES = 10;

const site = await openSite(files);
site.prepare();
const browser = await chromium.open();
const { driver } = browser;
const tell = (command, parameters) => driver.sendAndGetDevToolsCommand(command, parameters);
let visits = 0;
await driver.manage().setTimeouts({ script: PATIENCE });

/** Visits a page in a new tab, whose process has seen no page before, and waits until it is at rest. */
async function visit({ path, last, card }) {
  const before = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  const tab = await driver.getWindowHandle();
  await driver.switchTo().window(before);
  await driver.close();
  await driver.switchTo().window(tab);
  await tell("Emulation.setDeviceMetricsOverride", PHONE);
  await tell("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
  await tell("Network.enable", {});
  await tell("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY,
    downloadThroughput: BITS / 8,
    uploadThroughput: BITS / 8,
  });
  await tell("Page.addScriptToEvaluateOnNewDocument", { source: probe(last) });
  const [folder, name] = path.split("/");
  await driver.get(`${site.origin}/${++visits}/-/${folder}/${name}`);
  const seen = await driver.executeAsyncScript("probe.done(arguments[0]).then(arguments[1])", Boolean(card));
  // Without a script the stylesheet shows cards, once their entries are there. Nobody presses what is not yet painted.
  const possible = seen.cards ?? (path.endsWith("/plain") ? seen.whole : null);
  return { ...seen, cards: possible && Math.max(possible, seen.readable) };
}

/** Opens the card of a mark; how long that took. */
async function press({ mark, card }, at) {
  const marks = await browser.all(mark);
  await driver.executeScript("globalThis.time = probe.pressed()");
  await browser.click(marks[at]);
  const times = await driver.executeAsyncScript("time.then(arguments[0])");
  assert.equal((await browser.all(card)).length, 1, "a card is open");
  return times;
}

/** Pages by turns: for each a list of what was seen. */
async function inTurns(pages) {
  const names = Object.keys(pages);
  const seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length];
      seen[name].push(await visit(pages[name]));
      const { readable, cards } = seen[name].at(-1);
      console.log(`${name}: readable ${Math.round(readable)} ms, cards ${Math.round(cards)} ms`);
      if (pages[name].card) await press(pages[name], 0); // it is true that there are cards
    }
  }
  return seen;
}

/** The quartiles of everything that was seen; what was not seen in every round is left out. */
function summary(list) {
  const keys = Object.keys(list[0]).filter((key) => list.every((it) => it[key] !== null));
  return Object.fromEntries(keys.map((key) => [key, quartiles(list.map((it) => it[key]))]));
}
const summaries = (seen) => Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, summary(list)]));

/** The cards of a large article: the first of a visit, and further ones. */
async function presses() {
  const first = [];
  const further = [];
  for (let round = 0; round < ROUNDS; round++) {
    await visit(pressed);
    const step = Math.floor((await browser.all(pressed.mark)).length / PRESSES);
    for (let at = 0; at < PRESSES; at++) {
      const times = await press(pressed, at * step);
      (at === 0 ? first : further).push({ ...times, work: times.script + times.frame });
      await browser.run(() => document.querySelector("apostil-reader").close());
    }
  }
  return { first: summary(first), further: summary(further) };
}

try {
  const found = {
    conditions: { slowness: SLOWNESS, bits: BITS, latency: LATENCY, width: PHONE.width, height: PHONE.height },
    sizes,
    sample: summaries(await inTurns(sample)),
    long: summaries(await inTurns(long)),
    pressed: await presses(),
  };
  console.log(JSON.stringify(found, undefined, 1));
  keep("page", `Chromium ${(await driver.getCapabilities()).getBrowserVersion()}`, found);
} finally {
  await browser.close();
  await site.close();
}
