// The WebAssembly modules: which files each kind of page loads, in which order, and what a page can do without.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const RENDER = ["/render.js", "/pkg/apostil_render_bg.wasm"];
const CARDS = ["/cards.js", "/pkg/apostil_cards_bg.wasm"];
const isModule = (path) => /^\/(render|cards|export)\.js$|\.wasm$/.test(path);

/** Holds back what the browser does when it is idle, so that only a touch brings the cards. */
const busy = "window.requestIdleCallback = () => 0;";

const setUp = async (use, open) => {
  const prerendered = await render("www/article.md", "--fragment");
  const reader = (attributes = "") => `<apostil-reader src="letters.md" ${attributes}></apostil-reader>`;
  const bodies = {
    "/live": reader(),
    "/prerendered": `<apostil-reader>${prerendered}</apostil-reader>`,
  };
  const script = (name) => `<script src="/${name}.js"></script>`;
  const more = {
    "/busy.js": { body: busy },
    "/live-busy": { body: pageOf(bodies["/live"], script("busy")) },
    "/prerendered-busy": { body: pageOf(bodies["/prerendered"], script("busy")) },
  };
  const missing = Object.fromEntries([...RENDER].map((path) => [path, { status: 404, body: "" }]));
  const lacking = Object.fromEntries([...CARDS].map((path) => [path, { status: 404, body: "" }]));
  return {
    site: await use(letters(bodies, more)),
    withoutRender: await use(letters(bodies, { ...more, ...missing })),
    withoutCards: await use(letters(bodies, { ...more, ...lacking })),
    page: await open(),
  };
};

scenario("the modules", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path, site = at.site) => {
    site.asked.length = 0;
    await at.page.visit(site.origin + path);
  };
  const lively = (count = 1) =>
    at.page.until(
      `${count} lively`,
      (count) => document.querySelectorAll("apostil-reader[data-lively]").length === count,
      count,
    );
  const modules = (site = at.site) => site.asked.filter(isModule);
  const isBefore = (list, first, second) => list.indexOf(first) < list.indexOf(second);

  test("of a prerendered page are those of the cards alone", async () => {
    await visit("/prerendered");
    await lively();
    assert.deepEqual(modules().sort(), [...CARDS].sort());
  });

  test("of a prerendered page are loaded when it is touched, if the browser is busy till then", async () => {
    await visit("/prerendered-busy");
    await at.page.until("the element", () => customElements.get("apostil-reader"));
    await at.page.run(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    assert.deepEqual(modules(), []);
    await at.page.hover(await at.page.find(".apostil-body p"));
    await lively();
    assert.deepEqual(modules().sort(), [...CARDS].sort());
  });

  test("of a prerendered page do without that of rendering", async () => {
    await visit("/prerendered", at.withoutRender);
    await lively();
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
  });

  test("of a live page come one after the other: the article, then its cards", async () => {
    await visit("/live");
    await lively();
    const asked = modules();
    assert.deepEqual([...asked].sort(), [...RENDER, ...CARDS].sort());
    for (const first of RENDER) for (const second of CARDS) assert.ok(isBefore(asked, first, second), asked.join(" "));
    assert.ok(isBefore(at.site.asked, "/letters-glossary.md", "/cards.js"), "the article is whole before");
  });

  test("of a live page show the article, and its cards when it is first touched", async () => {
    await visit("/live-busy");
    await at.page.until("the article", () => document.querySelector(".apostil-body a.apostil-term"));
    await at.page.run(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    assert.deepEqual(modules().sort(), [...RENDER].sort());
    assert.equal(await at.page.run(() => document.querySelector("[data-lively]")), null);
    await at.page.hover(await at.page.find(".apostil-body p"));
    await lively();
    await at.page.click(await at.page.find('a[href="#term-alpha"]'));
    await at.page.cards(1);
  });

  test("of a live page show the article also without that of the cards, which is told", async () => {
    await visit("/live", at.withoutCards);
    await at.page.until("a warning", () => globalThis.witness.warnings.some((text) => /cards/.test(text)));
    const shown = await (await at.page.find("apostil-reader")).getText();
    assert.match(shown, /Alpha comes before beta/);
    assert.equal((await at.page.all(".apostil-message")).length, 0, "what is missing does not head the article");
    const failed = await at.page.run(() =>
      document.querySelector("apostil-reader").ready.then(
        () => "",
        ({ code }) => code,
      ),
    );
    assert.equal(failed, "module");
    await at.page.consoleErrors(); // the browser's own words about the files
  });
});
