// The reader's own links: to an entry, back to the text, to a heading, the link to copy. They lead to places of the article
// itself where the page has a base address, a hash router, the same ids, other prerendered articles; and Back leads back.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const reader = `<apostil-reader src="/letters.md" loading="eager"></apostil-reader>`;
const same = ["term-beta", "termref-beta-1", "fn-order", "the-end"]
  .map((id) => `<p id="${id}">The page's own.</p>`)
  .join("");

const router = `
  const go = () => {
    const shown = location.hash === "#/post" ? '${reader}' : "<h1>Not found.</h1>";
    document.querySelector("main").innerHTML = shown;
  };
  addEventListener("hashchange", go);
  addEventListener("DOMContentLoaded", go);
`;

const setUp = async (use, open) => {
  const article = await render("www/article.md", "--fragment");
  const prefixed = await render("www/article.md", "--fragment", "--prefix", "second");
  const more = {
    "/router.js": { body: router },
    "/high.css": {
      body: ".high { block-size: 2000px } .bar { position: sticky; inset-block-start: 0; block-size: 110px; background: white } .over { position: fixed; inset: 0 }",
    },
    "/blog/post": { body: pageOf(reader, `<base href="/elsewhere/">`).replace("<main>", "<main><p>A post.</p>") },
    "/router": { body: pageOf("", `<script src="/router.js"></script>`) },
    "/same": { body: pageOf(`${same}<div class="high"></div>${reader}`, `<link rel="stylesheet" href="/high.css">`) },
    "/two": {
      body: pageOf(
        `<apostil-reader>${article}</apostil-reader><apostil-reader id="second">${prefixed}</apostil-reader>`,
      ),
    },
    "/sticky": { body: pageOf(`<div class="bar">A blog</div>${reader}`, `<link rel="stylesheet" href="/high.css">`) },
    "/overlay": {
      body: pageOf(
        `<div class="high"></div>${reader}<div class="high"></div><div class="over"></div>`,
        `<link rel="stylesheet" href="/high.css">`,
      ),
    },
    "/smooth": {
      body: pageOf(
        `<div class="bar">A blog</div>${reader}`,
        `<link rel="stylesheet" href="/high.css"><link rel="stylesheet" href="/smooth.css">`,
      ),
    },
    "/smooth.css": { body: "html { scroll-behavior: smooth }" },
  };
  return { site: await use(letters({ "/": reader }, more)), page: await open() };
};

