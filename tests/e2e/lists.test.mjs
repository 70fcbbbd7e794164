// The lists at the end: how much room and how many stops of Tab they take, what of them is folded away and how it comes
// back, the ways past them, and what their heads say for their rows.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { prerendered, project, render } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

/** Half of what it was when each list was shown whole, with addresses and all, in CSS px at a width of 1440. */
const HEIGHT = 15_750;
/** How many stops there may be from the article's first link to its end; it had 880. */
const STOPS = 350;

/** Notes by two reviewers, more than are shown at first; terms; sources that were accessed on one day. */
const numbers = Array.from({ length: 15 }, (_, i) => i + 1);
const article = `---
title: Numbers
sources: sources.json
---
${numbers.map((n) => `Number ${n} is even.[^n${n}]`).join("\n\n")}

The **zero** is a digit, and a sign.

${numbers
  .map((n) => {
    const by = n === 3 ? 'checked=2026-11-25 by="Ann"' : 'checked=2026-11-23 by="the editors"';
    return `[^n${n}]: {${n % 2 ? "incorrect" : "supported"} ${by}} Whether ${n} is even, a digit and all, can be seen at its end [@s${n}].`;
  })
  .join("\n")}

# Glossary {#glossary}

digit
: A sign for a number.

sign
: A digit, for one.
`;
const sources = numbers.map((n) => ({
  id: `s${n}`,
  type: "webpage",
  title: `The Number ${n}`,
  URL: `https://www.numbers.example/pages/${n}`,
  accessed: { "date-parts": [[2026, 11, 23]] },
}));

/** Runs in the page: the rows of a list that are shown. */
const shown = (list) =>
  [...document.querySelectorAll(`.apostil-${list} > ol > li`)].filter((row) => row.getClientRects()[0]?.height > 4)
    .length;

/** Runs in the page: whether an element is in the window, as a whole. */
const isSeen = (selector) => {
  const { top, bottom, width } = document.querySelector(selector).getBoundingClientRect();
  return width > 20 && top >= 0 && bottom <= innerHeight;
};

const setUp = async (use, open) => {
  const { mkdtemp, rm, writeFile } = await import("node:fs/promises");
  const { tmpdir } = await import("node:os");
  const folder = await mkdtemp(join(tmpdir(), "apostil-lists-"));
  use({ close: () => rm(folder, { recursive: true }) });
  await writeFile(join(folder, "numbers.md"), article);
  await writeFile(join(folder, "sources.json"), JSON.stringify(sources));
  const page = async (path) => ({
    body: (await render(path, "--stylesheet", "/apostil.css", "--script", "/apostil.js")).replace(
      "</body>",
      '<p><a href="#" id="behind">What comes after</a></p></body>',
    ),
  });
  const pages = {
    "/": await page(join(folder, "numbers.md")),
    "/sample": await page("www/article.md"),
    "/favicon.ico": { status: 204 },
  };
  const site = await use(openSite({ folder: join(project, "dist"), pages }));
  return { site, plain: await use(prerendered("www/article.md")), page: await open(), folder };
};

