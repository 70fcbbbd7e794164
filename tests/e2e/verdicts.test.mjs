// What the notes found: counted below the byline, and shown in the list verdict by verdict. Whatever a link or an address leads to comes to
// be seen, and the numbers of the notes stay.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const fixture = "tests/e2e/fixtures/verdicts.md";
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const SUPPORTED = [1, 4, 12];

const setUp = async (use, open) => {
  const prerendered = await render(fixture, "--fragment");
  const bodies = {
    "/": `<a id="outside" href="#fn-two">to note 2</a><apostil-reader>${prerendered}</apostil-reader>`,
    "/live": `<apostil-reader src="verdicts.md"></apostil-reader>`,
    "/margin": `<apostil-reader layout="margin">${prerendered}</apostil-reader>`,
  };
  const files = { "/verdicts.md": { body: await readFile(join(project, fixture)) } };
  return { prerendered, site: await use(letters(bodies, files)), page: await open({ width: 1440 }) };
};

scenario("what notes found", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path = "/") => {
    await at.page.resize(1440, 900);
    await at.page.visit(at.site.origin + path);
    await at.page.article();
  };
  const find = (selector) => at.page.find(selector);
  const button = (verdict) => find(`.apostil-count[aria-pressed][data-verdict="${verdict}"]`);
  const filter = async (verdict) => at.page.click(await button(verdict));
  /** The numbers of the notes that can be seen. */
  const shown = () =>
    at.page.run(() =>
      [...document.querySelectorAll(".apostil-note")].flatMap((note, index) =>
        note.getClientRects().length > 0 ? [index + 1] : [],
      ),
    );
  const pressed = () =>
    at.page.run(() =>
      [...document.querySelectorAll(".apostil-count[aria-pressed=true]")].map(({ dataset }) => dataset.verdict),
    );
  const assertShown = async (notes, verdicts, message) => {
    assert.deepEqual([await shown(), await pressed()], [notes, verdicts]);
    await at.page.until(message, (message) => document.querySelector("[role=status]").textContent === message, message);
  };
  const seen = (id) =>
    at.page.until(
      `${id} in the window`,
      (id) => {
        const rect = document.getElementById(id).getClientRects()[0];
        return rect && rect.top >= 0 && rect.top < innerHeight;
      },
      id,
    );

  test("is counted in words that read without a script", async () => {
    await visit();
    const [, summary] = at.prerendered.match(/<p class="apostil-counts">(.*)<\/p>/);
    assert.equal(summary.replace(/<[^>]+>/g, ""), "6 claims checked ✓ 3 supported ✗ 1 misattributed ¶ 2 opinion");
    assert.deepEqual(summary.match(/href="[^"]*"/g), ['href="#fn-one"', 'href="#fn-two"', 'href="#fn-five"']);
  });

  test("is known to scripts", async () => {
    await visit("/live");
    const notes = await at.page.run(() => document.querySelector("apostil-reader").article.notes);
    const [, two, three] = notes.map(({ id, number, mentions, ...found }) => found);
    const checked = { checked: "2026-11-23", by: "Ann Author" };
    assert.deepEqual(two, {
      verdict: "misattributed",
      claim: "A second statement.",
      quotation: "not-found",
      ...checked,
    });
    // WebDriver has no word for undefined: it says null, or nothing.
    const said = Object.entries(three).filter(([, value]) => value !== null);
    assert.deepEqual(Object.fromEntries(said), { by: "", claim: "" });
  });

  test("is shown one verdict at a time by the mouse, and said", async () => {
    await visit();
    const names = await at.page.run(() =>
      [...document.querySelectorAll(".apostil-count")].map((it) => [it.localName, it.role, it.textContent]),
    );
    const counts = ["✓ 3 supported", "✗ 1 misattributed", "¶ 2 opinion"];
    assert.deepEqual(
      names,
      counts.map((text) => ["a", "button", text]),
    );
    await filter("supported");
    await assertShown(SUPPORTED, ["supported"], "3 of 12");
    await filter("misattributed");
    await assertShown([2], ["misattributed"], "1 of 12");
    await filter("misattributed");
    await assertShown(ALL, [], "12 of 12");
  });

  test("is shown by the keyboard, and cards close", async () => {
    await visit();
    await at.page.hover(await find(".apostil-body .apostil-noteref a"));
    await at.page.cards(1);
    const opinion = await button("opinion");
    await at.page.run((it) => it.focus({ preventScroll: true }), opinion);
    await at.page.press("ENTER");
    await at.page.cards(0);
    await assertShown([5, 6], ["opinion"], "2 of 12");
    await at.page.assertFocused(opinion, "the focus stays");
    await at.page.press("SPACE");
    await assertShown(ALL, [], "12 of 12");
  });

  test("has counts that are large enough to be hit, and do not move when they become buttons", async () => {
    for (const width of [390, 1440]) {
      await visit();
      await at.page.resize(width, 900);
      const boxes = () =>
        at.page.run(() =>
          [...document.querySelectorAll(".apostil-count")].map((it) => {
            const { left, top, width, height } = it.getBoundingClientRect();
            return [left, top + scrollY, width, height].map(Math.round);
          }),
        );
      const lively = await boxes();
      for (const [, , width, height] of lively) assert.ok(width >= 24 && height >= 24, `${width} by ${height}`);
      await at.page.run(() => document.querySelector(".apostil-count").scrollIntoView());
      await at.page.run(() => {
        const reader = document.querySelector("apostil-reader");
        const article = reader.firstElementChild;
        reader.replaceWith(article);
      });
      await at.page.until("links", () => document.querySelector(".apostil-count:not([role])"));
      assert.deepEqual(await boxes(), lively);
    }
  });

  test("leaves each note its number", async () => {
    await visit();
    // No script can read the number that a list shows, but how wide it is can be measured.
    await at.page.run(() => {
      for (const note of document.querySelectorAll(".apostil-note")) {
        note.style.setProperty("list-style-position", "inside", "important");
        for (const part of note.children) part.style.setProperty("display", "inline", "important");
      }
    });
    const widths = () =>
      at.page.run(() =>
        ["one", "four", "last"].map((key) => {
          const note = document.getElementById(`fn-${key}`);
          const { left } = note.querySelector(".apostil-verdict").getBoundingClientRect();
          return left - note.getBoundingClientRect().left;
        }),
      );
    const before = await widths();
    assert.ok(before[0] > 5 && before[2] > before[1] + 5, `${before}: two digits are wider than one`);
    await filter("supported");
    assert.deepEqual(await widths(), before);
    await at.page.run(() => document.getElementById("fn-last").removeAttribute("value"));
    assert.ok((await widths())[2] < before[2] - 5, "else it would be another number");
  });

  test("shows all again when “Go to entry” leads to a note that is filtered out", async () => {
    for (let again = 0; again < 2; again += 1) {
      if (again === 0) await visit();
      await filter("supported");
      await at.page.click(await find("#fnref-two-1"));
      await at.page.cards(1);
      await (await find(".apostil-card-goto")).click();
      await at.page.cards(0);
      await assertShown(ALL, [], "12 of 12");
      await seen("fn-two");
      assert.equal(await at.page.run(() => location.hash), "#fn-two", "the second time it is there already");
    }
  });

  test("shows all again for an address, and for a link of the page", async () => {
    await visit();
    await filter("supported");
    await at.page.run(() => {
      location.hash = "#fn-two";
    });
    await at.page.cards(1);
    assert.deepEqual([await shown(), await pressed()], [ALL, []]);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    await filter("supported");
    await at.page.click(await find("#outside"));
    assert.deepEqual([await shown(), await pressed()], [ALL, []]);
    await at.page.cards(1);
    await seen("fnref-two-1");
  });

  test("shows all again for what stands within a note: the way back to it, and the mention that a card is at", async () => {
    await visit();
    await filter("supported");
    // Only the second note speaks of beta.
    await at.page.click(await find("#term-beta .apostil-backlinks a"));
    await seen("termref-beta-1");
    assert.deepEqual(await shown(), ALL);
    await filter("supported");
    assert.ok(await at.page.run(() => document.querySelector("apostil-reader").open("term-beta")));
    await at.page.cards(1);
    await seen("termref-beta-1");
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    await filter("supported");
    await at.page.run(() => {
      location.hash = "#term-beta";
    });
    await at.page.cards(1);
    await seen("termref-beta-1");
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    await filter("supported");
    // The sixth note is mentioned in the text and then in the second note: no step leads out of the text.
    await at.page.click(await find("#fnref-six-1"));
    await at.page.cards(1);
    assert.equal((await at.page.all(".apostil-card-mentions")).length, 0);
  });

  test("leaves a mark its card while its note is filtered out", async () => {
    await visit();
    await filter("supported");
    await at.page.click(await find("#fnref-two-1"));
    const [card] = await at.page.cards(1);
    const text = await at.page.run((it) => it.textContent.replace(/\s+/g, " "), card);
    assert.match(
      text,
      /^✗ misattributedNote 2×A second statement. ∅ quotation: not found .*checked 23 November 2026 by Ann Author/,
    );
    assert.deepEqual(await shown(), SUPPORTED);
  });

  test("is shown in the margin, too: notes make room, their marks open cards, addresses bring them back", async () => {
    await visit("/margin");
    const beside = () => at.page.run(() => document.querySelectorAll(".apostil-note[data-beside]").length);
    const before = await beside();
    assert.ok(before >= 4, `${before} notes; for the others there is no room near their marks`);
    await filter("supported");
    await assertShown(SUPPORTED, ["supported"], "3 of 12");
    assert.equal(await beside(), 3);
    assert.ok(await at.page.run(() => document.querySelector(".apostil-notes").hasAttribute("data-beside")));
    await at.page.click(await find("#fnref-two-1"));
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    await at.page.run(() => {
      location.hash = "#fn-two";
    });
    await at.page.until("focus on the note or its card", () => {
      const { activeElement } = document;
      return activeElement.id === "fn-two" || activeElement.querySelector("[href='#fn-two']");
    });
    assert.deepEqual([await beside(), await shown()], [before, ALL]);
  });

  test("leaves the article as it was when the reader goes", async () => {
    await visit();
    await filter("supported");
    await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      window.article = reader.querySelector(".apostil-article");
      reader.remove();
    });
    await at.page.until("no buttons", () => !window.article.querySelector("button, [role=button]"));
    const left = await at.page.run(() => window.article.outerHTML);
    assert.equal(left.replaceAll(' style=""', ""), at.prerendered.trim());
  });

  test("stands on paper whole, whatever is filtered", { skip: at.cannot.printed }, async () => {
    await visit();
    await filter("supported");
    const printed = (await at.page.printed()).normalize("NFKC").replace(/\s+/g, " "); // without ligatures
    assert.ok(printed.includes("6 claims checked ✓ 3 supported ✗ 1 misattributed ¶ 2 opinion"), printed);
    assert.equal(printed.split("3 supported").length, 2, "it is not said that they are filtered");
    assert.ok(printed.includes("quotation: not found checked 23 November 2026 by Ann Author"), printed);
    const texts = ["1. ", "2. ", "3. "].map((number) => printed.indexOf(number, printed.indexOf("Notes")));
    // In two columns they need not come one after the other.
    assert.ok(
      texts.every((place) => place > 0),
      printed,
    );
    for (const text of ["The first note.", "The second,", "The third note.", "The last note."])
      assert.ok(printed.includes(text), text);
  });

  test("shows in forced colours which count is pressed", { skip: at.cannot.forcedColors }, async () => {
    await at.page.prefer({ forcedColors: "active" });
    await visit();
    const ground = (verdict) =>
      at.page.run(
        (verdict) =>
          getComputedStyle(document.querySelector(`.apostil-count[data-verdict=${verdict}]`)).backgroundColor,
        verdict,
      );
    await filter("supported");
    await at.page.moveAway();
    assert.notEqual(await ground("supported"), await ground("opinion"));
    await at.page.prefer({});
  });
});
