// Notes on a text that its author does not edit: a notes file named by the page or by the article, its passages marked, its
// notes on cards.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const text = "The **old** letters came first — “no man, no problem”, somebody said of them.\n";
const notes = `---
title: A note on letters
lang: de
glossary: ../letters-glossary.md
sources: ../letters.json
---

> old letters came first

{imprecise checked=2026-11-23} Nobody knows. Alpha did [@greek].

> No man - no problem

{misattributed id=no-man} A novelist's.
`;

const setUp = async (use, open) => {
  const bodies = {
    "/": `<apostil-reader src="text.md" notes="notes/of-text.md"></apostil-reader>`,
    "/own": `<apostil-reader src="own.md"></apostil-reader>`,
    "/missing": `<apostil-reader src="text.md" notes="nowhere.md"></apostil-reader>`,
  };
  const more = {
    "/text.md": { body: text },
    "/own.md": { body: `---\ntitle: My own\nlang: en\nnotes: notes/of-text.md\n---\n${text}` },
    "/notes/of-text.md": { body: notes },
  };
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("notes on passages", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively] .apostil-body"));
  };
  const marked = () =>
    at.page.run(() => [...document.querySelectorAll(".apostil-passage")].map((it) => it.textContent));

  test("are found, marked and open as cards; the file's front matter counts", async () => {
    await visit("/");
    assert.deepEqual(await marked(), ["old", " letters came first", "no man, no problem"]);
    assert.equal(await at.page.run(() => document.querySelector("h1").textContent), "A note on letters");
    const tint = () => getComputedStyle([...document.querySelectorAll(".apostil-passage")].at(-1)).backgroundColor;
    assert.equal(await at.page.run(tint), "rgba(0, 0, 0, 0)");
    await at.page.click(await at.page.find('.apostil-noteref a[href="#fn-no-man"]'));
    const [card] = await at.page.cards(1);
    assert.match(await at.page.run((it) => it.textContent, card), /A novelist's/);
    assert.notEqual(await at.page.run(tint), "rgba(0, 0, 0, 0)", "the card's passage shows");
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    // Its sources are found from the notes file, also by whoever copies them.
    const records = () => document.querySelector(".apostil-sources").dataset.src;
    assert.equal(await at.page.run(records), `${at.site.origin}/letters.json`);
    // Its glossary is found from the notes file, and its language brings the words.
    await at.page.click(await at.page.find('.apostil-notes a[href="#term-alpha"]'));
    await at.page.cards(1);
    assert.equal(await at.page.run(() => document.querySelector(".apostil-notes h2").textContent), "Anmerkungen");
  });

  test("are those that the article names, whose own front matter counts more", async () => {
    await visit("/own");
    assert.equal((await marked()).length, 3);
    assert.equal(await at.page.run(() => document.querySelector("h1").textContent), "My own");
    assert.equal(await at.page.run(() => document.querySelector(".apostil-notes h2").textContent), "Notes");
  });

  test("cost themselves alone where their file cannot be had", async () => {
    await visit("/missing");
    assert.deepEqual(await marked(), []);
    await at.page.shows(await at.page.find(".apostil-body"), /The old letters came first/);
    await at.page.consoleErrors(); // the browser's own words about the file
  });
});
