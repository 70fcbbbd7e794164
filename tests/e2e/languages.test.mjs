// The interface's words: in the article's language, with the page's own words, and from right to left.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import { filled } from "../../www/faults.js";
import { OWN } from "../../www/own.js";
import { project, render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const folder = join(project, "www", "words");
const table = async (lang) => JSON.parse(await readFile(join(folder, `${lang}.json`), "utf8"));

describe("the words on cards", () => {
  test("have their blanks filled by what is given, and by nothing that all objects have", () => {
    assert.equal(filled("{n} of {all}, {n}", { n: 1, all: 2 }), "1 of 2, 1");
    const foreign = "{constructor} {toString} {__proto__} {hasOwnProperty} {n}";
    assert.equal(filled(foreign, { n: 0 }), foreign.replace("{n}", "0"));
  });

  test("are in English those of its table", async () => {
    const english = await table("en");
    const source = await readFile(join(project, "src", "web", "cards", "words.rs"), "utf8");
    const words = [...source.matchAll(/^ {4}\w+ = "(\w+)" "([^"]*)",$/gm)];
    assert.ok(words.length > 20, `${words.length} words were found`);
    for (const [, key, word] of words) assert.equal(english[key], word, key);
  });

  test("are fetched for every language that has a table", async () => {
    const listed = Object.keys(OWN).filter((name) => name !== "style");
    const files = (await readdir(folder)).map((name) => name.replace(".json", "")).filter((name) => name !== "en");
    assert.deepEqual(listed, files.sort());
  });
});

const article = (lang) => `---
title: Α
lang: ${lang}
---
Alpha.[^a] Alpha and alpha.

[^a]: {supported checked=2026-11-23} Note.

## Glossary {#glossary}

alpha
: A letter.

    More of it.
`;

const languages = ["de", "es", "fr", "it", "pt", "ru", "uk", "pl", "tr", "ar", "he", "hi", "zh", "ja", "ko"];

const setUp = async (use, open) => {
  const bodies = {
    "/own": `<apostil-reader src="en.md" words="own.json" terms="all"></apostil-reader>`,
    "/foreign": `<script>Object.prototype.foreign = "foreign"</script>
<apostil-reader src="en.md" words="foreign.json" terms="all"></apostil-reader>`,
    "/around": `<div lang="de"><apostil-reader src="undeclared.md" terms="all"></apostil-reader></div>`,
    "/attribute": `<apostil-reader src="en.md" lang="de" terms="all"></apostil-reader>`,
  };
  const more = {
    "/en.md": { body: article("en") },
    "/undeclared.md": { body: article("en").replace("lang: en\n", "") },
    "/foreign.json": { body: `{"mention": "{constructor} {n}", "__proto__": {"more": "Inherited"}}` },
    "/own.json": { body: JSON.stringify({ more: "Weiter so", notes: "Fussnoten" }) },
  };
  for (const lang of [...languages, "xx", "de-AT"]) {
    more[`/${lang}.md`] = { body: article(lang) };
    bodies[`/${lang}`] = `<apostil-reader src="${lang}.md" terms="all"></apostil-reader>`;
  }
  more["/plain-de"] = {
    body: pageOf(`<apostil-reader>${await render("tests/e2e/fixtures/german.md", "--fragment")}</apostil-reader>`),
  };
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("the reader's own words", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  /** What the article and the card of its term say. */
  const said = async (path) => {
    await at.page.visit(`${at.site.origin}${path}`);
    await at.page.article();
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    const [card] = await at.page.cards(1);
    return at.page.run((card) => {
      const text = (selector) => document.querySelector(selector).textContent;
      return {
        notes: text(".apostil-notes h2"),
        glossary: text(".apostil-glossary h2"),
        verdict: text(".apostil-verdict").split(" ").slice(1).join(" "),
        more: card.querySelector(".apostil-card-more").textContent,
        close: card.querySelector(".apostil-card-close").getAttribute("aria-label"),
        goto: card.querySelector(".apostil-card-goto").textContent,
        lang: card.lang,
        direction: getComputedStyle(card).direction,
      };
    }, card);
  };

  for (const lang of languages) {
    test(`are in the language of the article: ${lang}`, async () => {
      const { notes, glossary, supported, more, close, goto } = await table(lang);
      const direction = ["ar", "he"].includes(lang) ? "rtl" : "ltr";
      assert.deepEqual(await said(`/${lang}`), {
        notes,
        glossary,
        verdict: supported,
        more,
        close,
        goto,
        lang,
        direction,
      });
    });
  }

  for (const lang of ["ar", "hi"])
    test(`have their letters joined, in cards as in the text: ${lang}`, async () => {
      await said(`/${lang}`);
      const widths = await at.page.run(() => {
        const width = (node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return range.getBoundingClientRect().width;
        };
        const asText = ({ textContent }, { fontFamily, fontSize, fontWeight, letterSpacing }) => {
          const span = document.createElement("span"); // a part of a line has no ::first-letter
          span.textContent = textContent;
          Object.assign(span.style, { fontFamily, fontSize, fontWeight, letterSpacing, whiteSpace: "nowrap" });
          document.body.append(span);
          const found = width(span);
          span.remove();
          return found;
        };
        const said = document.querySelectorAll(".apostil-card-more, .apostil-card-goto, .apostil-notes h2");
        const shown = [...said].filter((it) => it.checkVisibility());
        return shown.map((it) => [it.textContent, width(it), asText(it, getComputedStyle(it))]);
      });
      assert.ok(widths.length > 1);
      for (const [text, found, right] of widths)
        assert.ok(Math.abs(found - right) < 0.5, `${text} is ${found} px wide, not ${right}`);
    });

  test("are German for a German prerendered article, and for Austria", async () => {
    const { more } = await table("de");
    assert.equal((await said("/plain-de")).more, more);
    assert.equal((await said("/de-AT")).more, more);
  });

  test("are in the language of the element, if it names one", async () => {
    assert.equal((await said("/attribute")).notes, (await table("de")).notes);
  });

  test("are in the language of the page around an article that declares none", async () => {
    const { notes, lang } = await said("/around");
    assert.deepEqual({ notes, lang }, { notes: (await table("de")).notes, lang: "de" });
  });

  test("are English for a language without a table", async () => {
    assert.deepEqual([(await said("/xx")).notes, (await said("/xx")).more], ["Notes", "More"]);
  });

  test("are the page's own, as far as it has some", async () => {
    const { notes, more, goto } = await said("/own");
    assert.deepEqual({ notes, more, goto }, { notes: "Fussnoten", more: "Weiter so", goto: "Go to entry" });
  });

  test("are nothing that all objects have, whatever a table or the page puts there", async () => {
    assert.equal((await said("/foreign")).more, "More");
    const [mention, foreign] = await at.page.run(() => [
      document.querySelector(".apostil-card-mention").textContent,
      [...document.querySelectorAll("[foreign]")].map((element) => element.className),
    ]);
    assert.deepEqual([mention, foreign], ["{constructor} 1", []]);
  });

  test("stand from right to left where they are read so", async () => {
    await said("/ar");
    await at.page.stillness();
    const [close, title] = await at.page.run(() =>
      ["close", "title"].map((name) => document.querySelector(`.apostil-card-${name}`).getBoundingClientRect().left),
    );
    assert.ok(close < title, "the close button stands at the end of the line: left");
  });
});
