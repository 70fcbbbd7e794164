// A browser without popovers, and servers that send scripts as something else: every link stays a link, what can be read
// stays, and the console says what to do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const reader = '<apostil-reader src="letters.md"><p id="held">Words of the page.</p></apostil-reader>';
const script = readFileSync(join(project, "dist", "render.js"), "utf8");
const sent = (body, type) => ({ "/render.js": { body, headers: { "Content-Type": type }, isBare: true } });

const setUp = async (use, open) => ({
  old: await use(
    letters(
      {},
      {
        "/old.js": { body: "delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;" },
        "/": { body: pageOf(reader, '<script src="/old.js"></script>') },
      },
    ),
  ),
  plain: await use(letters({ "/": reader }, sent(script, "text/plain"))),
  page: await use(letters({ "/": reader }, sent("<p>A page.</p>", "text/html"))),
  browser: await open(),
});

scenario("an old browser or server", setUp, (at) => {
  test("without popovers: links lead to their entries", async () => {
    const page = at.browser;
    await page.visit(at.old.origin);
    await page.run(() => document.querySelector("apostil-reader").ready);
    await page.until("the article", () => document.querySelector(".apostil-body a.apostil-term"));
    for (const [selector, id] of [
      ["a.apostil-term", "term-alpha"],
      [".apostil-noteref a", "fn-order"],
      ["a.apostil-cite", "source-greek"],
    ]) {
      await page.click(await page.find(`.apostil-body ${selector}`));
      await page.until("the entry", (id) => location.hash === `#${id}` && document.querySelector(`#${id}:target`), id);
    }
    assert.equal((await page.all(".apostil-card")).length, 0);
    await page.assertNoErrors();
  });

  for (const [site, what, sentence] of [
    [
      "plain",
      "scripts as plain text",
      "render.js was not run: the server sent it as text/plain. Have it send scripts as",
    ],
    ["page", "a page for a script", "render.js could not be loaded: the server answered with a web page."],
  ])
    test(`that sends ${what}: the author is told`, async () => {
      const page = at.browser;
      await page.visit(at[site].origin);
      await page.until("a message", () => document.querySelector(".apostil-message")?.textContent);
      assert.equal(await (await page.find("#held")).isDisplayed(), true);
      const warned = (await page.run(() => witness.warnings)).join("\n");
      assert.ok(warned.includes(sentence), warned);
      await page.consoleErrors(); // the browser's own words about the script
    });
});
