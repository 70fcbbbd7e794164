// Where cards stand on other people's pages: a list of host styles, windows of many sizes, frames; at the start of a page
// and far down; first and nested cards. judge.mjs judges.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { faults, NEAR, unreachable } from "./judge.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const FILL = "Words that fill the page so that it can be scrolled, and a few more so that lines are long.\n\n".repeat(
  30,
);

const article = `---
title: Rivers
lang: en
sources: rivers.json
---

The estuary is wide.[^one]

${FILL}In the middle is a delta of many arms and words before the very long name of a meander with several words.[^two]

${FILL}Here is a ford.[^end]

[^one]: First note, on the estuary [@key-1].
[^two]: Second note, which is longer. ${"It says more and more. ".repeat(12)}
[^end]: Last note, on a delta [@key-1].

## Glossary

estuary
: A river's mouth, as a delta is.

delta
: Another mouth, unlike an estuary.

very long name of a meander with several words
: A bend.

ford
: A shallow place, not a delta.
`;

const sources = [
  {
    id: "key-1",
    type: "book",
    title: "A title that is long enough to take two lines in a card on any screen",
    author: [{ family: "Author", given: "Ann" }],
    issued: { "date-parts": [[1999]] },
    publisher: "House",
    URL: "https://example.org/book",
  },
];

const reader = `<apostil-reader src="/rivers.md" loading="eager" trigger="click"></apostil-reader>`;

/** Host styles by name: a sheet for the page, in which `main` is around the reader. */
const styles = {
  plain: "",
  translate3d: "html, body { height: 100%; overflow: hidden } main { transform: translate3d(0, -700px, 0) }",
  scale: "main { transform: scale(0.8); transform-origin: 0 0 }",
  "scale up": "main { transform: scale(1.2); transform-origin: 0 0; inline-size: 500px }",
  translate: "main { translate: 0 200px }",
  rotate: "main { rotate: 2deg }",
  "fade-up": "p { transform: translateY(40px) }",
  "sup moved": "sup { transform: translateY(-3px) }",
  filter: "main { filter: grayscale(0.2) }",
  perspective: "main { perspective: 400px }",
  "will-change": "main { will-change: transform }",
  contain: "main { contain: layout paint }",
  container: "main { container-type: inline-size }",
  "content-visibility": "main { content-visibility: auto }",
  zoom: "main { zoom: 1.5 }",
  "zoom out": "main { zoom: 0.7 }",
  columns: "main { columns: 2; inline-size: 900px }",
  vertical: "main { writing-mode: vertical-rl; block-size: auto; height: 500px }",
  "inner scroller":
    "html, body { height: 100%; margin: 0; overflow: hidden } main { height: 80%; margin-top: 60px; overflow: auto }",
  "body scroller": "html { height: 100%; overflow: hidden } body { height: 100%; margin: 0; overflow: auto }",
  "fixed drawer": "main { position: fixed; inset: 0 0 0 auto; inline-size: 640px; overflow: auto }",
  "sticky bar":
    "body::before { position: sticky; top: 0; z-index: 2147483647; display: block; height: 60px; background: #222; content: '' }",
  float: "main { float: right; inline-size: 500px }",
  flex: "body { display: flex } main { flex: 1 }",
  grid: "body { display: grid; grid-template-columns: 1fr 2fr }",
  absolute: "main { position: absolute; left: 300px }",
  contents: "main { display: contents }",
  "hidden overflow": "main { position: relative; overflow: hidden }",
  "right to left": "html { direction: rtl } main { max-inline-size: 576px }",
  centred: "main { max-inline-size: 576px; margin: auto }",
  aside:
    "main { max-inline-size: 576px; margin: auto } #right { display: block; position: absolute; inset: 0 0 auto auto }",
  asides:
    "main { max-inline-size: 576px; margin: auto } aside { display: block; position: fixed; inset: 0 0 auto auto } #left { inset: 0 auto auto 0 }",
  "body margin": "html { margin: 30px 50px; border: 5px solid } body { position: relative; margin: 40px }",
};

/** What some pages have at their sides. */
const asides = ["left", "right"].map((id) => `<aside id="${id}"></aside>`).join("");

