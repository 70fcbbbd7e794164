// The pointer opens cards by staying on a word and closes them by going away, as WCAG 1.4.13 asks: a card can be dismissed
// without moving the pointer, the pointer can go into it, and it stays until the pointer leaves.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const bodies = {
  "/": `<apostil-reader src="letters.md"></apostil-reader>`,
  "/click": `<apostil-reader src="letters.md" trigger="click"></apostil-reader>
    <apostil-reader src="letters.md" id="hovers"></apostil-reader>`,
};

const setUp = async (use, open) => ({ site: await use(letters(bodies)), page: await open() });

scenario("the pointer", setUp, (at) => {
  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.article();
    await at.page.moveAway();
    // When the pointer came over what, and when cards opened and closed, by the page's own clock.
    await at.page.run(() => {
      window.log = [];
      const note = (what) => (event) => window.log.push({ what, at: performance.now(), id: event.detail?.id });
      addEventListener("pointerover", note("over"), true); // on the window: before the reader hears it
      for (const what of ["open", "close"]) document.addEventListener(`apostil-${what}`, note(what));
    });
  };
  const log = () => at.page.run(() => window.log);
  const term = (id, index = 0) =>
    at.page.run(
      (id, index) => document.querySelectorAll(`.apostil-body a.apostil-term[href="#term-${id}"]`)[index],
      id,
      index,
    );
  /** How long the last `open` or `close` came after the pointer's last move before it. */
  const delay = async (what) => {
    const all = await log();
    const index = all.findLastIndex((entry) => entry.what === what);
    return all[index].at - all.slice(0, index).findLast((entry) => entry.what === "over").at;
  };

  beforeEach(() => visit("/"));
  afterEach(() => at.page.assertNoErrors());

  test("opens a card after a while, and does not move the focus", async () => {
    const alpha = await term("alpha");
    await at.page.hover(alpha);
    const [card] = await at.page.cards(1);
    assert.ok((await delay("open")) >= 290, "not at once");
    assert.equal(await at.page.run(() => document.activeElement === document.body), true);
    assert.equal(await at.page.run((it) => it.getAttribute("aria-expanded"), alpha), "true");
    const said = await at.page.until("a message", () => document.querySelector(".apostil-live").textContent);
    assert.match(said, /^Alpha: The first letter/);
    assert.equal(await at.page.run((it) => it.getAttribute("role"), card), "dialog");
  });

  test("closes it after a while when the pointer goes", async () => {
    await at.page.hover(await term("alpha"));
    await at.page.cards(1);
    await at.page.moveAway();
    await at.page.cards(0);
    assert.ok((await delay("close")) >= 290, "not at once");
  });

  test("leaves it open when the pointer goes from the word into the card", async () => {
    await at.page.hover(await term("alpha"));
    const [card] = await at.page.cards(1);
    await at.page.hover(card);
    // A second card opens from within: it took its time, in which the first one would have gone.
    await at.page.hover(await at.page.run((it) => it.querySelector(".apostil-content .apostil-term"), card));
    await at.page.cards(2);
    await at.page.moveAway();
    await at.page.cards(0);
  });

  test("leaves it open while the pointer goes to a card beside the column, over other words on its way", async () => {
    await at.page.resize(1440, 900);
    try {
      await visit("/");
      await at.page.hover(await term("alpha"));
      const [card] = await at.page.cards(1);
      assert.equal(await at.page.run((it) => it.dataset.side, card), "right");
      // Away for longer than a card beside its word would wait; from within the page, since drivers may be slower.
      await at.page.driver.executeAsyncScript((card, done) => {
        const over = (it) =>
          it.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" }));
        over(document.querySelector(".apostil-body .apostil-noteref a"));
        over(document.querySelector(".apostil-header h1"));
        setTimeout(() => done(over(card)), 350);
      }, card);
      await at.page.hover(await at.page.run((it) => it.querySelector(".apostil-content .apostil-term"), card));
      await at.page.cards(2);
      const opened = (await log()).filter(({ what }) => what === "open").map(({ id }) => id);
      assert.deepEqual(opened, ["term-alpha", "term-beta"]);
      await at.page.moveAway();
      await at.page.cards(0);
    } finally {
      await at.page.resize(1280, 900);
    }
  });

  test("switches at once from word to word", async () => {
    await at.page.hover(await term("alpha"));
    await at.page.cards(1);
    await at.page.hover(await term("beta"));
    await at.page.until("the other card", () => document.querySelector(".apostil-card-title").textContent === "Beta");
    await at.page.cards(1);
    assert.ok((await delay("open")) < 290, `within ${await delay("open")} ms`);
  });

  test("Escape dismisses it, and it stays away while the pointer rests", async () => {
    await at.page.hover(await term("alpha"));
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    assert.equal(await at.page.run(() => document.activeElement === document.body), true);
    // Another word takes its whole time, in which the first one would have come back.
    await at.page.hover(await term("beta"));
    await at.page.cards(1);
    const opened = (await log()).filter(({ what }) => what === "open").map(({ id }) => id);
    assert.deepEqual(opened, ["term-alpha", "term-beta"]);
  });

  test("a click makes the card stay, and the same word closes it", async () => {
    const alpha = await term("alpha");
    await at.page.hover(alpha);
    const [card] = await at.page.cards(1);
    await alpha.click();
    await at.page.until("focus in the card", (it) => it.contains(document.activeElement), card);
    await at.page.hover(await term("beta"));
    await at.page.moveAway();
    await alpha.click();
    await at.page.cards(0);
    await at.page.assertFocused(alpha, "focus back on the word");
    assert.equal((await log()).filter(({ what }) => what === "open").length, 1, "no other card has opened");
  });

  test('trigger="click" turns it off, also while the page is open', async () => {
    await visit("/click");
    await at.page.until("both articles", () => document.querySelectorAll("[data-lively]").length === 2);
    const inSecond = () => at.page.find("#hovers .apostil-body a.apostil-term");
    await at.page.hover(await term("alpha"));
    await at.page.run((it) => it.scrollIntoView({ block: "center" }), await inSecond());
    await at.page.hover(await inSecond());
    await at.page.cards(1);
    const opened = (await log()).filter(({ what }) => what === "open").map(({ id }) => id);
    assert.deepEqual(opened, ["a2-term-alpha"]);
    await at.page.press("ESCAPE");
    await at.page.run(() => document.querySelector("apostil-reader").removeAttribute("trigger"));
    const alpha = await term("alpha");
    await at.page.run((it) => it.scrollIntoView({ block: "center" }), alpha);
    await at.page.hover(alpha);
    await at.page.cards(1);
  });
});
