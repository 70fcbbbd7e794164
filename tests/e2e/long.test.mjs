// A long article is built in slices: its first screen is there before its end is, the whole is the same as if it were built at
// once, and it may be printed, linked into, interrupted and taken out while it is built.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letters, pageOf } from "./letters.mjs";
import { long } from "./long.mjs";
import { scenario } from "./scenario.mjs";

const NOTES = 1_500;
/** Records how much is there each time the page has changed; once, when the first is, does what the page's address asks for. */
const watch = `<script>
  // A clock that advances each time it is read: slices have the same length on every machine.
  let now = 0;
  performance.now = () => (now += 0.02);
  window.seen = [];
  const doing = {
    print: () => dispatchEvent(new Event("beforeprint")),
    remove: () => document.querySelector("apostil-reader").remove(),
    lose: () => document.querySelector("apostil-reader").setAttribute("src", "nowhere.md"),
    change: () => document.querySelector("apostil-reader").setAttribute("src", "letters.md"),
    take: () => document.querySelector(".apostil-article").remove(),
  };
  const count = () => ["p", "note"].map((it) => document.querySelectorAll(it === "p" ? ".apostil-body > p" : ".apostil-note").length);
  const look = () => {
    if (!document.querySelector(".apostil-body")) return;
    window.seen.push(count());
    if (window.seen.length > 1) return;
    window.reader = document.querySelector("apostil-reader");
    window.busy = window.reader.getAttribute("aria-busy");
    doing[location.search.slice(1)]?.();
    window.then = count();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener("apostil-error", () => { window.failed = true; });
  addEventListener("scroll", () => { window.scrolled ??= count()[1]; });
</script>`;
/** An engine that is never idle. */
const busy = `<script>
  window.requestIdleCallback = (call, { timeout } = {}) => timeout > 0 && setTimeout(call);
</script>`;

const setUp = async (use, open) => {
  const reader = (src) => `<apostil-reader src="${src}"><p id="held">Held.</p></apostil-reader>`;
  const more = {
    "/": { body: pageOf(reader("long.md"), watch) },
    "/busy": { body: pageOf(reader("letters.md"), busy) },
    "/long.md": { body: long(250_000, NOTES) },
  };
  return { site: await use(letters({}, more)), page: await open() };
};

scenario("a long article", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = (path) => at.page.visit(at.site.origin + path);
  const whole = async () => {
    await at.page.until("cards", () => document.querySelector("apostil-reader[data-lively]"));
    return at.page.run(() => document.querySelectorAll(".apostil-note").length);
  };

  test("has its first screen before its end, and is ready when it is whole", async () => {
    await visit("/");
    assert.equal(await whole(), NOTES);
    const [seen, busy, after] = await at.page.run(() => [
      window.seen,
      window.busy,
      window.reader.getAttribute("aria-busy"),
    ]);
    assert.equal(seen[0][1], 0, "no note is there with the first screen");
    assert.ok(seen[0][0] > 10, `${seen[0][0]} paragraphs are`);
    assert.ok(seen.length > 3, `it came in ${seen.length} slices`);
    assert.deepEqual([busy, after], ["true", null]);
  });

  test("is the same as if it were built at once", async () => {
    await visit("/");
    await whole();
    const [same, size] = await at.page.run(async () => {
      const content = () => {
        const copy = document.querySelector(".apostil-article").cloneNode(true);
        for (const it of copy.querySelectorAll("[hidden], .apostil-all")) it.removeAttribute("hidden");
        return copy.innerHTML;
      };
      const sliced = content();
      const before = window.seen.length;
      await window.reader.reload();
      return [sliced === content(), sliced.length, window.seen.length - before];
    });
    assert.ok(same);
    assert.ok(size > 400_000);
  });

  test("brings the reader to the target of the address as soon as that is built", async () => {
    await visit("/#part-5");
    assert.equal(await whole(), NOTES);
    const [scrolled, top] = await at.page.run(() => [
      window.scrolled,
      document.querySelector("#part-5").getBoundingClientRect().top,
    ]);
    assert.ok(scrolled < NOTES, `${scrolled} notes were there`);
    assert.ok(top > -5 && top < 500, `it is at ${top} px`);
  });

  test("is built at once for a printer", async () => {
    await visit("/?print");
    await whole();
    assert.deepEqual(await at.page.run(() => window.then[1]), NOTES);
  });

  test("is whole at once when the element goes, and stays so when it is back", async () => {
    await visit("/?remove");
    await at.page.until(
      "the whole article in an element that is in no page",
      (notes) => window.reader?.querySelectorAll(".apostil-note").length === notes,
      NOTES,
    );
    assert.ok(await at.page.run(() => !window.reader.isConnected && !window.reader.hasAttribute("aria-busy")));
    await at.page.run(() => document.querySelector("main").append(window.reader));
    assert.equal(await whole(), NOTES);
    assert.equal(await at.page.run(() => document.querySelectorAll(".apostil-article").length), 1);
  });

  test("stays whole when it cannot be loaded again", async () => {
    await visit("/?lose");
    await at.page.until("a failure", () => window.failed);
    assert.equal(await at.page.run(() => document.querySelectorAll(".apostil-note").length), NOTES);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("gives way to another, and leaves nothing of itself", async () => {
    await visit("/?change");
    await whole();
    const [title, long] = await at.page.run(() => [
      window.reader.article.title,
      [window.reader.hasAttribute("data-long"), window.reader.textContent.includes("Part 1")],
    ]);
    assert.deepEqual([title, ...long], ["Letters", false, false]);
  });

  test("is shown again when the page takes it out while it is built", async () => {
    await visit("/?take");
    assert.equal(await whole(), NOTES);
    assert.equal(await at.page.run(() => document.querySelectorAll(".apostil-article").length), 1);
  });

  test("or a short one has its cards even on a page that is never idle", async () => {
    await visit("/busy");
    await whole();
  });
});
