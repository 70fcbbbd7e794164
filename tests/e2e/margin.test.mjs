// Notes in the margin: each beside its line where there is room, cut to a few lines, never overlapping, never far from its
// mark, and cards where there is none. The arithmetic is tested beside it, in src/reader/margin.rs.

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
  const again = "The claim again.[^often]\n\n";
  const often = `A claim.[^often]\n\n${again.repeat(5)}Another.[^other]\n\n${again.repeat(494)}`;
  more["/often.md"] = { body: `${often}\n[^often]: Said often.\n\n[^other]: Said once.\n` };
  for (const name of samples) more[`/${name}`] = { body: await readFile(join(project, "www", name)) };
  const bodies = {
    "/": `<apostil-reader src="article.md" layout="margin"></apostil-reader>`,
    "/often": `<apostil-reader src="often.md" layout="margin"></apostil-reader>`,
    "/letters": `<apostil-reader src="letters.md" layout="margin"></apostil-reader>`,
  };
  return { site: await use(letters(bodies, more)), page: await open({ width: 1440 }) };
};

scenario("the margin", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path, width = 1440) => {
    await at.page.resize(width, 900);
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
        const lineHeight = Number.parseFloat(getComputedStyle(document.querySelector(".apostil-body")).lineHeight);
        const end = text.bottom + scrollY;
        return {
          line: mention.top + scrollY,
          top: top + scrollY,
          bottom: bottom + scrollY,
          isOutside,
          lineHeight,
          end,
        };
      }),
    );

  for (const width of [1024, 1200, 1440, 1920])
    test(`holds the notes of the text, near their marks, none upon another, at ${width} px`, async () => {
      await visit("/", width);
      const notes = await places();
      const all = await at.page.run(() => document.querySelectorAll(".apostil-note").length);
      assert.ok(notes.length > 40, `${notes.length} of ${all} notes`);
      for (const [index, { line, top, bottom, isOutside, lineHeight, end }] of notes.entries()) {
        const label = `note ${index + 1}`;
        assert.ok(isOutside, `${label} stands beside the text`);
        const lines = (top - line) / lineHeight;
        assert.ok(Math.abs(lines) <= 4.1, `${label} is ${lines} lines from its mark`);
        assert.ok(lines > -0.1 || end - bottom < 600, `${label} is not above its line, but where the text ends`);
        assert.ok(bottom <= end + 1, `${label} does not stand below the text's end`);
        assert.ok(index === 0 || top >= notes[index - 1].bottom, `${label} is below the one before`);
      }
      assert.ok(Math.abs(notes[0].top - notes[0].line) < 8, "the first stands at its line");
    });

  test("never scrolls the page away when a mark is clicked; what stands in no margin opens as a card", async () => {
    await visit("/");
    const marks = await at.page.all(".apostil-body .apostil-noteref a");
    let cards = 0;
    for (const mark of marks) {
      await at.page.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), mark);
      const before = await at.page.run(() => scrollY);
      await at.page.run((it) => it.click(), mark);
      const [after, isOpen, isThere, isSeen] = await at.page.run((mark) => {
        const note = document.getElementById(mark.hash.slice(1));
        const card = document.querySelector(".apostil-card:popover-open");
        const { top, bottom } = (card ?? note).getBoundingClientRect();
        const isThere = card?.contains(document.activeElement) ?? document.activeElement === note;
        return [scrollY, card !== null, isThere, top >= 0 && bottom <= innerHeight + 1];
      }, mark);
      assert.ok(Math.abs(after - before) < 300, `scrolled by ${after - before} px`);
      assert.ok(isThere, "the note or its card has the focus");
      assert.ok(isSeen, "and is wholly in the window");
      if (isOpen) {
        cards += 1;
        await at.page.press("ESCAPE");
        await at.page.cards(0);
      }
    }
    const beside = await at.page.run(() => document.querySelectorAll(".apostil-note[data-beside]").length);
    assert.ok(cards <= marks.length - beside, `${cards} cards`);
  });

  test("cuts a note to a few lines, and shows all of it under the pointer and with the focus", async () => {
    await visit("/");
    const cut = await at.page.run(() =>
      [...document.querySelectorAll(".apostil-note[data-beside]")].findIndex((note) => {
        const content = note.querySelector(".apostil-content");
        return content.scrollHeight > content.clientHeight + 20;
      }),
    );
    const note = (await at.page.all(".apostil-note[data-beside]"))[cut];
    const shows = (isAll) =>
      at.page.until(
        isAll ? "all of the note" : "a few lines of the note",
        (note, isAll) => {
          const content = note.querySelector(".apostil-content");
          const lines = content.clientHeight / Number.parseFloat(getComputedStyle(content).lineHeight);
          const box = note.getBoundingClientRect();
          const isOnTop = note.contains(document.elementFromPoint(box.left + box.width / 2, box.bottom - 4));
          return isAll ? content.scrollHeight <= content.clientHeight + 1 && isOnTop : lines < 4.2;
        },
        note,
        isAll,
      );
    await shows(false);
    await at.page.hover(note);
    await shows(true);
    await at.page.moveAway();
    await shows(false);
    await at.page.run(
      (it) => it.click(),
      await at.page.run((it) => document.querySelector(`.apostil-body a[href="#${it.id}"]`), note),
    );
    await shows(true);
    const ways = await at.page.run((it) => {
      const links = it.querySelector(".apostil-backlinks");
      return { seen: links.checkVisibility(), hidden: links.scrollHeight - links.clientHeight };
    }, note);
    assert.ok(ways.seen, "with ways back");
    assert.equal(ways.hidden, 0, "which need no scrolling");
  });

  test("is not pushed aside by a note with 500 ways back", async () => {
    await visit("/often");
    const [first, second] = await places();
    assert.ok(first.bottom - first.top < 200, `${first.bottom - first.top} px high`);
    assert.ok(second.top - second.line < 8, "the next stands at its line");
    // A mention that is far from the note opens its card, and stays where it is.
    const last = (await at.page.all('.apostil-body a[href="#fn-often"]')).at(-1);
    await at.page.click(last);
    const [card] = await at.page.cards(1);
    assert.ok(await at.page.run((it) => it.getBoundingClientRect().bottom <= innerHeight, card));
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
