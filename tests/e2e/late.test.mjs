// Late files that an article can be read without: the article does not wait for it for more than three seconds, and has it
// when it arrives, without disturbing the reader.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { letters, pageOf } from "./letters.mjs";
import { PATIENCE } from "./page.mjs";
import { patience } from "./patience.mjs";
import { scenario } from "./scenario.mjs";

const own = JSON.stringify({ notes: "Remarks" });

/** A page that has no link to the stylesheet: the reader loads it. */
const page = (article) =>
  pageOf(
    `<apostil-reader src="${article}" words="own.json" loading="eager"><p id="fallback">Readable.</p></apostil-reader>`,
    `<script src="/patience.js"></script>`,
  ).replace(/<link rel="stylesheet".*>/, "");

/** A source whose citations are far longer as long as it is missing. */
const key = "wood-2014-".repeat(30);
const cited = [{ id: key, title: "Tambora", author: [{ family: "Wood" }], issued: { "date-parts": [[2014]] } }];
const citing = `---
sources: cited.json
---
${`Tambora erupted in 1815 [@${key}].\n\n`.repeat(20)}
## The end

It has a note.[^note]

${"The line goes on and on, as lines do.\n\n".repeat(40)}

[^note]: This one.
`;

const setUp = async (use, open) => {
  const more = {
    "/": { body: page("letters.md") },
    "/citing": { body: page("citing.md") },
    "/citing.md": { body: citing },
    "/cited.json": { body: JSON.stringify(cited) },

    "/patience.js": { body: patience },
    "/own.json": { body: own },
    "/apostil.css": {},
  };
  const pages = {};
  const site = await use(letters({}, more, pages));
  return { site, pages, page: await open() };
};