scenario("the reader's own links", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("lively articles", () => {
      const readers = [...document.querySelectorAll("apostil-reader")];
      return (
        readers.length > 0 && readers.every((it) => it.matches("[data-lively]") && it.querySelector(".apostil-body"))
      );
    });
  };
  const link = (selector, within = "apostil-reader") => at.page.find(`${within} ${selector}`);
  /** Waits until the only marked place of the page is this one of the reader's, in the window and with nothing over it. */
  const isAt = (selector, within = "apostil-reader") =>
    at.page.until(
      `${selector} in sight`,
      (selector, within) => {
        const marked = [...document.querySelectorAll("[data-followed]")];
        const place = document.querySelector(within).querySelector(selector);
        const { top, bottom } = place.getBoundingClientRect();
        const line = place.getClientRects()[0]; // words may be on two lines, with other words between them
        const hit = document.elementFromPoint((line.left + line.right) / 2, line.top + 1);
        const isSeen = top >= 0 && bottom <= innerHeight && (place.contains(hit) || hit?.contains(place));
        return marked.length === 1 && marked[0] === place && isSeen;
      },
      selector,
      within,
    );
  const address = () => at.page.run(() => location.href.slice(location.origin.length));
  const copied = async () => {
    await at.page.run(() => {
      window.copied = null;
      navigator.clipboard.writeText = async (text) => {
        window.copied = text;
      };
    });
    const copy = await at.page.find(".apostil-card-copy");
    if (!(await copy.isDisplayed())) await (await at.page.find(".apostil-card-actions")).click();
    await copy.click();
    return (await at.page.until("a copied link", () => window.copied)).slice(at.site.origin.length);
  };
  const openCard = async (selector, within) => {
    await at.page.click(await link(selector, within));
    await at.page.cards(1);
  };
  /** To the entry of a word, and back to the word. */
  const thereAndBack = async (prefix = "", within = "apostil-reader", id = "beta") => {
    await openCard(`.apostil-body a[href="#${prefix}term-${id}"]`, within);
    await (await at.page.find(".apostil-card-goto")).click();
    await at.page.cards(0);
    await isAt(`#${prefix}term-${id}`, within);
    const entry = await address();
    await at.page.click(await link(`#${prefix}term-${id} .apostil-backlinks a`, within));
    await isAt(`#${prefix}termref-${id}-1`, within);
    await at.page.assertFocused(await link(`#${prefix}termref-${id}-1`, within), "focus on the word");
    return [entry, await address()];
  };

  test("lead to an entry and back, and Back leads to where the reader was", async () => {
    await visit("/");
    await at.page.click(await link('.apostil-body a[href="#term-beta"]'));
    const before = await at.page.run(() => scrollY);
    await at.page.press("ESCAPE");
    assert.deepEqual(await thereAndBack(), ["/#term-beta", "/#termref-beta-1"]);
    await at.page.run(() => history.go(-2));
    await at.page.until("where the reader was", (y) => location.hash === "" && Math.abs(scrollY - y) < 40, before);
    await at.page.cards(0);
    assert.equal(await at.page.run(() => document.querySelectorAll("[data-followed], [tabindex='-1']").length), 0);
  });

  test("lead by the keyboard, which goes on from there", async () => {
    await visit("/");
    await openCard('.apostil-body a[href="#term-beta"]');
    await at.page.focus(await at.page.find(".apostil-card-goto"));
    await at.page.press("ENTER");
    await isAt("#term-beta");
    await at.page.tab();
    await at.page.until("focus in the entry", () => document.activeElement.closest("#term-beta a") !== null);
  });

  test("lead to a heading, and open the card of an entry that the text links", async () => {
    await visit("/");
    await at.page.click(await link('.apostil-body a[href="#the-end"]'));
    await isAt("#the-end");
    assert.equal(await address(), "/#the-end");
    await at.page.click(await link('.apostil-body a[href="#fn-order"]:not([role])'));
    await at.page.cards(1);
    assert.equal(await address(), "/#fn-order");
  });

  test("stay in a page with a base address", async () => {
    await visit("/blog/post?a=b");
    assert.deepEqual(await thereAndBack(), ["/blog/post?a=b#term-beta", "/blog/post?a=b#termref-beta-1"]);
    await openCard('.apostil-body a[href="#term-beta"]');
    assert.equal(await copied(), "/blog/post?a=b#term-beta");
    await at.page.press("ESCAPE");
    await at.page.run(() => history.back());
    await at.page.until(
      "the address before",
      () => location.hash === "#term-beta" && location.pathname === "/blog/post",
    );
    await at.page.cards(1);
  });

  test("leave the address to a hash router", async () => {
    await visit("/router#/post");
    assert.deepEqual(await thereAndBack(), ["/router#/post", "/router#/post"]);
    await openCard('.apostil-body a[href="#term-beta"]');
    assert.equal(await copied(), "/router#/post");
  });

  test("lead to places of the article where the page has the same ids", async () => {
    await visit("/same");
    await thereAndBack();
    await at.page.click(await link('.apostil-body a[href="#the-end"]'));
    await isAt("#the-end");
  });

  test("lead to places of their own article where several were prerendered", async () => {
    await visit("/two");
    const ids = await at.page.run(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    const term = await at.page.run(() => document.querySelector("#second .apostil-entry").id);
    const id = term.slice("second-term-".length);
    assert.deepEqual(await thereAndBack("second-", "#second", id), [`/two#${term}`, `/two#second-termref-${id}-1`]);
    await openCard(`.apostil-body a[href="#${term}"]`, "#second");
    assert.equal(await copied(), `/two#${term}`);
    await at.page.press("ESCAPE");
    await thereAndBack("", "apostil-reader:not(#second)", id);
    await at.page.visit(`${at.site.origin}/two#${term}`);
    await at.page.cards(1);
    assert.equal(await at.page.run(() => document.querySelector(".apostil-card").parentElement.id), "second");
    assert.equal(await at.page.run((id) => document.querySelector("#second").open(`term-${id}`), id), true);
  });

  for (const path of ["/sticky", "/smooth"])
    test(`lead from under a sticky header (${path})`, async () => {
      await visit(path);
      await thereAndBack();
      await at.page.click(await link('.apostil-body a[href="#the-end"]'));
      await isAt("#the-end");
      const { top, header } = await at.page.run(() => ({
        top: document.querySelector("#the-end").getBoundingClientRect().top,
        header: document.querySelector(".bar").getBoundingClientRect().bottom,
      }));
      assert.ok(top >= header, `${top} below ${header}`);
    });

  test("lead to places under what lies over the whole window", async () => {
    await visit("/overlay");
    await at.page.run(() => {
      document.querySelector("apostil-reader").open("term-beta");
    });
    await at.page.cards(1);
    const { top, height } = await at.page.run(() => ({
      top: document.querySelector('.apostil-body a[href="#term-beta"]').getBoundingClientRect().top,
      height: innerHeight,
    }));
    assert.ok(top >= 0 && top < height, `${top} in the window`);
  });

  test("keep the page's own scripts from the buttons of cards", async () => {
    await visit("/");
    await at.page.run(() => {
      window.clicks = 0;
      document.addEventListener("click", () => {
        window.clicks += 1;
      });
    });
    await openCard('.apostil-body a[href="#term-beta"]');
    await (await at.page.find(".apostil-card-close")).click();
    await at.page.cards(0);
    assert.equal(await at.page.run(() => window.clicks), 0);
  });
});
