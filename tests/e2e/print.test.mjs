// Paper: no cards, no buttons, no backlinks; notes, the glossary of the terms used, and sources with their full addresses.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({ site: await use(preview("www/article.md")), page: await open() });

scenario("on paper", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  test("stands all that can be read, and nothing that can only be pressed", { skip: at.cannot.printed }, async () => {
    await at.page.visit(at.site.address);
    await at.page.article();
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
    const [address, note, entry] = await at.page.run(() => {
      const words = (selector) =>
        document.querySelector(selector).textContent.trim().split(/\s+/).slice(0, 4).join(" ");
      const link = document.querySelector(".apostil-source a[href^='https']");
      return [link.href, words(".apostil-note .apostil-content"), words(".apostil-entry .apostil-content")];
    });
    const printed = (await at.page.printed()).replace(/\s+/g, " ");
    const whole = printed.replaceAll(" ", ""); // an address may be broken anywhere
    for (const text of ["Notes", "Glossary", "Sources", note, entry]) assert.ok(printed.includes(text), text);
    assert.ok(whole.includes(address.replaceAll(" ", "")), address);
    for (const text of ["Go to entry", "Copy link", "Save as", "CSL-JSON", "Close", "↩"])
      assert.ok(!printed.includes(text), `no ${text}`);
  });

  test("is black on white also where the theme is dark", { skip: at.cannot.media }, async () => {
    await at.page.prefer({ media: "print", scheme: "dark" });
    await at.page.visit(at.site.address);
    await at.page.article();
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("theme", "dark"));
    const [ink, paper, marks, headings] = await at.page.run(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return [
        style(".apostil-body p").color,
        style("apostil-reader").backgroundColor,
        style(".apostil-noteref a").color,
        [...document.querySelectorAll(".apostil-article :is(h1, h2, h3)")].map((it) => getComputedStyle(it).breakAfter),
      ];
    });
    await at.page.prefer({});
    assert.deepEqual([ink, paper, marks], ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]);
    assert.ok(headings.length > 3 && headings.every((value) => value === "avoid"), "no heading is left alone");
  });
});