scenario("what comes late", setUp, (at) => {
  /** Lets the answer to a request go. */
  const release = {};

  /** Has the answers to these requests wait until they are released. */
  const hold = (...paths) => {
    for (const path of paths)
      at.pages[path].until = new Promise((go) => {
        release[path] = go;
      });
  };
  const releaseAll = () => {
    for (const go of Object.values(release)) go();
  };

  beforeEach(releaseAll);
  afterEach(async () => {
    releaseAll();
    await at.page.assertNoErrors();
  });

  /** Loads the page and waits until everything that is held was requested. */
  const visit = async (path, ...held) => {
    hold(...held);
    at.site.asked.length = 0;
    await at.page.visit(at.site.origin + path);
    const areAsked = () => held.every((path) => at.site.asked.includes(path));
    await at.page.driver.wait(areAsked, PATIENCE, "never asked for", 20);
  };
  const has = (selector) => at.page.run((selector) => document.querySelector(selector) !== null, selector);
  const appears = (selector) => at.page.until(selector, (selector) => document.querySelector(selector), selector);
  const isStyled = () =>
    getComputedStyle(document.querySelector("apostil-reader")).getPropertyValue("--apostil").trim() === "1";
  const record = () =>
    at.page.run(() => {
      window.told = [];
      for (const type of ["apostil-ready", "apostil-error"])
        document.addEventListener(type, ({ detail }) =>
          window.told.push([type, detail.message ?? detail.article.terms.length]),
        );
    });
  const told = () => at.page.run(() => window.told);

  test("is waited for while it may come in time: then nothing is shown twice, nor without its style", async () => {
    await visit("/", "/apostil.css", "/letters-glossary.md");
    await record();
    await at.page.until("a busy element", () => document.querySelector("apostil-reader").ariaBusy === "true");
    release["/letters-glossary.md"]();
    assert.equal(await has("#fallback"), true);
    await at.page.run(() =>
      document.addEventListener("apostil-ready", ({ target }) => {
        window.style = getComputedStyle(target).getPropertyValue("--apostil").trim();
      }),
    );
    release["/apostil.css"]();
    await appears("#term-alpha");
    await at.page.until("an interactive article", () => window.style !== undefined);
    assert.equal(await at.page.run(() => window.style), "1", "it has its style from the beginning");
    assert.equal(await has("#fallback"), false);
    assert.equal(await at.page.run(() => document.querySelector("apostil-reader").getAttribute("aria-busy")), null);
    assert.deepEqual(
      (await told()).map(([type]) => type),
      ["apostil-ready"],
    );
  });

  test("does not hold up the article for longer, and is put in when it comes", async () => {
    await visit("/", "/letters-glossary.md", "/own.json", "/apostil.css");
    await record();
    await at.page.until("all that is not late", () =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/letters.json")),
    );
    await at.page.until("an article without them", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    assert.equal(await has("#fallback"), false);
    assert.equal(await has("#term-alpha"), false);
    assert.equal(await at.page.run(isStyled), false);
    const events = await told();
    const late = events.filter(([type]) => type === "apostil-error");
    assert.equal(events.length, late.length + 1, "it is ready without them, once");
    assert.deepEqual(
      late.map(([, message]) => message.match(/\/([\w.-]+)(?:\?[\w~-]+)? has not arrived yet/)?.[1]).sort(),
      ["apostil.css", "letters-glossary.md", "own.json"],
    );
    release["/apostil.css"]();
    await at.page.until("the style", isStyled);
    assert.equal(
      (await told()).filter(([type]) => type === "apostil-ready").length,
      1,
      "the style needs no new article",
    );

    release["/letters-glossary.md"]();
    release["/own.json"]();
    await appears('#the-end ~ p a[href="#term-beta"]');
    await at.page.until("their words", () => document.querySelector(".apostil-notes h2").textContent === "Remarks");
    const [, terms] = (await told()).findLast(([type]) => type === "apostil-ready");
    assert.ok(terms > 0, "whoever asks is told of the terms");
    await at.page.click(await at.page.find('.apostil-body a[href="#term-beta"]'));
    await at.page.cards(1);
  });

  test("moves nothing away under the reader's eyes, nor the focus", async () => {
    await visit("/citing", "/cited.json");
    await at.page.until("an article without it", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    const place = () => document.querySelector("#the-end").getBoundingClientRect().top;
    const height = () => document.querySelector("#the-end").offsetTop;
    await at.page.run(() => {
      document.querySelector("#the-end").scrollIntoView({ behavior: "instant" });
      document.querySelector("#fnref-note-1").focus({ preventScroll: true });
    });
    const [top, above] = [await at.page.run(place), await at.page.run(height)];
    release["/cited.json"]();
    await appears(".apostil-source");
    assert.ok(above - (await at.page.run(height)) > 200, "the text above has become shorter");
    assert.ok(Math.abs((await at.page.run(place)) - top) <= 1, `from ${top} to ${await at.page.run(place)}`);
    assert.equal(await at.page.run(() => document.activeElement.id), "fnref-note-1");
  });

  test("waits until the cards are closed that a reader has open", async () => {
    await visit("/", "/letters.json");
    await at.page.until("an article without it", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    await at.page.click(await at.page.find('.apostil-body a[href="#term-beta"]'));
    const [card] = await at.page.cards(1);
    release["/letters.json"]();
    await at.page.until("an answer", () =>
      performance
        .getEntriesByType("resource")
        .some(({ name, responseEnd }) => name.endsWith("/letters.json") && responseEnd > 0),
    );
    assert.equal(await has("#source-greek"), false);
    assert.equal(await at.page.run((card) => card.matches(":popover-open"), card), true);
    await at.page.press("ESCAPE");
    await appears("#source-greek");
    await at.page.cards(0);
    assert.equal(await at.page.run(() => document.activeElement.getAttribute("href")), "#term-beta");
  });

  test("of an element that has gone comes when it is put back", async () => {
    await visit("/", "/letters.json");
    await at.page.until("an article without it", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    await at.page.run(() => {
      window.kept = document.querySelector("apostil-reader");
      window.kept.remove();
    });
    release["/letters.json"]();
    await at.page.run(() => document.querySelector("main").append(window.kept));
    await appears("[data-lively] #source-greek");
    await at.page.cards(0);
  });

  test("of an article that the page has replaced does not come", async () => {
    await visit("/", "/letters.json");
    await at.page.until("an article without it", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    await at.page.run(() => {
      document.querySelector("apostil-reader").innerHTML =
        "<article class='apostil-article' id='own'>Its own.</article>";
    });
    await appears("[data-lively] #own");
    await record();
    release["/letters.json"]();
    // Whatever the answer sets off has been done before the page is asked for the same and then for something else.
    for (const file of ["/letters.json", "/letters.md"])
      await at.page.run((file) => fetch(file, { cache: "reload" }).then((answer) => answer.text()), file);
    assert.equal(await has("#own"), true);
    assert.deepEqual(await told(), []);
  });
});
