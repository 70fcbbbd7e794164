// Wrong use: what does not exist, says nothing or is far too much. Nothing throws, nothing is hidden for good, and whoever
// wrote it is told once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
const crowd = `${hundred.map((number) => `Word[^n${number}]`).join(" ")}\n\n${hundred.map((number) => `[^n${number}]: Note ${number}.`).join("\n\n")}\n`;

const setUp = async (use, open) => {
  const bodies = {
    "/": `<apostil-reader src="letters.md"></apostil-reader>`,
    "/attributes": `<apostil-reader src="letters.md" theme="blue" layout="sideways" trigger="wink" loading="soon" terms="some"></apostil-reader>`,
    "/crowd": `<apostil-reader src="crowd.md"></apostil-reader>`,
    "/crowd-margin": `<apostil-reader src="crowd.md" layout="margin"></apostil-reader>`,
    "/nothing": "<apostil-reader><p>Words of the page.</p></apostil-reader>",
    "/blank": `<apostil-reader src=""><p>Words of the page.</p></apostil-reader>`,
    "/space": `<apostil-reader src=" "><p>Words of the page.</p></apostil-reader>`,
    "/fragment": `<apostil-reader src="#x"><p>Words of the page.</p></apostil-reader>`,
    "/itself": `<apostil-reader src="itself#x"><p>Words of the page.</p></apostil-reader>`,
    "/blank-inline": `<apostil-reader src=""><script type="text/markdown">Alpha comes before beta.</script></apostil-reader>`,
    "/own-parts": `<apostil-reader src="letters.md" glossary="#x" sources="own-parts" words="?#"></apostil-reader>`,
    "/title": `<apostil-reader src="title.md"><p>Words of the page.</p></apostil-reader>`,
    "/definition": `<apostil-reader src="definition.md"><p>Words of the page.</p></apostil-reader>`,
    "/indented": `<apostil-reader>
      <script type="text/markdown">
\t---
\ttitle: Indented
\t---

\tAlpha comes before beta.

\t    code

      </script></apostil-reader>`,
    "/empty-inline": `<apostil-reader><script type="text/markdown"> </script><p>Words of the page.</p></apostil-reader>`,
    "/missing": `<apostil-reader src="nowhere.md"><p>Words of the page.</p></apostil-reader>`,
    "/nowhere": `<apostil-reader src="http://["><p>Words of the page.</p></apostil-reader>`,
    "/addresses": `<apostil-reader src="letters.md" glossary="http://[" sources="http://[" words="http://["></apostil-reader>`,
    "/parts": `<apostil-reader src="letters.md" sources="nowhere.json" words="broken.json"></apostil-reader>`,
  };
  const more = {
    "/crowd.md": { body: crowd },
    "/broken.json": { body: "{" },
    "/title.md": { body: "---\ntitle: Nothing\n---\n \n" },
    "/definition.md": { body: "[a]: b\n\n[^n]: Note.\n" },
  };
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("wrong use", setUp, (at) => {
  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
  };

  test("of open: an id that is not there", async () => {
    await visit("/");
    const answers = await at.page.run(() =>
      ["nope", "", "#", "term-", "the-end", "a b", "%", "\\", null, undefined].map((id) =>
        document.querySelector("apostil-reader").open(id),
      ),
    );
    assert.ok(
      answers.every((answer) => answer === false),
      `${answers}`,
    );
    await at.page.cards(0);
    await at.page.assertNoErrors();
  });

  test("of attributes: the default, and one warning for each", async () => {
    await at.page.visit(`${at.site.origin}/attributes`);
    await at.page.article();
    assert.deepEqual(
      (await at.page.run(() => witness.warnings)).filter((text) => /means nothing/.test(text)).sort(),
      [
        'layout="sideways" means nothing here. Allowed are: cards, margin.',
        'loading="soon" means nothing here. Allowed are: lazy, eager.',
        'terms="some" means nothing here. Allowed are: first, section, all, none.',
        'theme="blue" means nothing here. Allowed are: auto, light, dark.',
        'trigger="wink" means nothing here. Allowed are: hover, click.',
      ].map((sentence) => `console.warn: apostil: ${sentence}`),
    );
    await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      window.warned = [];
      console.warn = (text) => window.warned.push(text);
      reader.setAttribute("theme", "green");
      reader.setAttribute("theme", "blue");
      return reader.reload();
    });
    assert.deepEqual(
      (await at.page.run(() => window.warned)).filter((text) => /theme/.test(text)),
      ['apostil: theme="green" means nothing here. Allowed are: auto, light, dark.'],
    );
    await at.page.hover(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
    await at.page.assertNoErrors();
  });

  test("of entries: no definition, no text", async () => {
    await visit("/");
    for (const [selector, title] of [
      ['.apostil-body a[href="#term-hollow"]', "hollow"],
      ['.apostil-body a[href="#fn-empty"]', "Note 2"],
    ]) {
      await at.page.click(await at.page.find(selector));
      await at.page.cards(1);
      const shown = await at.page.run(() => document.querySelector(".apostil-card-title").textContent);
      assert.equal(shown.toLowerCase(), title.toLowerCase());
      await at.page.press("ESCAPE");
      await at.page.cards(0);
    }
    await at.page.assertNoErrors();
  });

  test("of notes: a hundred in one paragraph", async () => {
    await visit("/crowd");
    const marks = await at.page.all(".apostil-noteref a");
    assert.equal(marks.length, 100);
    for (const index of [0, 50, 99]) {
      await at.page.click(marks[index]);
      await at.page.cards(1);
      assert.equal(
        await at.page.run(() => document.querySelector(".apostil-card-title").textContent),
        `Note ${index + 1}`,
      );
    }
    await at.page.assertNoErrors();
  });

  test("of the margin: of a hundred notes at one place those stand there that have room, and none is lost", async () => {
    await visit("/crowd-margin");
    await at.page.until("the margin", () => document.querySelector('[data-margin="placed"]'));
    const places = await at.page.run(() =>
      [...document.querySelectorAll(".apostil-note")].map((it) => {
        const { top, bottom } = it.getBoundingClientRect();
        const text = document.querySelector(".apostil-body").getBoundingClientRect();
        return { top, bottom, end: text.bottom, isBeside: it.hasAttribute("data-beside") };
      }),
    );
    assert.equal(places.length, 100);
    let last = Number.NEGATIVE_INFINITY;
    for (const { top, bottom, end } of places.filter(({ isBeside }) => isBeside)) {
      assert.ok(top >= last && bottom <= end + 1);
      last = bottom;
    }
    for (const { top, bottom, end, isBeside } of places)
      assert.ok(bottom > top && (isBeside || top >= end), "the others are in their list");
    await at.page.assertNoErrors();
  });

  for (const [path, code] of [
    ["/nothing", "empty"],
    ["/blank", "empty"],
    ["/space", "empty"],
    ["/fragment", "empty"],
    ["/itself", "empty"],
    ["/title", "empty"],
    ["/definition", "empty"],
    ["/empty-inline", "empty"],
    ["/missing", "fetch"],
    ["/nowhere", "fetch"],
  ]) {
    test(`of the element (${path}): what the page held stays, with a message`, async () => {
      at.site.asked.length = 0;
      await at.page.visit(at.site.origin + path);
      await at.page.until("a message", () => document.querySelector(".apostil-message")?.textContent);
      await at.page.shows(await at.page.find("apostil-reader"), /Words of the page\./);
      const failed = await at.page.run(() =>
        document.querySelector("apostil-reader").ready.then(
          () => "",
          ({ code }) => code,
        ),
      );
      assert.equal(failed, code);
      assert.equal(at.site.asked.filter((asked) => asked === path).length, 1, "the page itself is no article");
      await at.page.consoleErrors(); // the browser's own words about the file
    });
  }

  test("of the element: a blank address does not keep it from the text that it holds", async () => {
    await visit("/blank-inline");
    await at.page.shows(await at.page.find(".apostil-body"), /Alpha comes before beta/);
    await at.page.assertNoErrors();
  });

  test("of the element: a text that its template has indented is read as if it were not", async () => {
    await visit("/indented");
    const text = (selector) => at.page.run((it) => document.querySelector(it)?.textContent, selector);
    assert.equal(await text("h1"), "Indented");
    assert.equal(await text(".apostil-body p"), "Alpha comes before beta.");
    assert.equal(await text("pre"), "code\n");
    await at.page.assertNoErrors();
  });

  test("of addresses: the page itself is none of an article's files", async () => {
    at.site.asked.length = 0;
    await visit("/own-parts");
    await at.page.shows(await at.page.find(".apostil-body"), /Alpha comes before beta/);
    const warnings = (await at.page.run(() => witness.warnings)).filter((text) => /the page itself/.test(text));
    assert.equal(warnings.length, 2, warnings.join("\n"));
    assert.equal(at.site.asked.filter((path) => path === "/own-parts").length, 2, "a query may be another page");
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("of addresses: each that is none costs itself alone", async () => {
    await visit("/addresses");
    await at.page.shows(await at.page.find(".apostil-body"), /Alpha comes before beta/);
    const warnings = (await at.page.run(() => witness.warnings)).filter((text) => /address/.test(text));
    const sentence = "“http://[” is not a valid address. Correct it in the page or the front matter.";
    assert.deepEqual(warnings, Array(3).fill(`console.warn: apostil: ${sentence}`));
    await at.page.assertNoErrors();
  });

  test("of files: each that cannot be had or read costs itself alone", async () => {
    await visit("/parts");
    await at.page.shows(await at.page.find(".apostil-body"), /Alpha comes before beta/);
    await at.page.click(await at.page.find('.apostil-body a[href="#term-beta"]'));
    await at.page.cards(1);
    assert.equal(await at.page.run(() => document.querySelector(".apostil-card-goto").textContent), "Go to entry");
    await at.page.consoleErrors(); // the browser's own words about the file
  });
});
