// The table of contents: a rail beside the text where there is room, with the part that is read marked; otherwise a button
// that opens it; with and without a script, in a blog's column, from right to left, on paper; and the links of headings.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { prerendered, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const lines = (n) => "The line goes on and on, as lines do.\n\n".repeat(n);
const article = (more = "") => `---
title: The Year
author: Ann Author
toc: true
${more}---
They say it was cold.[^cold] They say it was dark.[^dark]

${lines(10)}
## Spring

They say it snowed.[^snow]

${lines(30)}
## Summer

${lines(30)}
### A long name for a part of the summer, of which there was none to speak of

${lines(30)}
[^cold]: {supported} C.
[^dark]: {disputed} D.
[^snow]: {incorrect} S.
`;

/** A blog's page, whose column has this style; `before` is beside it. */
const blog = (column, before = "") => {
  const style = `<style>
    body { margin: 0 }
    .column { width: 600px; ${column} }
    .side { position: absolute; left: 0; top: 100px; width: 300px; height: 700px }
  </style>`;
  const reader = `<apostil-reader src="year.md" loading="eager"></apostil-reader>`;
  return { body: pageOf(`${before}<div class="column">${reader}</div>`, style).replace(' class="apostil-page"', "") };
};

const setUp = async (use, open) => {
  const { path } = await use(openFolder("contents"));
  await writeFile(join(path, "year.md"), article());
  const headings = Array.from({ length: 80 }, (_, i) => `## Heading ${i}\n\n${lines(5)}`);
  await writeFile(join(path, "long.md"), `---\ntoc: true\n---\n${headings.join("")}`);
  const closed = `<details><summary>More</summary>\n\n## Closed\n\nLine.\n\n</details>\n\n`;
  await writeFile(join(path, "closed.md"), article().replace("## Summer", `${closed}## Summer`));
  await writeFile(join(path, "arabic.md"), article("lang: ar\n"));
  const parts = ["--stylesheet", "/apostil.css", "--script", "/apostil.js"];
  const more = {
    "/year.md": { body: article() },
    "/wide": blog("margin: auto"),
    "/narrow": blog("margin-left: 100px"),
    "/side": blog("margin: auto", `<div class="side">Links</div>`),
    "/cut": blog("margin: auto; overflow: hidden"),
    "/ground": blog("margin: auto; background: #eee"),
    "/long": { body: await render(join(path, "long.md"), ...parts) },
    "/closed": { body: await render(join(path, "closed.md"), ...parts) },
    "/attribute.md": { body: article().replace("toc: true\n", "") },
    "/lively": { body: await render(join(path, "year.md"), ...parts) },
    "/arabic": { body: await render(join(path, "arabic.md"), ...parts) },
  };
  const bodies = {
    "/two": `<apostil-reader src="attribute.md" loading="eager" toc></apostil-reader>
      <apostil-reader src="year.md" loading="eager"></apostil-reader>
      <apostil-reader src="year.md" loading="eager" toc="off"></apostil-reader>`,
  };
  return {
    site: await use(letters(bodies, more)),
    plain: await use(prerendered(join(path, "year.md"))),
    page: await open(),
  };
};

