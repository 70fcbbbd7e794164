// The modules of WebAssembly: which files each way of a page loads, in which order, and what a page can do without. A trap in
// the module of cards costs the cards and never the text.

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

/** Has the next call of the cards trap, as `unreachable` in WebAssembly does, when a test asks for it. */
const trapping = `
  const { instantiate } = WebAssembly;
  const unreachable = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0,
    10, 5, 1, 3, 0, 0, 11]);
  window.instances = 0;
  window.trap = 0;
  const guarded = (result, trap) => {
    const exports = { ...result.instance.exports };
    if (!exports.cards_hear) return result;
    window.instances += 1;
    const hear = exports.cards_hear;
    exports.cards_hear = (...values) => {
      if (window.trap > 0) {
        window.trap -= 1;
        trap();
      }
      return hear(...values);
    };
    return { module: result.module, instance: { exports } };
  };
  const trapOf = instantiate.call(WebAssembly, unreachable).then(({ instance }) => instance.exports.t);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => guarded(await original.apply(WebAssembly, values), await trapOf);
  }
`;

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
    "/trapping.js": { body: trapping },
    "/live-busy": { body: pageOf(bodies["/live"], script("busy")) },
    "/prerendered-busy": { body: pageOf(bodies["/prerendered"], script("busy")) },
    "/trap": { body: pageOf(reader() + reader('id="second"'), script("trapping")) },
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
        ({ code }) => code ?? "internal",
      ),
    );
    assert.notEqual(failed, "");
    await at.page.consoleErrors(); // the browser's own words about the files
  });

  test("after a trap keep the text of all readers, say so once, and start anew when it is touched", async () => {
    await visit("/trap");
    await lively(2);
    await at.page.run(() => {
      window.told = [];
      document.addEventListener("apostil-error", ({ detail }) => told.push([detail.code, detail.fatal]));
    });
    const text = () =>
      at.page.run(() =>
        [...document.querySelectorAll(".apostil-body, .apostil-notes, .apostil-glossary")].map((it) => it.textContent),
      );
    const before = await text();
    for (const [round, instances] of [
      [1, 2],
      [2, 3],
    ]) {
      await at.page.click(await at.page.find('apostil-reader:first-of-type a[href="#term-alpha"]'));
      await at.page.cards(1);
      await at.page.run(() => {
        window.trap = 1;
        document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      });
      await at.page.cards(0);
      await lively(0);
      assert.deepEqual(await text(), before, "the text is whole");
      assert.deepEqual(await at.page.run(() => window.told), [["crash", false]], "it is said once");
      assert.equal((await at.page.all("[aria-haspopup], [aria-expanded], .apostil-card, .apostil-live")).length, 0);
      const touch = () =>
        at.page.run(() => {
          for (const reader of document.querySelectorAll("apostil-reader"))
            reader.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        });
      await touch();
      await lively(2);
      assert.equal(await at.page.run(() => window.instances), instances, `after round ${round}`);
      await at.page.click(await at.page.find('#second a[href="#a2-term-beta"]'));
      await at.page.cards(1);
      await at.page.press("ESCAPE");
      await at.page.cards(0);
    }
    await at.page.consoleErrors(); // the engine's own words about the trap
  });
});
