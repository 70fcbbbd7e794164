// Every state of the sample article against axe-core: at rest, prerendered, with each kind of card, nested, in the margin,
// where the article cannot be loaded; narrow and dark (there cards are sheets), wide and light.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { prerendered, project } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

/** The article's first paragraphs with their notes, and a few definitions: axe-core takes seconds for the whole. */
function beginning(article, paragraphs) {
  const [front, ...blocks] = article.replace("glossary.md", "few.md").split("\n\n");
  const isNote = (block) => block.startsWith("[^");
  const text = blocks.filter((block) => !isNote(block)).slice(0, paragraphs);
  const notes = blocks.filter((block) => isNote(block) && text.some((words) => words.includes(block.split(":")[0])));
  return [front, ...text, ...notes].join("\n\n");
}

const setUp = async (use, open) => {
  const files = {};
  for (const name of ["article.md", "glossary.md", "sources.json"])
    files[`/${name}`] = { body: await readFile(join(project, "www", name)) };
  files["/few.md"] = { body: String(files["/glossary.md"].body).split("\n\n").slice(0, 12).join("\n\n") };
  files["/beginning.md"] = { body: beginning(String(files["/article.md"].body), 6) };
  const bodies = {
    "/": `<apostil-reader src="article.md"></apostil-reader>`,
    "/beginning": `<apostil-reader src="beginning.md"></apostil-reader>`,
    "/margin": `<apostil-reader src="beginning.md" layout="margin"></apostil-reader>`,
    "/contents": `<apostil-reader src="beginning.md" toc></apostil-reader>`,
    "/dark": `<apostil-reader src="beginning.md" theme="dark"></apostil-reader>`,
    "/arabic": `<apostil-reader src="letters.md" lang="ar"></apostil-reader>`,
    "/error": `<h1>A blog</h1><apostil-reader src="nowhere.md"><p>Words of the page.</p></apostil-reader>`,
  };
  return {
    axe: await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    site: await use(letters(bodies, files)),
    plain: await use(prerendered("www/article.md")),
    page: await open(),
  };
};

scenario("axe-core", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  /** In: what to look at, as axe-core names it: nothing for the whole page. */
  const assertAccessible = async (context) => {
    await at.page.stillness();
    if (!(await at.page.run(() => "axe" in window))) await at.page.driver.executeScript(at.axe);
    const { violations, passes } = await at.page.run(
      (context) => window.axe.run(context ?? document, { resultTypes: ["violations"] }), // of what holds, only that it does
      context,
    );
    assert.ok(passes.length > 5, `${passes.length} rules held`); // otherwise it has seen nothing
    const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
    assert.deepEqual(told, []);
  };
  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.article();
  };
  const click = async (selector) => at.page.click(await at.page.find(selector));

  const term = ".apostil-body a.apostil-term";
  const states = {
    "the page at rest": () => visit("/"),
    "a forced dark theme": () => visit("/dark"),
    "a card opened by the pointer": async () => {
      await visit("/beginning");
      await at.page.hover(await at.page.find(term));
      await at.page.cards(1);
    },
    "the card of a term, expanded": async () => {
      await visit("/beginning");
      await click(term);
      const [card] = await at.page.cards(1);
      const more = await card.findElements({ css: ".apostil-card-more" });
      for (const button of more) await button.click();
    },
    "the card of a note": async () => {
      await visit("/beginning");
      await click(".apostil-body .apostil-noteref a");
      await at.page.cards(1);
    },
    "nested cards": async () => {
      await visit("/beginning");
      await click(".apostil-body .apostil-noteref a");
      await at.page.cards(1);
      await (await at.page.find(".apostil-card .apostil-cite")).click();
      await at.page.cards(2);
    },
    "the card of a source, with its text to be copied by hand": async () => {
      await visit("/beginning");
      const cite = await at.page.run(() => {
        navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
        const cites = [...document.querySelectorAll(".apostil-note:not([hidden]) .apostil-cite")];
        const hasLink = (cite) => document.querySelector(`${cite.getAttribute("href")} .apostil-content a`);
        return cites.find(hasLink);
      });
      await at.page.click(cite);
      await at.page.cards(1);
      await (await at.page.find(".apostil-card-cite")).click();
      await (await at.page.find(".apostil-card [data-format=bibtex]")).click();
      await at.page.until("a text", () => document.querySelector(".apostil-card textarea")?.value);
    },
    "notes in the margin": () => visit("/margin"),
    "the contents, beside the text or open": async () => {
      await visit("/contents");
      const button = await at.page.find(".apostil-contents-button");
      if (await button.isDisplayed()) await button.click();
    },
    "the notes of one verdict": async () => {
      await visit("/beginning");
      await click('.apostil-count[data-verdict="imprecise"]');
      await at.page.moveAway();
    },
    "an article from right to left, with a card": async () => {
      await visit("/arabic");
      await click(term);
      await at.page.cards(1);
    },
    "the prerendered page": () => at.page.visit(at.plain.address),
  };

  // They have the same elements, and axe-core takes seconds for the whole article: each is looked at in one width.
  const wholes = { "the page at rest": 1440, "the prerendered page": 390 };
  for (const [width, scheme] of [
    [390, "dark"],
    [1440, "light"],
  ]) {
    for (const [state, come] of Object.entries(states)) {
      if ((wholes[state] ?? width) !== width) continue;
      test(`finds nothing in ${state}, ${width} px wide, ${scheme}`, async () => {
        await at.page.prefer({ scheme, motion: "reduce" }); // what fades in has no contrast yet
        await at.page.resize(width, 900);
        await come();
        // Behind the cards is the page of the other states, but for the mark that opens the card.
        const isOnlyCards = (whole) => !whole && document.querySelector(".apostil-card:popover-open") !== null;
        const hasCards = await at.page.run(isOnlyCards, state === "the card of a note");
        await assertAccessible(hasCards ? [[".apostil-card"]] : undefined);
      });
    }
  }

  test("finds nothing where the article cannot be had", async () => {
    await at.page.visit(`${at.site.origin}/error`);
    await at.page.until("a message", () => document.querySelector(".apostil-message")?.textContent);
    await assertAccessible();
    await at.page.consoleErrors(); // the browser's own words about the file
  });
});
