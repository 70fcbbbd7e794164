// The thumb: on a narrow screen a card is a sheet at the foot of the window, with large targets, that closes by its button,
// by a tap outside and by a swipe down.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({
  site: await use(letters({ "/": `<apostil-reader src="letters.md"></apostil-reader>` })),
  page: await open({ width: 390, height: 800 }),
});

scenario("a sheet", setUp, (at) => {
  beforeEach(async () => {
    await at.page.resize(390, 800);
    await at.page.visit(at.site.origin);
    await at.page.article();
  });
  afterEach(() => at.page.assertNoErrors());

  const term = (id) => at.page.find(`.apostil-body a.apostil-term[href="#term-${id}"]`);
  const part = (name, card) => card.findElement({ css: `.apostil-card-${name}` });
  const open = async (id = "alpha") => {
    const link = await term(id);
    await at.page.run((it) => it.scrollIntoView({ block: "center" }), link);
    await at.page.tap(link);
    const [card] = await at.page.cards(1);
    await at.page.stillness();
    return card;
  };
  const box = (element) => at.page.run((it) => it.getBoundingClientRect().toJSON(), element);

  test("lies at the foot of the window, over its whole width, at most 60% high, and scrolls", async () => {
    const card = await open();
    let { left, right, bottom } = await box(card);
    const width = await at.page.run(() => document.documentElement.clientWidth);
    assert.deepEqual([left, right, bottom].map(Math.round), [0, width, 800]);
    await at.page.tap(await part("more", card));
    await at.page.until("all of the definition", (it) => it.querySelector(".apostil-more").checkVisibility(), card);
    const { height } = await box(card);
    assert.ok(height <= 480 + 1, `${height} px`);
    const body = await part("body", card);
    assert.ok(await at.page.run((it) => it.scrollHeight > it.clientHeight, body), "its content scrolls");
    ({ bottom } = await box(await part("foot", card)));
    assert.ok(bottom <= 800, "its foot stays in the window");
  });

  test("leaves the word that it explains in sight", async () => {
    const link = await term("omega");
    await at.page.run((it) => it.scrollIntoView({ block: "end" }), link);
    await at.page.tap(link);
    const [card] = await at.page.cards(1);
    await at.page.until(
      "the word above the sheet",
      (link, card) => link.getBoundingClientRect().bottom <= card.getBoundingClientRect().top,
      link,
      card,
    );
  });

  test("keeps its distance from a word that is just above it, while it rises, too", async () => {
    const { top } = await box(await open("beta"));
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    const link = await term("beta");
    for (const distance of [2, 12, 20]) {
      await at.page.run(
        (it, to) => scrollBy({ top: it.getBoundingClientRect().bottom - to, behavior: "instant" }),
        link,
        top - distance,
      );
      await at.page.tap(link);
      const [card] = await at.page.cards(1);
      await at.page.stillness();
      const gap = (await box(card)).top - (await box(link)).bottom;
      assert.ok(gap >= 15, `${gap} px, where there were ${distance}`);
      await at.page.press("ESCAPE");
      await at.page.cards(0);
    }
  });

  test("has targets of at least 24 by 24 px, and so have ways back; that of a mark is as high", async () => {
    const card = await open();
    for (const selector of [".apostil-card button", ".apostil-card-goto", ".apostil-backlinks a"]) {
      const sizes = await at.page.run(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((it) => it.checkVisibility())
            .map((it) => [it.offsetWidth, it.offsetHeight]),
        selector,
      );
      assert.ok(sizes.length > 0, selector);
      for (const [width, height] of sizes) assert.ok(width >= 24 && height >= 24, `${selector}: ${width} by ${height}`);
    }
    await at.page.tap(await part("close", card));
    await at.page.cards(0);
    // The mark of a note is a figure; what can be hit is higher, but takes nothing from the word before it.
    const [height, isWordHit] = await at.page.run(() => {
      const mark = document.querySelector(".apostil-noteref a");
      mark.scrollIntoView({ block: "center" });
      const { x, y, width, height } = mark.getBoundingClientRect();
      const isHit = (dx, dy) => mark.contains(document.elementFromPoint(x + dx, y + dy));
      const all = Array.from({ length: 61 }, (_, index) => height / 2 + index - 30);
      return [all.filter((dy) => isHit(width / 2, dy)).length, isHit(-2, height / 2)];
    });
    assert.ok(height >= 24, `${height} px of a mark's column`);
    assert.ok(!isWordHit, "the word before the mark");
  });

  test("closes by its button, and gives the focus back", async () => {
    const card = await open();
    await at.page.tap(await part("close", card));
    await at.page.cards(0);
    await at.page.assertFocused(await term("alpha"), "focus back on the word");
  });

  test("closes by a tap outside", async () => {
    await open();
    await at.page.tap(await at.page.find(".apostil-header h1"));
    await at.page.cards(0);
  });

  test("closes by a swipe down, and springs back from a short one", async () => {
    const card = await open("gamma");
    const head = await part("head", card);
    await at.page.swipe(head, 0, 30);
    await at.page.until("the sheet back in its place", (it) => it.style.translate === "", card);
    await at.page.cards(1);
    await at.page.swipe(head, 0, -200);
    await at.page.cards(1);
    await at.page.swipe(head, 0, 90);
    await at.page.cards(0);
    await at.page.assertFocused(await term("gamma"), "focus back on the word");
  });

  test("lies on another, of which the head still shows; each closes by itself", async () => {
    const first = await open("beta");
    await at.page.tap(await first.findElement({ css: '.apostil-content a[href="#term-gamma"]' }));
    const [, second] = await at.page.cards(2);
    await at.page.stillness();
    assert.ok((await box(second)).top > (await box(first)).top, "the one below shows at its upper edge");
    await at.page.swipe(await part("head", second), 0, 90);
    await at.page.cards(1);
  });

  test("opens for no finger that only passes over a word", async () => {
    await at.page.run(() => {
      window.opened = [];
      document.addEventListener("apostil-open", ({ detail }) => window.opened.push(detail.id));
    });
    await at.page.swipe(await term("alpha"), 0, 40);
    await open("beta");
    assert.deepEqual(await at.page.run(() => window.opened), ["term-beta"]);
  });
});
