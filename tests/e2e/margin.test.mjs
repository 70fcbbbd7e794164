// Notes in the margin: each beside its line where there is room, never overlapping, and cards again where there is none.
// The arithmetic is tested beside it, in src/web/cards/margin.rs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const samples = ["article.md", "glossary.md", "sources.json"];

const setUp = async (use, open) => {
  const more = {};
  for (const name of samples) more[`/${name}`] = { body: await readFile(join(project, "www", name)) };
  const bodies = {
    "/": `<apostil-reader src="article.md" layout="margin"></apostil-reader>`,
    "/letters": `<apostil-reader src="letters.md" layout="margin"></apostil-reader>`,
  };
  return { site: await use(letters(bodies, more)), page: await open({ width: 1440 }) };
};

scenario("the margin", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.resize(1440, 900);
    await at.page.visit(at.site.origin + path);
    await at.page.until("notes in the margin", () => document.querySelector("[data-margin] [data-beside]"));
  };
  /** The position of each note and of the line of its first mention, in the page. */
  const places = () =>
    at.page.run(() =>
      [...document.querySelectorAll(".apostil-note[data-beside]")].map((note) => {
        const id = note.querySelector(".apostil-backlinks a").hash.slice(1);
        const mention = document.getElementById(id).getBoundingClientRect();
        const text = document.querySelector(".apostil-body").getBoundingClientRect();
        const { top, bottom, left, right } = note.getBoundingClientRect();
        const isOutside = left >= text.right && right <= document.documentElement.clientWidth;
        return { line: mention.top + scrollY, top: top + scrollY, bottom: bottom + scrollY, isOutside };
      }),
    );

  test("holds every note of the text, none above its line, none upon another, none over the text", async () => {
    await visit("/");
    const notes = await places();
    assert.ok(notes.length > 40, `${notes.length} notes`);
    for (const [index, { line, top, isOutside }] of notes.entries()) {
      assert.ok(isOutside, `note ${index + 1} stands beside the text`);
      assert.ok(top >= line - 1, `note ${index + 1} is not above its line`);
      assert.ok(index === 0 || top >= notes[index - 1].bottom, `note ${index + 1} is below the one before`);
    }
    assert.ok(Math.abs(notes[0].top - notes[0].line) < 8, "the first stands at its line");
  });

  test("makes way for cards when the window gets narrow, and comes back", async () => {
    await visit("/");
    await at.page.resize(700, 900);
    await at.page.until("no margin", () => !document.querySelector("[data-margin], [data-beside]"));
    await at.page.click(await at.page.find(".apostil-body .apostil-noteref a"));
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.resize(1440, 900);
    await at.page.until("the margin again", () => document.querySelector("[data-margin] [data-beside]"));
  });

  test("follows what the text does: another size, another width", async () => {
    await visit("/");
    for (const [name, value] of [
      ["font-size", "26px"],
      ["font-family", "monospace"],
    ]) {
      await at.page.run(
        (name, value) => document.querySelector(".apostil-page").style.setProperty(name, value),
        name,
        value,
      );
      await at.page.until("notes at their lines", () => {
        const notes = [...document.querySelectorAll(".apostil-note[data-beside]")];
        const first = document.getElementById(notes[0].querySelector(".apostil-backlinks a").hash.slice(1));
        const gap = notes[0].getBoundingClientRect().top - first.getBoundingClientRect().top;
        const boxes = notes.map((note) => note.getBoundingClientRect());
        return Math.abs(gap) < 10 && boxes.every(({ top }, index) => index === 0 || top >= boxes[index - 1].bottom);
      });
    }
  });

  test("gives a note the focus when its mark is clicked, and opens terms as cards", async () => {
    await visit("/letters");
    await at.page.click(await at.page.find(".apostil-noteref a"));
    await at.page.until("focus on the note", () => document.activeElement.id === "fn-order");
    await at.page.cards(0);
    await at.page.click(await at.page.find("#fn-order a.apostil-term"));
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.click(await at.page.find("#fn-order .apostil-backlinks a"));
    await at.page.until("the mention", () => location.hash === "#fnref-order-1");
  });

  test("is reached by an address", async () => {
    await at.page.resize(1440, 900);
    await at.page.visit(`${at.site.origin}/letters#fn-order`);
    await at.page.until("focus on the note", () => document.activeElement?.id === "fn-order");
    await at.page.cards(0);
  });

  test("goes when the page no longer asks for it", async () => {
    await visit("/letters");
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("layout", "cards"));
    await at.page.until("no margin", () => !document.querySelector("[data-margin], [data-beside]"));
    assert.equal(await at.page.run(() => document.querySelector(".apostil-note").style.top), "");
  });
});
