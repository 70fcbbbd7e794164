// Invisible characters that change the direction of text: the text beside a link, a heading or a note that contains one reads
// in order, in the reader, on its cards and prerendered. Looks at where words are drawn, since only an engine knows.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

/** Those that reorder Latin words. */
const turns = { override: "\u202e", isolate: "\u2067" };

const article = (turn) => `---
title: "First ${turn}second"
author: "Third${turn}"
---
Begin [https://bank.example/${turn}moc.live](https://evil.example) middle *em${turn}phasis* then \`co${turn}de\` end.[^a]

- Begin${turn} middle end
  - Begin middle end

[^a]: {disputed checked=2026-11-23 by="Me${turn}"} Begin ${turn}middle [@s] end.
`;

const sources = (turn) =>
  JSON.stringify([
    { id: "s", title: `T${turn}itle`, publisher: `Begin${turn}`, issued: { "date-parts": [[1999]] }, ISBN: "end" },
  ]);

const setUp = async (use, open) => {
  const { path } = await use(openFolder("direction"));
  const [bodies, more] = [{}, {}];
  for (const [name, turn] of Object.entries(turns)) {
    more[`/${name}.md`] = { body: article(turn) };
    more[`/${name}.json`] = { body: sources(turn) };
    bodies[`/${name}`] = `<apostil-reader src="${name}.md" sources="${name}.json"></apostil-reader>`;
    await writeFile(join(path, `${name}.md`), article(turn));
    await writeFile(join(path, `${name}.json`), sources(turn));
    const page = ["--stylesheet", "/apostil.css", "--sources", join(path, `${name}.json`)];
    more[`/plain/${name}`] = { body: await render(join(path, `${name}.md`), ...page) };
  }
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("characters that turn the direction", setUp, (at) => {
  /** Of each element with words of this list, the words that begin left of where the one before them on their line ends. */
  const misplaced = (selector) =>
    at.page.run((selector) => {
      const wrong = [];
      const words = /First|Begin|middle|then|end\b|1999|disputed|checked|ISBN/g;
      for (const block of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let before;
        while (walker.nextNode()) {
          const node = walker.currentNode;
          for (const { 0: word, index } of node.data.matchAll(words)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const rect = range.getBoundingClientRect();
            const isOnLine = before && Math.abs(rect.top - before.top) < rect.height / 2;
            if (isOnLine && rect.left < before.right - 1) wrong.push(`${word} in ${block.textContent}`);
            before = rect;
          }
        }
      }
      return wrong;
    }, selector);
  const blocks = ":is(h1, p, li, .apostil-byline):not(:has(ul))";

  for (const name of Object.keys(turns)) {
    test(`reorder nothing beside them: ${name}`, async () => {
      await at.page.visit(`${at.site.origin}/${name}`);
      await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
      assert.deepEqual(await misplaced(`.apostil-article ${blocks}`), []);
      await at.page.click(await at.page.find(".apostil-body a[role=doc-noteref]"));
      await at.page.cards(1);
      assert.deepEqual(await misplaced(`.apostil-card ${blocks}`), []);
      await at.page.assertNoErrors();
    });

    test(`reorder nothing beside them without a script: ${name}`, async () => {
      await at.page.load(`${at.site.origin}/plain/${name}`);
      await at.page.until("the article", () => document.querySelector(".apostil-notes"));
      assert.deepEqual(await misplaced(`.apostil-article ${blocks}`), []);
    });
  }
});
