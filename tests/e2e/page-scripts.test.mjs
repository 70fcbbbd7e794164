// Pages whose own scripts want each click on a link: smooth scrolling, routers, page transitions. A click on a word opens
// its card and does nothing else, in an article that was rendered here and in a prerendered one.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { packages } from "./packages.mjs";
import { scenario } from "./scenario.mjs";

/** Each runs in the page, before the reader's script unless it waits. `heard` counts what a script took for itself. */
const scripts = {
  "smooth scrolling, bound to links": `addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll('a[href^="#"]'))
      link.addEventListener("click", (event) => {
        event.preventDefault();
        heard += 1;
        document.querySelector(link.hash).scrollIntoView({ behavior: "smooth" });
      });
  })`,
  "smooth scrolling, delegated": `document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    heard += 1;
    document.querySelector(link.hash)?.scrollIntoView();
  })`,
  "smooth scrolling, captured on the document": `document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    heard += 1;
    document.querySelector(link.hash)?.scrollIntoView();
  }, true)`,
  "jQuery, bound to links": `$(() => $('a[href*="#"]').on("click", function () {
    heard += 1;
    $("html, body").animate({ scrollTop: $(this.hash).offset().top }, 800);
    return false;
  }))`,
  "jQuery, delegated": `$(document).on("click", 'a[href^="#"]', function () {
    heard += 1;
    $("html, body").animate({ scrollTop: $(this.hash).offset().top }, 800);
    return false;
  })`,
  // VitePress's: it comes first of all, and leaves links with a target alone.
  "a router that captures on the window": `window.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (event.defaultPrevented || !link || link.hasAttribute("target") || link.hasAttribute("download")) return;
    event.preventDefault();
    heard += 1;
    history.pushState({}, "", link.href);
    document.querySelector(link.hash)?.scrollIntoView();
    dispatchEvent(new HashChangeEvent("hashchange"));
  }, true)`,
  "a router that captures on the window, but later": `addEventListener("apostil-ready", () =>
    window.addEventListener("click", (event) => {
      if (!event.target.closest?.("a")) return;
      event.preventDefault();
      heard += 1;
      history.pushState({}, "", "/elsewhere");
    }, true))`,
  "a router that listens on the window": `window.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (event.defaultPrevented || !link) return;
    event.preventDefault();
    heard += 1;
    document.querySelector("main").replaceChildren("Another page.");
  })`,
  Swup: `addEventListener("DOMContentLoaded", () => {
    const swup = new Swup({ containers: ["main"], animationSelector: false });
    for (const hook of ["visit:start", "link:anchor", "link:self"]) swup.hooks.on(hook, () => (heard += 1));
  })`,
  Turbo: `addEventListener("turbo:click", () => (heard += 1)); addEventListener("turbo:visit", () => (heard += 1))`,
  htmx: `addEventListener("DOMContentLoaded", () => {
    document.body.setAttribute("hx-boost", "true");
    htmx.process(document.body);
    addEventListener("htmx:beforeRequest", () => (heard += 1));
  })`,
  "a lightbox that takes every key and click on links": `for (const type of ["mousedown", "click", "keydown"])
    document.documentElement.addEventListener(type, (event) => {
      if (type === "mousedown" || !event.target.closest?.("a")) return;
      if (type === "click") event.preventDefault();
      if (type === "click" || event.key === "Escape") heard += 1;
    }, true)`,
};
const libraries = {
  "jQuery, bound": "jquery.js",
  "jQuery, delegated": "jquery.js",
  Swup: "Swup.umd.js",
  htmx: "htmx.js",
};
const library = (name) => {
  const file = Object.entries(libraries).find(([start]) => name.startsWith(start))?.[1];
  if (name === "Turbo") return `<script type="module" src="/turbo.es2017-esm.js"></script>`;
  return file ? `<script src="/${file}"></script>` : "";
};

const setUp = async (use, open) => {
  const prerendered = await render("www/article.md", "--fragment");
  const pages = await packages(
    "jquery/dist/jquery.js",
    "swup/dist/Swup.umd.js",
    "htmx.org/dist/htmx.js",
    "@hotwired/turbo/dist/turbo.es2017-esm.js",
  );
  for (const [index, [name, script]] of Object.entries(scripts).entries()) {
    pages[`/${index}.js`] = { body: `var heard = 0;\n${script};` };
    const head = `${library(name)}<script src="/${index}.js"></script>`;
    pages[`/live/${index}`] = {
      body: pageOf(`<apostil-reader src="/letters.md" loading="eager"></apostil-reader>`, head),
    };
    pages[`/found/${index}`] = { body: pageOf(`<apostil-reader>${prerendered}</apostil-reader>`, head) };
  }
  return { site: await use(letters({}, pages)), page: await open() };
};

scenario("beside the page's own scripts", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const state = () => at.page.run(() => [location.pathname, location.hash, Math.round(scrollY), globalThis.heard]);
  /** Whether the card lies in the window, by its word. */
  const isInSight = (card) =>
    at.page.run((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return top >= -1 && bottom <= innerHeight + 1;
    }, card);

  for (const way of ["live", "found"])
    for (const [index, name] of Object.keys(scripts).entries())
      test(`${name}: a click on a word opens its card and does nothing else (${way})`, async () => {
        await at.page.visit(`${at.site.origin}/${way}/${index}`);
        await at.page.until("a lively article", () =>
          document.querySelector("apostil-reader[data-lively] .apostil-body"),
        );
        for (const selector of [
          ".apostil-body a.apostil-term",
          ".apostil-body .apostil-noteref a",
          ".apostil-article a.apostil-cite",
        ]) {
          const link = await at.page.find(selector);
          await at.page.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), link);
          const before = await state();
          await link.click();
          const [card] = await at.page.cards(1);
          assert.deepEqual(await state(), before, `${selector}: the page is as it was`);
          assert.ok(await isInSight(card), `${selector}: the card can be seen`);
          await at.page.press("ESCAPE");
          await at.page.cards(0);
          await at.page.press("ENTER"); // the focus is on the word again
          await at.page.cards(1);
          assert.deepEqual(await state(), before, `${selector}: nor does the key do anything else`);
          await at.page.press("ESCAPE");
          await at.page.cards(0);
          assert.deepEqual(await state(), before);
        }
        // The card's own way to the entry, and the way back.
        await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
        await at.page.cards(1);
        await (await at.page.find(".apostil-card-goto")).click();
        await at.page.cards(0);
        const [path, , , heard] = await state();
        assert.deepEqual([path, heard], [`/${way}/${index}`, 0]);
        await at.page.until("the entry in sight", () => {
          const entry = document.querySelector(".apostil-entry[data-followed]");
          const { top } = entry?.getBoundingClientRect() ?? { top: -1 };
          return top >= 0 && top < innerHeight && location.hash === `#${entry.id}`;
        });
      });

  test("a click with the control key stays the browser's", async () => {
    const index = Object.keys(scripts).indexOf("smooth scrolling, delegated");
    await at.page.visit(`${at.site.origin}/live/${index}`);
    await at.page.article();
    await at.page.run(() => addEventListener("click", (event) => event.preventDefault()));
    const link = await at.page.find(".apostil-body a.apostil-term");
    await at.page.run((it) => it.scrollIntoView({ block: "center" }), link);
    await at.page.driver.actions().keyDown(Key.CONTROL).click(link).keyUp(Key.CONTROL).perform();
    assert.equal(await at.page.run(() => globalThis.heard), 1, "the page has heard of it");
    await at.page.cards(0);
  });
});
