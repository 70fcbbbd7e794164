// Paper: no cards, no buttons, no backlinks; notes, the glossary of the terms used, and sources with their full addresses.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

/** How many sheets the sample may take; it took 35. */
const SHEETS = 16;

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
    // An address may be broken anywhere; a hyphen at the end of a line may be one of the line.
    const solid = (text) => text.replaceAll(/[ -]/g, "");
    for (const text of ["Notes", "Glossary", "Sources", note, entry]) assert.ok(printed.includes(text), text);
    assert.ok(solid(printed).includes(solid(address)), address);
    for (const text of ["Go to entry", "Copy link", "Show all", "Skip to", "Save as", "CSL-JSON", "Close", "↩"])
      assert.ok(!printed.includes(text), `no ${text}`);
  });

  test("has all rows, few sheets, and headings with what they head", { skip: at.cannot.printed }, async () => {
    await at.page.visit(at.site.address);
    await at.page.article();
    const folded = await at.page.run(() => {
      const rows = [...document.querySelectorAll(".apostil-article > section > :is(ol, dl) > [hidden]")];
      const words = (row) =>
        row.querySelector(".apostil-content").textContent.normalize("NFKC").trim().split(/\s+/).slice(0, 3).join("");
      return rows.map(words);
    });
    assert.ok(folded.length > 50, `${folded.length} rows are folded away`);
    const printed = (await at.page.printed()).normalize("NFKC"); // without ligatures
    const whole = printed.replace(/\s+/g, "");
    assert.deepEqual(
      folded.filter((row) => !whole.includes(row)),
      [],
    );
    const sheets = printed.split("\f").filter((sheet) => sheet.trim());
    assert.ok(sheets.length <= SHEETS, `${sheets.length} sheets`);
    for (const heading of ["Notes", "Glossary", "Sources"]) {
      const sheet = sheets.find((text) => text.split("\n").some((line) => line.trim() === heading));
      const after = sheet.slice(sheet.search(new RegExp(`^\\s*${heading}$`, "m"))).trim();
      assert.ok(after.split("\n").length > 4, `${heading} has its first row on its sheet`);
    }
    assert.ok(!whole.includes("web.archive.org"), "no address of an archived copy");
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