const page = (style) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>t</title><style>body { font: 17px/1.6 serif } aside { display: none; width: 380px; height: 400vh; background: #ddd } ${style}</style>
<script type="module" src="/apostil.js"></script></head><body>
<main>${reader}</main>${asides}</body></html>`;

const setUp = async (use, open) => {
  const more = { "/rivers.md": { body: article }, "/rivers.json": { body: JSON.stringify(sources) } };
  for (const [name, style] of Object.entries(styles)) more[`/${name.replaceAll(" ", "-")}`] = { body: page(style) };
  // What two fingers do, which no driver can: enlarged 2.5 times.
  const pinched = `<script>
    const seen = Object.assign(new EventTarget(), { scale: 2.5, offsetLeft: 40, offsetTop: 100, width: 156, height: 312 });
    Object.defineProperty(window, "visualViewport", { value: seen });
    window.pinch = (change) => { Object.assign(seen, change); seen.dispatchEvent(new Event("scroll")); };
  </script>`;
  more["/pinched"] = { body: page("").replace("<style>", `${pinched}<style>`) };
  more["/framed"] = { body: `<!DOCTYPE html><title>t</title><iframe src="/plain" width="600" height="4000"></iframe>` };
  const browser = await open({ width: 1100, height: 800 });
  await browser.prefer({ motion: "reduce" }); // a card that does not move is judged at once
  return { site: await use(letters({}, more)), page: browser };
};

/**
 * Runs in the page: opens the card of each mark in the text, in the middle of the window, and from it another, as a reader
 * would, and closes both. Gives what is wrong with their places. It runs in the page as a whole, since there are so many.
 */
async function openAll(judge, near, done) {
  const faults = new Function("near", judge);
  const wrong = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const cards = () => [...document.querySelectorAll(".apostil-card:popover-open")];
  const areOpen = async (count) => {
    while (cards().length !== count) await frame();
  };
  const judged = async (what, count) => {
    await areOpen(count);
    while (document.getAnimations().some(({ playState }) => playState !== "finished")) await frame();
    for (let last = "", now = null; now !== last; ) {
      last = now;
      await frame();
      const { x, y } = cards().at(-1).getBoundingClientRect();
      now = `${x} ${y}`;
    }
    wrong.push(...faults(near).map((fault) => `${what}: ${fault}`));
  };
  const close = async (left) => {
    cards().at(-1).querySelector(".apostil-card-close").click();
    await areOpen(left);
  };
  const isZoomed = getComputedStyle(document.querySelector("main")).zoom !== "1";
  for (const link of document.querySelectorAll(".apostil-body :is(.apostil-term, .apostil-noteref a)")) {
    link.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const { top, bottom } = link.getBoundingClientRect();
    if (!isZoomed && (top < 0 || bottom > innerHeight)) continue; // the page keeps it from the reader
    link.click();
    await judged(link.hash, 1);
    const nested = cards()[0].querySelector(".apostil-card-body :is(.apostil-term, .apostil-cite)");
    if (nested) {
      nested.click();
      await judged(`${link.hash}, ${nested.hash}`, 2);
      await close(1);
    }
    await close(0);
  }
  done(wrong);
}

const wanted = process.env.APOSTIL_STYLES?.split(",");

scenario("the place of a card", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (name, width = 1100, height = 800) => {
    await at.page.resize(width, height);
    await at.page.visit(`${at.site.origin}/${name.replaceAll(" ", "-")}`);
    await at.page.article();
  };
  const links = ".apostil-body :is(.apostil-term, .apostil-noteref a)";
  /** Opens the card of a link by a click, in the middle of the window. */
  const open = async (link, level = 1) => {
    if (level === 1)
      await at.page.run((it) => it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" }), link);
    await at.page.run((it) => it.click(), link);
    const cards = await at.page.cards(level);
    await at.page.stillness();
    return cards.at(-1);
  };
  const judge = async (what) => assert.deepEqual(await at.page.run(faults, NEAR), [], what);
  const inCard = (card) =>
    at.page.run((it) => it.querySelector(".apostil-card-body :is(.apostil-term, .apostil-cite)"), card);

  for (const name of Object.keys(styles).filter((name) => !wanted || wanted.includes(name)))
    test(`is right with the page's style: ${name}`, async () => {
      await visit(name);
      const wrong = await at.page.driver.executeAsyncScript(
        `(${openAll})(...arguments)`,
        `return (${faults})(near)`,
        NEAR,
      );
      assert.deepEqual(wrong, []);
    });

  const LOW = [
    [740, 360],
    [667, 375],
    [683, 328],
    [320, 568],
    [360, 640],
    [390, 664],
    [320, 256],
    [911, 438],
    [1366, 657],
  ];
  for (const [width, height] of LOW)
    test(`shows its text first, and all of it can be reached, in a window of ${width} by ${height}`, async () => {
      await visit("plain", width, height);
      for (const link of await at.page.all(links)) {
        const card = await open(link);
        await judge("first card");
        assert.deepEqual(await at.page.run(unreachable, 100), []);
        const nested = await inCard(card);
        if (nested) {
          await open(nested, 2);
          await judge("nested card");
          assert.deepEqual(await at.page.run(unreachable, 100), []);
          await at.page.press("ESCAPE");
          await at.page.cards(1);
        }
        await at.page.press("ESCAPE");
        await at.page.cards(0);
      }
    });

  test("is beside the column where the page leaves room, on its word's line", async () => {
    const side = async (name, width = 1440) => {
      await visit(name, width, 900);
      const card = await open((await at.page.all(links))[2]);
      await judge(name);
      const side = await at.page.run((it) => it.dataset.side, card);
      await at.page.press("ESCAPE");
      await at.page.cards(0);
      return side;
    };
    assert.equal(await side("centred"), "right");
    assert.equal(await side("centred", 1100), "below");
    assert.equal(await side("right to left", 1100), "left");
    assert.equal(await side("aside"), "left");
    assert.equal(await side("asides"), "below");
  });

  test("follows its word when the page or a container scrolls, and hides when the word is out of the container", async () => {
    await visit("inner scroller");
    const card = await open((await at.page.all(links))[2]);
    const apart = () =>
      at.page.run((card) => {
        const word = document.querySelector(".apostil-body [aria-expanded]").getBoundingClientRect();
        const box = card.getBoundingClientRect();
        return [Math.round(box.left - word.left), Math.round(box.top - word.top)];
      }, card);
    const before = await apart();
    const scroll = (by) => at.page.run((by) => document.querySelector("main").scrollBy(0, by), by);
    await scroll(-60);
    await at.page.until(
      "the card with its word",
      (card, [x, y]) => {
        const word = document.querySelector(".apostil-body [aria-expanded]").getBoundingClientRect();
        const box = card.getBoundingClientRect();
        return Math.abs(box.left - word.left - x) < 2 && Math.abs(box.top - word.top - y) < 2;
      },
      card,
      before,
    );
    await judge("after scrolling");
    const isShown = (is) =>
      at.page.until(
        is ? "the card shown" : "the card hidden",
        (card, is) => (getComputedStyle(card).visibility === "visible") === is,
        card,
        is,
      );
    await scroll(-700);
    await isShown(false);
    await scroll(700);
    await isShown(true);
    await judge("scrolled back");
  });

  test("follows its word down the page, and is placed anew when the window changes", async () => {
    await visit("plain");
    const card = await open((await at.page.all(links))[2]);
    await at.page.run(() => scrollBy(0, 90));
    await judge("after scrolling");
    await at.page.resize(1000, 700);
    const isRight = async () => (await at.page.run(faults, NEAR)).length === 0;
    await at.page.driver.wait(isRight, 30_000, "never right in the smaller window");
    await at.page.resize(600, 700);
    await at.page.until("a sheet", (it) => !it.dataset.side, card);
    await judge("as a sheet");
    await at.page.resize(1100, 800);
    await at.page.until("a card", (it) => it.dataset.side, card);
    await at.page.driver.wait(isRight, 30_000, "never right in the larger window");
  });

  for (const where of ["body", "main", ".apostil-body"])
    test(`follows its word when something above it grows, in ${where}`, async () => {
      await visit("plain");
      await open((await at.page.all(links))[2]);
      await at.page.run((where) => {
        document.documentElement.style.overflowAnchor = "none"; // not all engines scroll what has moved back
        const late = document.createElement("div");
        late.style.blockSize = "90px";
        document.querySelector(where).prepend(late);
      }, where);
      await at.page.until("the card with its word", () => {
        const word = document.querySelector(".apostil-body [aria-expanded=true]").getBoundingClientRect();
        const card = document.querySelector(".apostil-card").getBoundingClientRect();
        return Math.abs(card.top - word.bottom) < 24 || Math.abs(word.top - card.bottom) < 24;
      });
      await judge("after that");
    });

  test("is beside its word in a frame that is higher than the screen, however narrow", async () => {
    await at.page.resize(800, 600);
    await at.page.visit(`${at.site.origin}/framed`);
    await at.page.driver.switchTo().frame(0);
    try {
      await at.page.article();
      for (const link of (await at.page.all(links)).slice(0, 2)) {
        await open(link);
        const wrong = await at.page.run(faults, NEAR);
        // What is beyond the outer window cannot be hit.
        assert.deepEqual(
          wrong.filter((fault) => !fault.includes("not on top")),
          [],
        );
        await at.page.run(() => document.querySelector(".apostil-card-close").click());
        await at.page.cards(0);
      }
    } finally {
      await at.page.driver.switchTo().defaultContent();
    }
  });

  test("keeps a sheet in the part of the page that fingers have enlarged", async () => {
    await at.page.resize(390, 780);
    await at.page.visit(`${at.site.origin}/pinched`);
    await at.page.article();
    await at.page.run((it) => it.click(), (await at.page.all(links))[0]);
    const [card] = await at.page.cards(1);
    const { left, right, bottom, height } = await at.page.run((it) => {
      for (const entrance of it.getAnimations()) entrance.finish();
      return it.getBoundingClientRect().toJSON();
    }, card);
    assert.deepEqual([left, right, bottom].map(Math.round), [40, 196, 412]);
    assert.ok(height <= 312);
    await at.page.run(() => window.pinch({ offsetTop: 300 }));
    await at.page.until("the sheet follows", (it) => Math.round(it.getBoundingClientRect().bottom) === 612, card);
  });
});
