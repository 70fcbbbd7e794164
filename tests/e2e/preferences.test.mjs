// What readers prefer, and what a page says against it: schemes, less motion, more contrast, forced colours.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => {
  const bodies = {
    "/": `<apostil-reader src="letters.md"></apostil-reader>`,
    "/light": `<apostil-reader src="letters.md" theme="light"></apostil-reader>`,
    "/dark": `<apostil-reader src="letters.md" theme="dark"></apostil-reader>`,
    "/between": `<p>Before</p><apostil-reader src="letters.md" theme="dark"></apostil-reader><p>After</p>`,
  };
  return { site: await use(letters(bodies)), page: await open() };
};

scenario("what readers prefer", setUp, (at) => {
  beforeEach(() => at.page.prefer({}));
  afterEach(() => at.page.assertNoErrors());

  const open = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.article();
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
  };
  const style = (selector, name) =>
    at.page.run((selector, name) => getComputedStyle(document.querySelector(selector))[name], selector, name);
  const isLight = async (selector, name) => {
    const [r, g, b] = (await style(selector, name)).match(/[\d.]+/g).map(Number);
    return r + g + b > 382;
  };

  for (const [scheme, path, light] of [
    ["light", "/", true],
    ["dark", "/", false],
    ["dark", "/light", true],
    ["light", "/dark", false],
  ]) {
    test(`${scheme} is preferred, and ${path} is ${light ? "light" : "dark"}: text, list and card`, async () => {
      await at.page.prefer({ scheme });
      await open(path);
      for (const selector of [".apostil-body p", ".apostil-note", ".apostil-card"])
        assert.equal(await isLight(selector, "color"), !light, `the ink of ${selector}`);
      assert.equal(await isLight(".apostil-card", "backgroundColor"), light, "the card");
    });
  }

  test("a theme's paper lies on nothing around it, with the article there and without", async () => {
    const gaps = () =>
      at.page.run(() => {
        const reader = document.querySelector("apostil-reader");
        const box = (element) => element.getBoundingClientRect();
        const paper = Number(getComputedStyle(reader).boxShadow.match(/0px 0px 0px ([\d.]+)px/)[1]);
        const { previousElementSibling: before, nextElementSibling: after } = reader;
        return [box(reader).top - box(before).bottom - paper, box(after).top - box(reader).bottom - paper];
      });
    await at.page.visit(`${at.site.origin}/between`);
    await at.page.article();
    assert.ok(Math.min(...(await gaps())) > 10, `${await gaps()}`);
    await at.page.run(() => document.querySelector("apostil-reader").replaceChildren());
    assert.ok(Math.min(...(await gaps())) > 10, `${await gaps()}`);
  });

  test("less motion: a card does not fade in", async () => {
    await open("/");
    assert.notEqual(await style(".apostil-card", "animationName"), "none");
    await at.page.prefer({ motion: "reduce" });
    await open("/");
    assert.equal(await style(".apostil-card", "animationName"), "none");
  });

  test("more contrast: lines are as dark as the ink", { skip: at.cannot.contrast }, async () => {
    await at.page.prefer({ contrast: "more" });
    await open("/");
    assert.equal(await style(".apostil-body a.apostil-term", "textDecorationStyle"), "solid");
    assert.equal(await style(".apostil-card", "borderTopColor"), await style(".apostil-card", "color"));
  });

  test("forced colours: whatever can be pressed and whatever is meant still shows", {
    skip: at.cannot.forcedColors,
  }, async () => {
    await at.page.prefer({ forcedColors: "active" });
    await open("/");
    assert.equal(await style(".apostil-body a.apostil-term", "textDecorationLine"), "underline");
    for (const selector of [".apostil-card", ".apostil-card-close", ".apostil-card-goto"])
      assert.notEqual(await style(selector, "borderTopWidth"), "0px", selector);
    await at.page.run(() => {
      location.hash = "#termref-omega-1";
    });
    await at.page.until(
      "an outline",
      () => getComputedStyle(document.querySelector(":target")).outlineStyle === "solid",
    );
  });
});
