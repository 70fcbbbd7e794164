// Addresses that lead to an entry: the page comes to its first mention and the card opens, on load and later; the back
// button works; unknown fragments are left to the browser.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => {
  const prerendered = await render("www/article.md", "--fragment");
  const more = { "/prerendered": { body: pageOf(`<apostil-reader>${prerendered}</apostil-reader>`) } };
  return {
    site: await use(letters({ "/": `<apostil-reader src="letters.md"></apostil-reader>` }, more)),
    page: await open(),
  };
};

scenario("an address", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.article();
  };
  const inWindow = (id) =>
    at.page.until(
      `${id} in the window`,
      (id) => {
        const { top, bottom } = document.getElementById(id).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      },
      id,
    );
  const opened = async (id) => {
    const [card] = await at.page.cards(1);
    await at.page.until(
      `the card of ${id}`,
      (id) => document.querySelector(".apostil-card-goto")?.hash === `#${id}`,
      id,
    );
    await at.page.until("focus in the card", () => document.activeElement.closest(".apostil-card") !== null);
    return card;
  };
  const go = (hash) =>
    at.page.run((hash) => {
      location.hash = hash;
    }, hash);

  for (const [id, mention] of [
    ["fn-order", "fnref-order-1"],
    ["term-omega", "termref-omega-1"],
    ["source-greek", "sourceref-greek-1"],
  ]) {
    test(`of ${id} brings the reader to its mention and opens the card`, async () => {
      await visit(`/#${id}`);
      await opened(id);
      await inWindow(mention);
      await at.page.press("ESCAPE");
      await at.page.cards(0);
      await at.page.assertFocused(await at.page.find(`#${mention}`), "focus on the mention");
    });
  }

  test("does so in a prerendered article", async () => {
    await visit("/prerendered#fn-death-statistic");
    await opened("fn-death-statistic");
    await inWindow("fnref-death-statistic-1");
  });

  test("of a heading brings the reader there, and opens nothing", async () => {
    await visit("/#the-end");
    await inWindow("the-end");
    await at.page.cards(0);
  });

  test("that leads nowhere does nothing", async () => {
    for (const hash of ["#nope", "#fn-nope", "#%", "#term-"]) {
      await visit(`/${hash}`);
      await at.page.cards(0);
      assert.equal(await at.page.run(() => scrollY), 0);
    }
  });

  test("that changes opens the other card, and the back button goes back", async () => {
    await visit("/");
    await go("#fn-order");
    await opened("fn-order");
    await go("#term-omega");
    await opened("term-omega");
    await at.page.run(() => history.back());
    await opened("fn-order");
    await at.page.run(() => history.back());
    await at.page.cards(0);
    await at.page.run(() => history.forward());
    await opened("fn-order");
  });

  test("in a link of the text opens the card, too", async () => {
    await visit("/");
    await at.page.click(await at.page.find('.apostil-body a[href="#fn-order"]:not([role])'));
    await opened("fn-order");
  });

  test("that was reached by Go to entry stays at the entry", async () => {
    await visit("/");
    await at.page.click(await at.page.find('.apostil-body a[href="#term-beta"]'));
    await (await at.page.find(".apostil-card-goto")).click();
    await inWindow("term-beta");
    await at.page.cards(0);
    await at.page.run(() => history.back());
    await at.page.until("the text again", () => location.hash === "");
    await go("#term-beta");
    await opened("term-beta");
  });
});
