// Marks of notes, side by side, after short words and in text that runs the other way: each can be hit over its whole area
// and opens its own note, by mouse, finger and hover, with and without a script; no word loses area to its mark.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const articles = {
  side: `---
title: Side by side
lang: en
---
A claim.[^a][^b][^c] The number pi[^a] and an [x](https://example.org/x)[^b] end. ${"Many words and a pi[^c] follow. ".repeat(30)}

[^a]: Note A.
[^b]: Note B.
[^c]: Note C.

## Glossary

pi
: A number.
`,
  arabic: `---
title: عنوان
lang: ar
---
كتب ستالين في كتاب Darkness.[^a] ثم قال المؤلف *كلمة* أخرى.[^a][^b]

[^a]: ملاحظة.
[^b]: أخرى.
`,
};

const head = (lang, script) => `<!doctype html><html ${lang}><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/apostil.css">${script}</head>`;

const setUp = async (use, open) => {
  const { path } = await use(openFolder("marks"));
  const pages = { "/favicon.ico": { status: 204 } };
  const script = `<script type="module" src="/apostil.js"></script>`;
  for (const [name, text] of Object.entries(articles)) {
    await writeFile(join(path, `${name}.md`), text);
    const fragment = await render(join(path, `${name}.md`), "--fragment");
    const lang = name === "arabic" ? `lang="ar" dir="rtl"` : `lang="en"`;
    pages[`/${name}.md`] = { body: text };
    const reader = (attributes, body) =>
      `<body><main style="font: 16px/1.5 serif"><apostil-reader loading="eager" ${attributes}>${body}</apostil-reader></main></body></html>`;
    pages[`/${name}/live`] = { body: head(lang, script) + reader(`src="/${name}.md"`, "") };
    pages[`/${name}/prerendered`] = { body: head(lang, script) + reader("", fragment) };
    pages[`/${name}/plain`] = { body: head(lang, "") + reader("", fragment) };
  }
  return { site: await use(openSite({ folder: join(project, "dist"), pages })), page: await open() };
};

/** Which part of each link's own area leads to it, as [text, part]. */
const hits = (selector) =>
  [...document.querySelectorAll(selector)].map((link) => {
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = link.getClientRects()[0];
    let [own, all] = [0, 0];
    for (let x = 0.5; x < width; x += 0.5)
      for (let y = 0.5; y < height; y += 1) {
        all += 1;
        if (document.elementFromPoint(left + x, top + y)?.closest("a") === link) own += 1;
      }
    return [link.textContent, own / all];
  });

