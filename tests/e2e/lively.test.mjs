// The article prerendered by `apostil render --script`: readable at once, and interactive once the script has loaded.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const setUp = async (use, open) => {
  const body = await render("www/article.md", "--stylesheet", "/apostil.css", "--script", "/apostil.js");
  const pages = { "/": { body }, "/favicon.ico": { status: 204 } };
  const site = await use(openSite({ folder: join(project, "dist"), pages }));
  return { site, pages, page: await open() };
};

const lively = (page) => page.until("a lively reader", () => document.querySelector("apostil-reader[data-lively]"));

scenario("the prerendered article with its script", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  test("opens a term as a card", async () => {
    await at.page.visit(at.site.origin);
    await lively(at.page);
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
  });

  test("brings the reader to the mention of the entry that the address names", async () => {
    await at.page.visit(`${at.site.origin}/#fn-death-statistic`);
    await lively(at.page);
    await at.page.until("the mention in the window", () => {
      const { top, bottom } = document.getElementById("fnref-death-statistic-1").getBoundingClientRect();
      return scrollY > 0 && top < innerHeight && bottom > 0;
    });
  });

  for (const file of ["/cards.js", "/pkg/apostil_cards_bg.wasm"])
    test(`is headed by no error where it lacks its cards, and has them once they can be had (${file})`, async () => {
      at.pages[file] = { status: 404, body: "" };
      await at.page.visit(at.site.origin);
      const told = await at.page.run(async () => {
        const host = document.querySelector("apostil-reader");
        await customElements.whenDefined("apostil-reader");
        const told = [];
        document.addEventListener("apostil-error", ({ detail: { code, fatal } }) => told.push(code, fatal));
        const failed = await host.reload().catch(({ code }) => code);
        return [
          failed,
          ...told,
          host.querySelectorAll(".apostil-message").length,
          host.querySelectorAll(".apostil-body").length,
        ];
      });
      assert.deepEqual(told, ["module", "module", false, 0, 1]);
      delete at.pages[file];
      await at.page.run(() =>
        document
          .querySelector("apostil-reader")
          .reload()
          .then(() => {}),
      );
      await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
      await at.page.cards(1);
      await at.page.consoleErrors(); // the browser's own words about the file
    });
});
