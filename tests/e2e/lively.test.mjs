// The article prerendered by `apostil render --script`: readable at once, and lively when the script has come.

import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

async function site() {
  const body = await render("www/article.md", "--stylesheet", "/apostil.css", "--script", "/apostil.js");
  return openSite({ folder: join(project, "dist"), pages: { "/": { body }, "/favicon.ico": { status: 204 } } });
}

const setUp = async (use, open) => ({ site: await use(site()), page: await open() });

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
});
