// The strip below the byline: shows the claims of a verdict in the text, leads from one to the next, has an address of its
// own, and works by keyboard, on phones and without a script. And the verdicts at the marks.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";
import { trap } from "./trap.mjs";

const filler = `${"Words that nobody has checked go on and on. ".repeat(40)}\n\n`;
const articles = {
  one: `---
title: Claims
author: Ann Author
---
Rome fell to the Goths.[^fell] ${filler}“It was the *end* of all,” he wrote.[^end][^again] ${filler}Nobody[^nobody] wept, they said.[^wept]

${filler}And [[later]] it rose again.[^rose]

[^fell]: {supported} A.
[^end]: {misattributed} B.
[^again]: {disputed} C.
[^nobody]: No verdict.
[^wept]: {misattributed} D.
[^rose]: {supported} E.

## Glossary

later
: After that.
`,
  two: `---
title: Opinions
---
It was sad to see.[^sad] It was glad to see.[^glad]

[^sad]: {opinion} A.
[^glad]: {opinion} B.
`,
};

const page = (script, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/apostil.css">${script}</head>
<body><main style="font: 18px/1.6 serif; max-inline-size: 32em">${body}</main></body></html>`;

const setUp = async (use, open) => {
  const { path } = await use(openFolder("strip"));
  for (const [name, text] of Object.entries(articles)) await writeFile(join(path, `${name}.md`), text);
  const one = await render(join(path, "one.md"), "--fragment");
  const plain = await render(join(path, "one.md"), "--fragment", "--marks", "plain");
  const script = `<script type="module" src="/apostil.js"></script>`;
  const reader = (attributes, body = "") => `<apostil-reader loading="eager" ${attributes}>${body}</apostil-reader>`;
  const pages = {
    "/favicon.ico": { status: 204 },
    "/one.md": { body: articles.one },
    "/two.md": { body: articles.two },
    "/": { body: page(script, reader("", one) + reader(`src="/two.md"`)) },
    "/live": { body: page(script, reader(`src="/one.md"`)) },
    "/trap.js": { body: trap },
    "/trapped": { body: page(`<script src="/trap.js"></script>${script}`, reader("", one)) },
    "/off": { body: page(script, reader(`src="/one.md" marks="plain" verdicts="off"`)) },
    "/off/found": { body: page(script, reader(`marks="plain" verdicts="off"`, one)) },
    "/plain": { body: page("", reader("", one)) },
  };
  return { plain, site: await use(openSite({ folder: join(project, "dist"), pages })), page: await open() };
};

scenario("the strip", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path = "/", readers = 1) => {
    await at.page.resize(1200, 800);
    await at.page.visit("about:blank"); // another fragment alone would load nothing
    await at.page.visit(at.site.origin + path);
    const are = (readers) => document.querySelectorAll("apostil-reader[data-lively]").length >= readers;
    await at.page.until("lively articles", are, readers);
  };
  const count = (verdict) => at.page.find(`.apostil-count[data-verdict=${verdict}]`);
  const press = async (selector) => (await at.page.find(selector)).click();
  /** What is shown, as scripts and readers can tell. */
  const state = () =>
    at.page.run(() => ({
      show: [...document.querySelectorAll("apostil-reader")].map(({ dataset }) => dataset.show ?? ""),
      pressed: [...document.querySelectorAll("[aria-pressed=true]")].map(({ dataset }) => dataset.verdict),
      notes: [...document.querySelectorAll(".apostil-note")].filter((note) => !note.hidden).map(({ id }) => id),
      at: document.querySelector(".apostil-steps-at")?.textContent ?? "",
      current: [...document.querySelectorAll("[data-current]")].map((part) => part.textContent).join(""),
      hash: location.hash,
    }));
  const ALL = ["fn-fell", "fn-end", "fn-again", "fn-nobody", "fn-wept", "fn-rose"];
  const NOTHING = { show: [""], pressed: [], notes: ALL, at: "", current: "", hash: "" };
  const said = (text) =>
    at.page.until(text, (text) => document.querySelector("[role=status]").textContent === text, text);
  /** Whether a claim is lit, and the text around it is dimmed. */
  const look = () =>
    at.page.run(() => {
      const of = (selector) => getComputedStyle(document.querySelector(selector));
      const ground = (verdict) => of(`.apostil-claim[data-verdict=${verdict}]`).backgroundColor;
      return [ground("misattributed"), ground("supported"), of(".apostil-body").color];
    });
  const inWindow = (selector) =>
    at.page.run((selector) => {
      const { top, bottom, left, right } = document.querySelector(selector).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && left >= 0 && right <= document.documentElement.clientWidth;
    }, selector);

  test("shows the claims of a verdict, leads from one to the next, and ends", async () => {
    await visit("/live");
    const before = await look();
    assert.equal(before[0], "rgba(0, 0, 0, 0)");
    await at.page.click(await count("misattributed"));
    const shown = { show: ["misattributed"], pressed: ["misattributed"], notes: ["fn-end", "fn-wept"] };
    const hash = "#show=misattributed";
    assert.deepEqual(await state(), { ...shown, at: "– of 2", current: "", hash });
    await said("2 of 6");
    const after = await look();
    assert.notEqual(after[0], before[0], "the claim is lit");
    assert.equal(after[1], before[1], "another is not");
    assert.notEqual(after[2], before[2], "the text is dimmed");
    const [end, wept] = ["“It was the end of all,” he wrote.", "wept, they said."];
    for (const [step, place, current] of [
      ["next", "1 of 2", end],
      ["next", "2 of 2", wept],
      ["next", "1 of 2", end],
      ["previous", "2 of 2", wept],
    ]) {
      await press(`.apostil-steps-${step}`);
      assert.deepEqual(await state(), { ...shown, at: place, current, hash });
      await said(`${place}: ${current}`);
      assert.ok(await inWindow("[data-current]"), `${place} is in the window`);
    }
    await press(".apostil-steps-all");
    assert.deepEqual(await state(), NOTHING);
    assert.deepEqual(await look(), before);
    await at.page.assertFocused(await count("misattributed"), "the focus is where it began");
    await at.page.click(await count("disputed"));
    await press(".apostil-steps-next");
    assert.equal((await state()).current, end, "a claim of two verdicts");
    await at.page.click(await count("supported"));
    assert.deepEqual((await state()).notes, ["fn-fell", "fn-rose"]);
    await at.page.click(await count("supported"));
    assert.deepEqual(await state(), NOTHING, "pressed again");
    await at.page.click(await count("supported"));
    await at.page.press("ESCAPE");
    assert.deepEqual(await state(), NOTHING, "Escape ends it, too");
  });

  test("has the list of notes say what is left in it, with a button that shows all", async () => {
    await visit("/live");
    const head = () => at.page.run(() => document.querySelector(".apostil-filtered")?.innerText);
    await at.page.click(await count("misattributed"));
    assert.ok(await at.page.run(() => document.querySelector(".apostil-notes > h2 + .apostil-filtered")));
    assert.match(await head(), /^✗ ?2 misattributed\s+Show all 6\s*$/);
    await at.page.click(await count("supported"));
    assert.match(await head(), /^✓ ?2 supported\s+Show all 6\s*$/);
    await at.page.click(await at.page.find(".apostil-filtered button"));
    assert.deepEqual(await state(), NOTHING);
    await at.page.assertFocused(await at.page.find(".apostil-notes > h2"), "the reader stays at the list");
    assert.equal(await head(), null);
    await at.page.assertNoErrors();
  });

  test("leaves nothing in the page when the cards crash", async () => {
    await visit("/trapped");
    await at.page.click(await count("misattributed"));
    await at.page.click(await at.page.find(".apostil-filtered button"));
    await at.page.click(await count("misattributed"));
    await at.page.run(() => {
      trap.armed = "cards_hear";
      history.replaceState(null, "", location.pathname); // new cards would show what the address says
    });
    await at.page.click(await at.page.find(".apostil-steps-next"));
    await at.page.until("a report", () => trap.told.length);
    const left = () =>
      document.querySelectorAll(".apostil-filtered, .apostil-steps, .apostil-notes > h2[tabindex]").length;
    assert.equal(await at.page.run(left), 0);
  });

  test("works by keyboard alone", async () => {
    await visit("/");
    await at.page.run((it) => it.focus(), await count("misattributed"));
    await at.page.press("SPACE");
    assert.deepEqual((await state()).pressed, ["misattributed"]);
    const names = [];
    for (let tabs = 0; tabs < 3; tabs += 1) {
      await at.page.tab();
      names.push(await at.page.run(() => document.activeElement.ariaLabel ?? document.activeElement.textContent));
    }
    assert.deepEqual(names, ["Previous claim", "Next claim", "All"]);
    await at.page.press("ENTER");
    assert.deepEqual((await state()).pressed, []);
    await at.page.assertFocused(await count("misattributed"), "the focus comes back");
    const meaning = () =>
      at.page.run(() => /attr|somebody/.test(getComputedStyle(document.activeElement, "::after").content));
    assert.ok(await meaning(), "it is told what the verdict means");
  });

  test("has an address: on arrival, later, in the first article that has the verdict, and after loading again", async () => {
    await visit("/#show=misattributed", 2);
    const end = "“It was the end of all,” he wrote.";
    await at.page.until("the first claim", () => document.querySelector("[data-current]"));
    const { show, at: place, current } = await state();
    assert.deepEqual([show, place, current], [["misattributed", ""], "1 of 2", end]);
    const go = (hash) =>
      at.page.run((hash) => {
        location.hash = hash;
      }, hash);
    await go("#show=opinion");
    await at.page.until("the other article", () => document.querySelector("[data-show=opinion] [data-current]"));
    assert.deepEqual((await state()).show, ["", "opinion"]);
    await go("#show=disputed");
    await at.page.until("the first article", () => document.querySelector("[data-show=disputed] [data-current]"));
    assert.deepEqual((await state()).show, ["disputed", ""]);
    await at.page.run(() => history.back());
    await at.page.until("what came before", () => document.querySelector("[data-show=opinion] [data-current]"));
    await go("#elsewhere");
    await at.page.until("all claims after they were shown", () => !document.querySelector("[data-show]"));
    await go("#show=disputed");
    await at.page.until("the first article again", () => document.querySelector("[data-show=disputed]"));
    await go("#fn-fell");
    await at.page.cards(1);
    assert.deepEqual([(await state()).show, (await state()).hash], [["", ""], "#fn-fell"]);
    await at.page.press("ESCAPE");
    await at.page.click(await at.page.find("apostil-reader + apostil-reader .apostil-count"));
    assert.deepEqual((await state()).show, ["", "opinion"]);
    await at.page.click(await count("supported"));
    assert.deepEqual((await state()).show, ["supported", ""], "one article at a time");
    await visit("/live");
    await at.page.click(await count("supported"));
    await at.page.run(() => document.querySelector("apostil-reader").reload());
    await at.page.until("the claims again", () => document.querySelector("[data-show=supported] .apostil-steps"));
    assert.deepEqual((await state()).notes, ["fn-fell", "fn-rose"]);
  });

  test("wraps on phones, where the way from claim to claim stays at hand", async () => {
    await visit("/live");
    for (const width of [320, 390]) {
      await at.page.resize(width, 664);
      assert.ok(await at.page.run(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
      await at.page.click(await count("misattributed"));
      await press(".apostil-steps-next");
      assert.ok(await inWindow("[data-current]"));
      for (const name of ["previous", "next", "all"]) assert.ok(await inWindow(`.apostil-steps-${name}`), name);
      await press(".apostil-steps-all");
    }
  });

  test("is links without a script, and the text is as it was", async () => {
    await at.page.resize(1200, 800);
    await at.page.visit(`${at.site.origin}/plain`);
    const { name, links, pieces } = await at.page.run(() => ({
      name: document.querySelector(".apostil-strip[role=group]").ariaLabel,
      links: [...document.querySelectorAll(".apostil-counts a")].map((it) => [
        it.textContent,
        it.hash,
        it.title !== "",
      ]),
      pieces: document.querySelectorAll(".apostil-shares > *").length,
    }));
    assert.deepEqual([name, pieces], ["5 claims checked", 5]);
    assert.deepEqual(links, [
      ["✓ 2 supported", "#fn-fell", true],
      ["⇄ 1 disputed", "#fn-again", true],
      ["✗ 2 misattributed", "#fn-end", true],
    ]);
    const colours = () =>
      at.page.run(() => {
        const claim = getComputedStyle(document.querySelector(".apostil-claim"));
        return [claim.backgroundColor, claim.color === getComputedStyle(document.querySelector(".apostil-body")).color];
      });
    assert.deepEqual(await colours(), ["rgba(0, 0, 0, 0)", true]);
  });

  test("tells the verdicts at the marks, by name, sign and hue, never at a line's start; or not at all", async () => {
    await visit("/");
    const marks = () =>
      at.page.run(() =>
        [...document.querySelectorAll("apostil-reader:first-of-type .apostil-body .apostil-noteref a")].map((it) => [
          it.ariaLabel,
          it.innerText.trim(),
        ]),
      );
    const names = ["Note 1, supported", "Note 2, misattributed", "Note 3, disputed", "Note 4", "Note 5, misattributed"];
    const signs = ["1", "✗2", "⇄3", "4", "✗5"];
    assert.deepEqual(
      (await marks()).slice(0, 5),
      names.map((name, index) => [name, signs[index]]),
    );
    for (let width = 320; width < 420; width += 9) {
      await at.page.resize(width, 800);
      const apart = await at.page.run(
        () =>
          [...document.querySelectorAll(".apostil-body p > .apostil-noteref")].filter((mark) => {
            const before = document.createRange();
            before.selectNode(mark.previousSibling);
            const word = [...before.getClientRects()].at(-1);
            return mark.getBoundingClientRect().top > word.bottom;
          }).length,
      );
      assert.equal(apart, 0, `${width} px`);
    }
    const hue = (path) =>
      visit(path).then(() =>
        at.page.run(() => {
          const of = (id) => getComputedStyle(document.querySelector(id)).color;
          return of("#fnref-end-1") === of("#fnref-nobody-1");
        }),
      );
    assert.equal(await hue("/"), false);
    for (const path of ["/off", "/off/found"]) {
      assert.equal(await hue(path), true, path);
      assert.deepEqual(
        (await marks()).slice(0, 5),
        names.map((name, index) => [name, `${index + 1}`]),
      );
      const strip = () => document.querySelector(".apostil-strip")?.getClientRects().length ?? 0;
      assert.equal(await at.page.run(strip), 0, path);
    }
    assert.ok(!at.plain.includes("⇄</span>3"), "nor in what the terminal writes");
  });

  test("announces no dialogs at links, and describes those that open", async () => {
    await visit("/");
    const has = (selector) => at.page.run((selector) => document.querySelector(selector) !== null, selector);
    assert.equal(await has("[aria-haspopup], [aria-expanded]"), false);
    await at.page.click(await at.page.find("#fnref-end-1"));
    await at.page.cards(1);
    const description = await at.page.run(() => {
      const ids = document.querySelector(".apostil-card").getAttribute("aria-describedby").split(" ");
      return ids.map((id) => document.getElementById(id).textContent.trim());
    });
    assert.match(description[0], /The words or the deed belong to somebody else, or to nobody known\.$/);
    assert.equal(description[1], "B.");
    assert.ok(await has("#fnref-end-1[aria-expanded=true]"));
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    assert.equal(await has("[aria-expanded]"), false);
  });
});