scenario("the lists", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path = "/") => {
    await at.page.visit(`${at.site.origin}${path}`);
    await at.page.until("there are cards", () => document.querySelector("[data-lively]") !== null);
  };

  test("take less room than the text would have twice, and few stops of Tab", async () => {
    await at.page.resize(1440, 900);
    await visit("/sample");
    const height = await at.page.run(() => document.documentElement.scrollHeight);
    assert.ok(height <= HEIGHT, `${height} px`);
    await at.page.run(() => {
      document.querySelector(".apostil-body a").focus();
      document.querySelector("#behind").addEventListener("focus", (event) => event.target.setAttribute("data-met", ""));
    });
    let stops = 1;
    const isInside = () => !document.querySelector("#behind").hasAttribute("data-met");
    for (; stops <= STOPS && (await at.page.run(isInside)); stops += 10)
      await at.page.driver.actions().sendKeys(Key.TAB.repeat(10)).perform();
    assert.ok(stops <= STOPS, "Tab has come to the end of the article");
  });

  test("begin with ten rows; a button shows all of them", async () => {
    await at.page.resize(1280, 900);
    await visit();
    assert.deepEqual([await at.page.run(shown, "notes"), await at.page.run(shown, "sources")], [10, 10]);
    const button = await at.page.find(".apostil-notes > .apostil-all");
    await at.page.shows(button, /^Show all 15$/);
    await at.page.click(button);
    assert.deepEqual([await at.page.run(shown, "notes"), await at.page.run(shown, "sources")], [15, 10]);
    const id = await at.page.run(() => document.activeElement.id);
    assert.equal(id, "fn-n11", "the keyboard goes on where the list goes on");
    assert.equal((await at.page.all(".apostil-notes > .apostil-all")).length, 0);
  });

  test("are shown whole by the button at the head of a filtered one", async () => {
    await at.page.resize(1280, 900);
    await visit();
    assert.equal(await at.page.run(shown, "notes"), 10);
    await at.page.click(await at.page.find(".apostil-count[data-verdict=supported]"));
    assert.equal(await at.page.run(shown, "notes"), 7);
    const button = await at.page.find(".apostil-filtered > button");
    await at.page.shows(button, /^Show all 15$/);
    await at.page.click(button);
    assert.equal(await at.page.run(shown, "notes"), 15);
    assert.equal((await at.page.all(".apostil-notes > .apostil-all")).length, 0);
    await at.page.assertFocused(await at.page.find(".apostil-notes > h2"), "the reader stays at the list");
  });

  test("show what a link leads to, an address names or a search finds", async () => {
    await visit();
    await at.page.click(await at.page.find("#fnref-n15-1"));
    await at.page.cards(1);
    await at.page.click(await at.page.find(".apostil-card-goto"));
    assert.equal(await at.page.run(shown, "notes"), 15);
    assert.ok(await at.page.run(isSeen, "#fn-n15"));
    await at.page.run(() => {
      document.querySelector("#source-s9").dispatchEvent(new Event("beforematch", { bubbles: true }));
    });
    assert.equal(await at.page.run(shown, "sources"), 15);
    await at.page.visit(`${at.site.origin}/#sourceref-s14-1`);
    await at.page.until("the note is shown that cites it", () => {
      const row = document.querySelector("#fn-n14");
      return document.querySelector("[data-lively]") && row.getClientRects()[0]?.height > 4;
    });
    await at.page.until("it is in the window", () => {
      const { top, bottom } = document.querySelector("#sourceref-s14-1").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  });

  test("say once what most of their rows have in common; a card says it itself", async () => {
    await visit();
    const rows = () => [...document.querySelectorAll(".apostil-note")].slice(0, 3).map((row) => row.innerText);
    const [first, , third] = await at.page.run(rows);
    assert.doesNotMatch(first, /2026/);
    assert.match(third, /checked 25 November 2026 by Ann/);
    const heads = () => [...document.querySelectorAll("p.apostil-common")].map((head) => head.innerText);
    assert.deepEqual(await at.page.run(heads), [
      "Notes checked 23 November 2026 by the editors",
      "Sources accessed 23 November 2026",
    ]);
    assert.match(await at.page.run(() => document.querySelector("#source-s1").innerText), /numbers\.example\s+↩/);
    await at.page.click(await at.page.find("#fnref-n1-1"));
    const [card] = await at.page.cards(1);
    await at.page.shows(card, /checked 23 November 2026 by the editors/);
  });

  test("leave terms that the text has linked alone, and cards link them", async () => {
    await visit();
    const links = () => document.querySelectorAll(".apostil-entry .apostil-content a.apostil-term[href]").length;
    assert.equal(await at.page.run(links), 0);
    await at.page.click(await at.page.find(".apostil-body a.apostil-term[href='#term-sign']"));
    await at.page.cards(1);
    await at.page.click(await at.page.find(".apostil-card .apostil-content a.apostil-term"));
    await at.page.cards(2);
    const said = await at.page.run(() => document.querySelector(".apostil-card[data-level='2']").textContent);
    assert.match(said, /A sign for a number/);
  });

  test("have ways past them, which show on focus", async () => {
    await visit();
    const isHidden = () => document.querySelector(".apostil-notes > .apostil-skip").getBoundingClientRect().width < 2;
    assert.ok(await at.page.run(isHidden));
    await at.page.run(() => [...document.querySelectorAll(".apostil-body a")].at(-1).focus());
    await at.page.tab();
    assert.ok(await at.page.run(isSeen, ".apostil-notes > .apostil-skip"));
    const said = await at.page.run(() => document.activeElement.parentElement.innerText);
    assert.equal(said, "Skip to: Glossary · Sources · End of the article");
    await at.page.tab();
    await at.page.tab();
    await at.page.press("ENTER");
    await at.page.until("the focus is at the end", () => document.activeElement.className === "apostil-end");
    await at.page.tab();
    assert.equal(await at.page.run(() => document.activeElement.id), "behind");
  });

  test("have each way back beside the last word", async () => {
    for (const width of [330, 390, 520, 820, 1440]) {
      await at.page.resize(width, 900);
      await at.page.visit(at.plain.address);
      const alone = await at.page.run(() => {
        const isAlone = (links) => {
          const range = document.createRange();
          const walker = document.createTreeWalker(links.parentElement, NodeFilter.SHOW_TEXT);
          let last;
          for (let node = walker.nextNode(); node && !links.contains(node); node = walker.nextNode())
            if (node.data.trim()) last = node;
          const end = last.data.trimEnd().length;
          range.setStart(last, end - 1);
          range.setEnd(last, end);
          const word = [...range.getClientRects()].at(-1);
          const link = links.firstElementChild.getBoundingClientRect();
          return word.bottom <= link.top + 2 || word.top >= link.bottom;
        };
        const all = [...document.querySelectorAll(".apostil-backlinks")];
        return all.filter(isAlone).map((links) => links.closest("[id]").id);
      });
      assert.deepEqual(alone, [], `at ${width} px`);
    }
  });
});