scenario("marks", setUp, (at) => {
  const visit = async (name, way) => {
    await at.page.visit(`${at.site.origin}/${name}/${way}`);
    const isThere = (isPlain) => document.querySelector(isPlain ? ".apostil-note" : "[data-lively] .apostil-note");
    await at.page.until("the article", isThere, way === "plain");
  };
  const marks = (count) => at.page.all(".apostil-noteref a").then((all) => all.slice(0, count));
  const title = () => document.querySelector(".apostil-card-title").textContent;
  const closed = async () => {
    await at.page.press("ESCAPE");
    await at.page.cards(0);
  };

  for (const way of ["live", "prerendered", "plain"]) {
    test(`leave each other and the words before them their areas, ${way}`, async () => {
      await visit("side", way);
      for (const [size, leading] of [
        [14, 1.5],
        [16, 1.6],
        [18, 1.2],
        [32, 1.2],
      ]) {
        const style = (size, leading) => {
          // The boxes of taller faces, which a machine may have, reach into the lines above and below.
          document.querySelector("main").style.font = `${size}px/${leading} "DejaVu Serif", serif`;
        };
        await at.page.run(style, size, leading);
        for (const [text, part] of await at.page.run(hits, ".apostil-body p a"))
          assert.ok(part >= 0.9, `"${text}" at ${size}px/${leading}: ${part.toFixed(2)}`);
      }
    });

    test(`are told apart side by side, ${way}`, async () => {
      await visit("side", way);
      const gaps = await at.page.run(() => {
        const rects = [...document.querySelectorAll(".apostil-noteref a")]
          .slice(0, 3)
          .map((it) => it.getBoundingClientRect());
        return rects.slice(1).map((rect, index) => rect.left - rects[index].right);
      });
      for (const gap of gaps) assert.ok(gap >= 3, `${gap} px between the figures`);
      const copied = await at.page.run(() => {
        getSelection().selectAllChildren(document.querySelector(".apostil-body p"));
        return getSelection().toString();
      });
      assert.match(copied, /claim\.\u2060?1\s+\u2060?2\s+\u2060?3 The/);
    });

    test(`never open a line, ${way}`, async () => {
      for (const name of ["side", "arabic"]) {
        await visit(name, way);
        const opened = await at.page.run(() => {
          const found = [];
          for (let width = 120; width < 480; width += 7) {
            document.querySelector("main").style.width = `${width}px`;
            for (const sup of document.querySelectorAll(".apostil-body .apostil-noteref")) {
              const range = document.createRange();
              range.setStart(sup.parentNode, 0);
              range.setEndBefore(sup);
              const before = [...range.getClientRects()].at(-1);
              const mark = sup.querySelector("a").getClientRects()[0];
              if (mark.top > before.bottom) found.push(`${sup.textContent} at ${width} px`);
            }
          }
          return found;
        });
        assert.deepEqual(opened, [], name);
      }
    });

    test(`stay behind a word that runs the other way, ${way}`, async () => {
      await visit("arabic", way);
      const [word, ...found] = await at.page.run(() => {
        const paragraph = document.querySelector(".apostil-body p");
        const range = document.createRange();
        const at = paragraph.firstChild.data.indexOf("Darkness");
        range.setStart(paragraph.firstChild, at);
        range.setEnd(paragraph.firstChild, at + 8);
        const marks = [...paragraph.querySelectorAll(".apostil-noteref a")];
        return [range, ...marks].map((it) => it.getBoundingClientRect().toJSON());
      });
      assert.ok(found[0].right <= word.left, `the mark ends at ${found[0].right}, the word begins at ${word.left}`);
      assert.ok(found[2].right < found[1].left, "the second of two marks stands left of the first");
    });
  }

  for (const way of ["live", "prerendered"])
    test(`open their own notes by click, hover and touch, ${way}`, async () => {
      await visit("side", way);
      for (const [index, mark] of (await marks(4)).entries()) {
        const wanted = `Note ${(index % 3) + 1}`;
        await at.page.click(mark);
        await at.page.cards(1);
        assert.equal(await at.page.run(title), wanted);
        await closed();
        await at.page.moveAway();
        if (!at.cannot.hover) {
          await at.page.hover(mark);
          await at.page.cards(1);
          assert.equal(await at.page.run(title), wanted);
          await closed();
          await at.page.moveAway();
        }
        if (!at.cannot.touch) {
          await at.page.tap(mark);
          await at.page.cards(1);
          assert.equal(await at.page.run(title), wanted);
          await closed();
        }
      }
      await at.page.assertNoErrors();
    });

  test("stand in text that is not slanted where its script has no italics", async () => {
    await visit("arabic", "plain");
    const look = await at.page.run(() =>
      ["em", "h1"]
        .map((it) => getComputedStyle(document.querySelector(`.apostil-article ${it}`)))
        .map((it) => [it.fontStyle, it.letterSpacing]),
    );
    assert.deepEqual(
      look.map(([style, spacing]) => [style, spacing === "0px" ? "normal" : spacing]),
      [
        ["normal", "normal"],
        ["normal", "normal"],
      ],
    );
  });

  test("lead to their own notes without a script", async () => {
    for (const [index, id] of ["fn-a", "fn-b", "fn-c"].entries()) {
      await visit("side", "plain");
      await at.page.click((await marks(3))[index]);
      await at.page.until("its note", (id) => document.querySelector(":target")?.id === id, id);
    }
  });
});
