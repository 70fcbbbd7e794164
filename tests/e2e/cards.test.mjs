// The sample article as `apostil preview` shows it: its terms and notes, and how their cards open, nest and close, by
// mouse and by keyboard.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({ site: await use(preview("www/article.md")), page: await open() });

scenario("the sample article", setUp, (at) => {
  beforeEach(async () => {
    await at.page.visit(at.site.address);
    await at.page.article();
  });
  afterEach(() => at.page.assertNoErrors());

  /** The first mention in the text whose entry holds what the selector asks for. */
  const mention = async (kind, holds = "*") => {
    const link = await at.page.run(
      (kind, holds) =>
        [...document.querySelectorAll(`.apostil-body ${kind}`)].find((link) =>
          document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(holds),
        ),
      kind,
      holds,
    );
    assert.ok(link, `the text has a ${kind} whose entry has a ${holds}`);
    return link;
  };
  const term = (holds) => mention("a.apostil-term", holds);
  const note = (holds) => mention(".apostil-noteref a", holds);
  const attribute = (element, name) => at.page.run((it, name) => it.getAttribute(name), element, name);
  const inside = (card) => at.page.until("focus in the card", (it) => it.contains(document.activeElement), card);
  const part = (card, selector) => at.page.run((it, selector) => it.querySelector(selector), card, selector);

  const closesWithEscape = async (trigger) => {
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    await at.page.assertFocused(trigger, "focus back on the word");
    assert.notEqual(await attribute(trigger, "aria-expanded"), "true");
  };

  test("is there with its terms and notes", async () => {
    const count = (selector) => at.page.run((selector) => document.querySelectorAll(selector).length, selector);
    assert.ok((await count(".apostil-glossary .apostil-entry")) >= 30, "thirty terms");
    assert.ok((await count(".apostil-body a.apostil-term")) >= 30, "thirty terms marked in the text");
    assert.ok((await count(".apostil-notes .apostil-note")) >= 24, "twenty-four notes");
    assert.ok((await count(".apostil-sources .apostil-source")) > 0, "sources");
  });

  for (const [kind, find] of [
    ["term", term],
    ["note", note],
  ]) {
    test(`a click on a ${kind} opens its card and Escape closes it`, async () => {
      const trigger = await find();
      await at.page.click(trigger);
      const [card] = await at.page.cards(1);
      await inside(card);
      assert.equal(await attribute(card, "data-kind"), kind);
      assert.equal(await attribute(card, "role"), "dialog");
      assert.equal(await attribute(trigger, "aria-expanded"), "true");
      await closesWithEscape(trigger);
    });

    test(`Enter on a ${kind} opens its card, Tab leads to its close button`, async () => {
      const trigger = await find();
      await at.page.focus(trigger);
      await at.page.press("ENTER");
      const [card] = await at.page.cards(1);
      await inside(card);
      const button = await part(card, ".apostil-card-close");
      const isFocused = () => at.page.run((it) => document.activeElement === it, button);
      for (let presses = 0; presses < 10 && !(await isFocused()); presses++) await at.page.tab();
      assert.ok(await isFocused(), "Tab reaches the close button");
      await at.page.press("ENTER");
      await at.page.cards(0);
      await at.page.assertFocused(trigger, "focus back on the word");
    });
  }

  test("the card is named after its term and says what the entry says", async () => {
    const trigger = await term();
    await at.page.click(trigger);
    const [card] = await at.page.cards(1);
    const [name, headword, says, entry] = await at.page.run(
      (card, trigger) => {
        const entry = document.getElementById(decodeURIComponent(trigger.hash.slice(1)));
        return [
          document.getElementById(card.getAttribute("aria-labelledby")).textContent,
          entry.querySelector("dfn").textContent,
          card.querySelector(".apostil-card-body .apostil-content").textContent,
          entry.querySelector(".apostil-content").textContent,
        ];
      },
      card,
      trigger,
    );
    assert.equal(name, headword);
    assert.equal(says, entry);
  });

  test("More expands a definition", async () => {
    await at.page.click(await term(".apostil-more"));
    const [card] = await at.page.cards(1);
    const more = await part(card, ".apostil-card-more");
    const rest = await part(card, ".apostil-more");
    assert.equal(await rest.isDisplayed(), false);
    assert.equal(await attribute(more, "aria-expanded"), "false");
    await at.page.focus(more);
    await at.page.press("ENTER");
    await at.page.until("the rest to be shown", (it) => it.checkVisibility(), rest);
    assert.equal(await attribute(more, "aria-expanded"), "true");
    await at.page.cards(1);
  });

  test("a term in a card opens a second card on top; Escape closes one at a time", async () => {
    const outer = await term(".apostil-content .apostil-term");
    await at.page.click(outer);
    const [first] = await at.page.cards(1);
    const nested = await part(first, ".apostil-content .apostil-term");
    await nested.click();
    const [, second] = await at.page.cards(2);
    await inside(second);
    assert.equal(await attribute(second, "data-level"), "2");
    const [steps, name, title] = await at.page.run(
      (first, second) => {
        const [below, above] = [first, second].map((it) => it.getBoundingClientRect());
        return [
          [Math.abs(above.left - below.left), above.top - below.top, above.width - below.width].map(Math.round),
          second.querySelector(".apostil-card-back").textContent,
          first.querySelector(".apostil-card-title").textContent,
        ];
      },
      first,
      second,
    );
    assert.deepEqual(steps, [16, 16, 0], "one step aside and down, as wide as the one below");
    assert.equal(name, title, "the way back is named");
    assert.ok(
      await at.page.run((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return card.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }, second),
      "the second card is on top",
    );
    await (await part(second, ".apostil-card-back")).click();
    await at.page.cards(1);
    await at.page.assertFocused(nested, "focus back on the word in the first card");
    await nested.click();
    await at.page.cards(2);
    await at.page.press("ESCAPE");
    await at.page.cards(1);
    await at.page.assertFocused(nested, "focus back on the word in the first card");
    await closesWithEscape(outer);
  });

  test("a click outside closes all cards", async () => {
    await at.page.click(await term(".apostil-content .apostil-term"));
    const [first] = await at.page.cards(1);
    await (await part(first, ".apostil-content .apostil-term")).click();
    await at.page.cards(2);
    await (await at.page.find(".apostil-header h1")).click();
    await at.page.cards(0);
  });

  test("Go to entry leads to the list", async () => {
    await at.page.click(await term());
    const [card] = await at.page.cards(1);
    const link = await part(card, ".apostil-card-goto");
    const id = (await attribute(link, "href")).slice(1);
    await link.click();
    await at.page.cards(0);
    await at.page.until(
      "the entry in the window",
      (id) => {
        const { top, bottom } = document.getElementById(id).getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      },
      id,
    );
  });
});
