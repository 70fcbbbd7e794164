// An element that waits for its article takes its room: what is around it does not move, what it holds is shown, and the
// room is given back if there is no article.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letters, pageOf } from "./letters.mjs";
import { PATIENCE } from "./page.mjs";
import { scenario } from "./scenario.mjs";

const around = (attributes, before = "") => `<h1 id="above">Above</h1>${before}
<apostil-reader ${attributes}><p id="held">Words of the page.</p></apostil-reader>
<footer id="below">Below</footer>`;
/** Every shift of the layout that the engine tells of. */
const watch = `<script>
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
</script>`;

const setUp = async (use, open) => {
  const pages = {};
  const page = pageOf(around('src="letters.md" loading="eager"'), watch);
  const plain = page.replace(' class="apostil-page"', "");
  const more = {
    "/page": { body: page },
    "/blog": { body: plain },
    "/lazy": { body: plain.replace('loading="eager"', "") },
    "/far": { body: plain.replace('loading="eager"', "").replace("</h1>", "</h1><div style='height: 500vh'></div>") },
    "/none": { body: plain.replace("letters.md", "none.md") },
    "/unscripted": { body: plain.replace("/apostil.js", "/none.js") },
  };
  const site = await use(letters({}, more, pages));
  return { site, pages, page: await open() };
};

scenario("an element that waits", setUp, (at) => {
  let release = () => {};
  afterEach(() => release());

  /** Loads a page and waits until its article has been requested, which is not answered yet. */
  const visit = async (path) => {
    at.pages["/letters.md"].until = new Promise((go) => {
      release = go;
    });
    at.site.asked.length = 0;
    await at.page.visit(at.site.origin + path);
    const isAsked = () => at.site.asked.includes("/letters.md");
    await at.page.driver.wait(isAsked, PATIENCE, "never asked for", 20);
  };
  const measure = () =>
    at.page.run(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const reader = document.querySelector("apostil-reader");
      return {
        above: box("#above").top,
        top: box("apostil-reader").top,
        height: box("apostil-reader").height,
        below: box("#below").top,
        window: innerHeight,
        shape: getComputedStyle(reader, "::after").content,
        shifts: window.shifts?.length ?? 0,
      };
    });

  test("does not fade for readers who want no motion", async () => {
    await at.page.prefer({ motion: "reduce" });
    await visit("/blog");
    await at.page.until("a shape that does not fade in", () => {
      const { animationDuration } = getComputedStyle(document.querySelector("apostil-reader"), "::after");
      return animationDuration === "0.001s";
    });
    await at.page.assertNoErrors();
    await at.page.prefer({});
  });

  for (const path of ["/page", "/blog", "/lazy"]) {
    test(`is as tall as the window, and nothing moves when the article comes (${path})`, async () => {
      await visit(path);
      const before = await measure();
      assert.ok(before.height >= before.window - 1, `${before.height} of ${before.window} px`);
      assert.ok(before.below >= before.window - 1, "what comes after it is out of sight");
      assert.equal(before.shape, '""', "the shape of a title");
      assert.equal(await (await at.page.find("#held")).isDisplayed(), true);
      release();
      await at.page.until("the article", () => document.querySelector("[data-lively] .apostil-body"));
      const after = await measure();
      assert.equal(after.above, before.above);
      assert.equal(after.top, before.top);
      assert.ok(after.below > before.below);
      assert.equal(after.shape, "none");
      assert.equal(after.shifts, 0);
      await at.page.assertNoErrors();
    });
  }

  test("does so far below the window too, before its article is asked for", async () => {
    at.site.asked.length = 0;
    await at.page.visit(`${at.site.origin}/far`);
    await at.page.until("a reader that waits", () => document.querySelector("apostil-reader[data-waiting]"));
    const { height, window } = await measure();
    assert.ok(height >= window - 1);
    assert.ok(!at.site.asked.includes("/letters.md"));
    await at.page.assertNoErrors();
  });

  test("gives the room back if there is no article", async () => {
    await at.page.visit(`${at.site.origin}/none`);
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    const { height, window, shape } = await measure();
    assert.ok(height < window / 2, `${height} of ${window} px`);
    assert.equal(shape, "none");
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("takes its room before the script has run, and gives it back if it does not", async () => {
    await at.page.visit(`${at.site.origin}/unscripted`);
    const kept = await measure();
    assert.ok(kept.height >= kept.window - 1, `${kept.height} of ${kept.window} px`);
    await at.page.run(() => {
      for (const animation of document.querySelector("apostil-reader").getAnimations()) animation.finish();
    });
    const { height, window } = await measure();
    assert.ok(height < window / 2, `${height} of ${window} px`);
    await at.page.consoleErrors(); // the browser's own words about the script
  });
});