scenario("the contents", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path, width = 1440, height = 900) => {
    await at.page.prefer({ motion: "reduce" });
    await at.page.resize(width, height);
    await at.page.visit(at.site.origin + path);
    await at.page.until("lively readers", () =>
      [...document.querySelectorAll("apostil-reader")].every((reader) => reader.matches("[data-lively]")),
    );
  };
  const current = (text) =>
    at.page.until(
      `${text} marked as read`,
      (text) => document.querySelector(".apostil-contents [aria-current=true]")?.textContent === text,
      text,
    );
  /** How the contents are shown, and where. */
  const look = () =>
    at.page.run(() => {
      const shown = (it) => it.getClientRects().length > 0;
      const [nav, button, text] = [".apostil-contents", ".apostil-contents-button", ".apostil-body"].map((it) =>
        document.querySelector(it),
      );
      const { left, right, top, bottom } = nav.firstElementChild.getBoundingClientRect();
      const column = text.getBoundingClientRect();
      return {
        isShown: shown(nav),
        hasButton: shown(button),
        isOpen: nav.matches(":popover-open"),
        isBefore: right < column.left && left >= 0,
        isAfter: left > column.right && right <= document.documentElement.clientWidth,
        isInWindow: top >= 0 && bottom <= innerHeight,
        overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      };
    });
  const press = async (text) => {
    const links = await at.page.all(".apostil-contents a");
    for (const link of links) if ((await link.getText()) === text) return link.click();
    assert.fail(`no link ${text}`);
  };

  test("leave paper to the text", { skip: at.cannot.media }, async () => {
    await at.page.prefer({ media: "print" });
    await at.page.visit(`${at.site.origin}/lively`);
    await at.page.until("none of it", () => {
      const all = [...document.querySelectorAll(".apostil-contents, .apostil-contents-button, .apostil-anchor")];
      return matchMedia("print").matches && all.every((it) => it.getClientRects().length === 0);
    });
  });

  test("are beside the text where the page is wide, mark what is read, and lead there", async () => {
    await visit("/lively");
    const rail = { isShown: true, hasButton: false, isOpen: false, isBefore: true, isAfter: false, isInWindow: true };
    assert.deepEqual(await look(), { ...rail, overflows: false });
    await current("The Year");
    await press("Summer");
    await current("Summer");
    assert.deepEqual(await look(), { ...rail, overflows: false }, "the rail stays in the window");
    assert.equal(await at.page.run(() => location.hash), "#summer");
    await at.page.until("focus at the heading", () => document.activeElement.id === "summer");
    await at.page.run(() => scrollTo({ top: 0, behavior: "instant" }));
    await current("The Year");
    const name = "The Year, claims that do not fully hold: 1";
    assert.equal(await (await at.page.find(".apostil-contents a")).getAttribute("aria-label"), name);
    // A card opens at the other side.
    await at.page.click(await at.page.find(".apostil-noteref a"));
    const [card] = await at.page.cards(1);
    const [end, start] = await at.page.run(
      (card) => [
        document.querySelector(".apostil-contents").getBoundingClientRect().right,
        card.getBoundingClientRect().left,
      ],
      card,
    );
    assert.ok(start >= end, "the card does not cover the rail");
    await at.page.resize(820, 900);
    await at.page.until("the button", () => document.querySelector(".apostil-contents-button").checkVisibility());
    assert.equal((await look()).isShown, false);
  });

  test("mark nothing that is in closed details", async () => {
    await visit("/closed");
    await current("The Year");
    await at.page.run(() => scrollTo({ top: 600, behavior: "instant" }));
    await current("Spring");
  });

  for (const width of [390, 820])
    test(`open by a button at ${width} px; Escape, a press beside them and a link close them`, async () => {
      await visit("/lively", width, 800);
      const { isShown, hasButton, overflows } = await look();
      assert.deepEqual({ isShown, hasButton, overflows }, { isShown: false, hasButton: true, overflows: false });
      const button = await at.page.find(".apostil-contents-button");
      const opened = (is) =>
        at.page.until(
          `contents that are ${is ? "open" : "closed"}`,
          (is) => document.querySelector(".apostil-contents").matches(":popover-open") === is,
          is,
        );
      await button.click();
      await opened(true);
      assert.ok((await look()).isInWindow, "all of it is seen");
      await current("The Year");
      await at.page.press("ESCAPE");
      await opened(false);
      await at.page.assertFocused(button, "the button has the focus again");
      await button.click();
      await opened(true);
      await (await at.page.find("h1")).click();
      await opened(false);
      await button.click();
      await opened(true);
      await press("Summer");
      await opened(false);
      await at.page.until("focus at the heading", () => document.activeElement.id === "summer");
      const top = await at.page.run(() => document.querySelector("#summer").getBoundingClientRect().top);
      assert.ok(top >= 0 && top < 400, `the heading is at ${top}`);
    });

  test("work without a script", async () => {
    await at.page.prefer({ motion: "reduce" });
    await at.page.resize(1440, 900);
    await at.page.visit(at.plain.address);
    assert.deepEqual([(await look()).isBefore, (await look()).hasButton], [true, false]);
    await at.page.resize(390, 800);
    await (await at.page.find(".apostil-contents-button")).click();
    assert.ok((await look()).isOpen);
    await press("Summer");
    await at.page.until("the heading at the top", () => {
      const { top } = document.querySelector("#summer").getBoundingClientRect();
      return location.hash === "#summer" && top >= 0 && top < 200;
    });
    await (await at.page.find("h2:target")).click();
    assert.equal((await look()).isOpen, false, "a press beside them closes them");
  });

  test("are in a blog's margin only if nothing is there or cuts it off", async () => {
    await visit("/wide");
    assert.deepEqual([(await look()).isBefore, (await look()).hasButton], [true, false]);
    for (const path of ["/narrow", "/side", "/cut", "/ground"]) {
      await visit(path);
      assert.deepEqual([(await look()).isShown, (await look()).hasButton], [false, true], path);
    }
  });

  test("keep what is read in sight, however many headings there are", async () => {
    await visit("/long");
    await at.page.run(() => document.getElementById("heading-70").scrollIntoView({ behavior: "instant" }));
    await current("Heading 70");
    const { isInWindow, isBefore } = await look();
    assert.deepEqual({ isInWindow, isBefore }, { isInWindow: true, isBefore: true });
    const [list, link] = await at.page.run(() =>
      [".apostil-contents > ol", ".apostil-contents [aria-current]"].map((it) => {
        const { top, bottom } = document.querySelector(it).getBoundingClientRect();
        return { top, bottom };
      }),
    );
    assert.ok(link.top >= list.top && link.bottom <= list.bottom, `${link.top} to ${link.bottom}`);
  });

  test("are at the right of text from right to left", async () => {
    await visit("/arabic");
    const { isAfter, isBefore, overflows } = await look();
    assert.deepEqual({ isAfter, isBefore, overflows }, { isAfter: true, isBefore: false, overflows: false });
  });

  test("are each reader's own, by the attribute, and go with the cards", async () => {
    await visit("/two");
    const ids = await at.page.run(() => [...document.querySelectorAll("nav")].map(({ id }) => id));
    assert.deepEqual(ids, ["apostil-contents", "a2-apostil-contents"]);
    const marks = () =>
      at.page.run(
        () => document.querySelectorAll("apostil-reader:first-child :is([aria-current], [data-rail])").length,
      );
    assert.equal(await marks(), 1);
    await at.page.run(() => {
      window.reader = document.querySelector("apostil-reader");
      window.reader.remove();
    });
    await at.page.until("no marks", () => !window.reader.matches("[data-rail], :has([aria-current])"));
  });

  test("come with links that headings offer, on hover and with the focus", async () => {
    await visit("/lively");
    const heading = await at.page.find("#spring");
    const opacity = () => at.page.run(() => getComputedStyle(document.querySelector("#spring > a")).opacity);
    assert.equal(await opacity(), "0");
    await at.page.hover(heading);
    await at.page.until("the link", () => getComputedStyle(document.querySelector("#spring > a")).opacity === "1");
    await at.page.shows(heading, /^Spring$/);
    await at.page.moveAway();
    assert.equal(await opacity(), "0");
    await at.page.focus(await at.page.find("#spring > a"));
    await at.page.press("ENTER");
    await at.page.until("its address", () => location.hash === "#spring");
  });
});
