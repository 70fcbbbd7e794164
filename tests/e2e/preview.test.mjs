// `apostil preview`: what an author saves shows in place. The reader stays where they are, open cards stay open, the page is
// not reloaded; problems are listed, and a click goes there.

import assert from "node:assert/strict";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { preview } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { PATIENCE } from "./page.mjs";
import { scenario } from "./scenario.mjs";

const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1} says what paragraphs say.`);
const article = (opening = "Alpha comes first.", at = 30, inserted = []) => `---
title: Letters
glossary: glossary.md
---
${opening} It is a letter.[^order]

${[...paragraphs.slice(0, at), ...inserted, ...paragraphs.slice(at)].join("\n\n")}

[^order]: So says the alphabet.
`;
const faulty = article("Alpha comes first.", 30, ["Here stands [[gamma]], which nobody explains."]);
const lines = faulty.split("\n");
const line = lines.findIndex((line) => line.includes("[[gamma]]"));
/** The place of what is wrong in it, when it is in this folder. */
const placeIn = (folder) => `${join(folder, "article.md")}:${line + 1}:${lines[line].indexOf("[[gamma]]") + 1}`;
const glossary = "Alpha\n: The first letter, before beta.\n\n    It was an ox.\n\nBeta\n: The second, after alpha.\n";
const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css"><script type="module" src="apostil/apostil.js"></script></head>
<body><main><h1>A blog</h1><apostil-reader src="other.md" loading="eager"></apostil-reader>
<apostil-reader src="./article.md?1" loading="eager"></apostil-reader></main></body></html>
`;

const setUp = async (use, open) => {
  const folder = (await use(openFolder("preview"))).path;
  const own = (await use(openFolder("own-page"))).path;
  const write = (name, text) => writeFile(join(folder, name), text);
  await write("article.md", article());
  await write("glossary.md", glossary);
  await writeFile(join(own, "article.md"), article());
  await writeFile(join(own, "glossary.md"), glossary);
  await writeFile(join(own, "index.html"), page);
  await writeFile(join(own, "other.md"), "# Another\n\nIts text.\n");
  await writeFile(join(own, "style.css"), '@import "colour.css";\nh1 { color: rgb(1, 2, 3) }\n');
  await writeFile(join(own, "colour.css"), "h1 { background-color: rgb(1, 2, 3) }\n");
  return {
    folder,
    own,
    write,
    axe: await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    site: await use(preview(join(folder, "article.md"))),
    ownSite: await use(preview(join(own, "article.md"))),
    page: await open(),
  };
};

scenario("the preview", setUp, (at) => {
  const shown = (text) =>
    at.page.until(
      `the text "${text}"`,
      (text) => document.querySelector(".apostil-article")?.textContent.includes(text),
      text,
    );
  const panel = (what, look, ...values) =>
    at.page.until(
      what,
      `(...values) => {
        const root = document.querySelector("[data-preview]")?.shadowRoot;
        return root && (${look})(root, ...values);
      }`,
      ...values,
    );
  const listening = () => panel("a panel that was told", (root) => root.querySelector("button").textContent);

  const saveFaulty = async () => {
    await at.write("article.md", faulty);
    await panel(
      "the count, and the article",
      (root) =>
        root.querySelector("button").textContent === "1 error" &&
        root.querySelector("[role=status]").textContent === "Shows what was saved last.",
    );
  };

  /** Waits, outside of the page. */
  const waited = (what, look) => at.page.driver.wait(look, PATIENCE, `never came to be: ${what}`, 20);
  let count = 0;

  beforeEach(async () => {
    const title = `Letters ${++count}`;
    await at.write("glossary.md", glossary);
    await at.write("article.md", article().replace("Letters", title));
    // What the preview hears of only later would come into the middle of a test.
    await waited("a preview that has heard of all this", async () =>
      (await (await fetch(at.site.address)).text()).includes(`<title>${title}</title>`),
    );
    await at.page.visit(at.site.address);
    await at.page.article();
    await listening();
    await shown("Alpha comes first.");
    await at.page.run(() => (window.mark = "not loaded anew"));
  });
  afterEach(() => at.page.assertNoErrors());

  test("shows a save in place: same page, same passage, same card", async () => {
    await at.page.click(await at.page.find('.apostil-body a[href="#term-alpha"]'));
    await at.page.cards(1);
    await (await at.page.find(".apostil-card-more")).click();
    await at.page.click(await at.page.find('.apostil-card a[href="#term-beta"]'));
    await at.page.cards(2);
    const before = await at.page.run(() => {
      const block = [...document.querySelectorAll(".apostil-body p")].find((p) =>
        p.textContent.startsWith("Paragraph 40 "),
      );
      block.scrollIntoView({ block: "start" });
      return block.getBoundingClientRect().top;
    });
    await at.write("article.md", article("Alpha leads.", 30, ["What was put in.", "And more that was put in."]));
    await shown("And more that was put in.");
    await shown("Alpha leads.");
    await at.page.cards(2);
    assert.deepEqual(
      await at.page.run(() => [...document.querySelectorAll(".apostil-card-title")].map((it) => it.textContent)),
      ["Alpha", "Beta"],
    );
    assert.equal(await at.page.run(() => document.querySelector(".apostil-card-more").ariaExpanded), "true");
    const after = await at.page.run(
      () =>
        [...document.querySelectorAll(".apostil-body p")]
          .find((p) => p.textContent.startsWith("Paragraph 40 "))
          .getBoundingClientRect().top,
    );
    assert.ok(Math.abs(after - before) <= 1, `the passage stays where it was: ${before}, ${after}`);
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("shows the glossary's save in the card that is open", async () => {
    await at.page.click(await at.page.find('.apostil-body a[href="#term-alpha"]'));
    await at.page.cards(1);
    await at.write("glossary.md", glossary.replace("The first letter", "The very first"));
    await at.page.until("the new definition", () =>
      document.querySelector(".apostil-card:popover-open")?.textContent.includes("The very first"),
    );
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("shows in place that the glossary goes and returns", async () => {
    const terms = () => at.page.run(() => document.querySelectorAll(".apostil-term").length);
    assert.ok((await terms()) > 0);
    await rm(join(at.folder, "glossary.md"));
    await at.page.until("an article without terms", () => !document.querySelector(".apostil-term"));
    await panel("the finding", (root) => root.querySelector("button").textContent === "1 error");
    await at.write("glossary.md", glossary);
    await at.page.until("an article with terms", () => document.querySelector(".apostil-term"));
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("keeps no connection while nobody sees it, and then shows what it missed", async () => {
    const streams = (count) => waited(`${count} connections`, () => at.site.streams() === count);
    // What a browser does with a page in the background, each in its own way.
    const hide = (hidden) =>
      at.page.run((hidden) => {
        Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await streams(1);
    await hide(true);
    await streams(0);
    await at.write("article.md", article("Saved meanwhile."));
    await hide(false);
    await shown("Saved meanwhile.");
    await streams(1);
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("shows the next save, whatever came of the last", async () => {
    await at.page.click(await at.page.find('.apostil-body a[href="#term-alpha"]'));
    await at.page.cards(1);
    await at.page.run(() => {
      document.querySelector("apostil-reader").open = () => {
        throw new Error("not now");
      };
    });
    // The next save takes the sentence away again.
    await panel("a panel", (root) => {
      window.said = [];
      const look = new MutationObserver(() => window.said.push(root.textContent));
      look.observe(root, { subtree: true, childList: true, characterData: true });
      return true;
    });
    await at.write("article.md", article("Alpha fails."));
    await at.page.until("the trouble", () => window.said.some((text) => text.includes("could not be shown (not now)")));
    await at.write("article.md", article("Alpha goes on."));
    await shown("Alpha goes on.");
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("hears of saves by renaming and of bursts, and shows what was saved last", async () => {
    await at.write("new.md", article("Renamed into its place."));
    await rename(join(at.folder, "new.md"), join(at.folder, "article.md"));
    await shown("Renamed into its place.");
    for (let count = 0; count <= 20; count++) await at.write("article.md", article(`Save ${count} of a burst.`));
    await shown("Save 20 of a burst.");
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("goes on showing an article that vanishes, says so, and shows it when it returns", async () => {
    await rm(join(at.folder, "article.md"));
    await panel("the trouble", (root) => /Not up to date: there is no file/.test(root.textContent));
    await shown("Alpha comes first.");
    await at.write("article.md", article("It is here again."));
    await shown("It is here again.");
    await panel("no trouble", (root) => !/Not up to date/.test(root.textContent));
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
  });

  test("lists what is wrong, and goes to its place", async () => {
    await saveFaulty();
    const listed = (root, place) => {
      const list = root.querySelector("ol");
      if (list.hidden) root.querySelector("button[aria-controls]").click();
      const item = root.querySelector("ol li");
      return (
        item.querySelector(".message").textContent === "The term gamma is not in the glossary." &&
        item.querySelector(".message code").textContent === "gamma" &&
        item.querySelector(".place span").textContent === place
      );
    };
    await panel("the list", listed, placeIn(at.folder));
    await at.page.driver.executeScript(at.axe);
    const { violations } = await at.page.run(() => window.axe.run("[data-preview]"));
    assert.deepEqual(
      violations.map(({ id, help }) => ({ id, help })),
      [],
    );
    await panel("a click", (root) => root.querySelector("ol li button").click() ?? true);
    await at.page.until("the place", () => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return (
        document.activeElement.textContent.startsWith("Here stands [[gamma]]") && top >= 0 && bottom <= innerHeight
      );
    });
    const [outline] = await at.page.run(() =>
      document.activeElement.getAnimations().map(({ effect }) => ({
        duration: effect.getTiming().duration,
        colour: effect.getKeyframes()[0].outlineColor ?? effect.getKeyframes()[0].outline,
      })),
    );
    assert.equal(outline.duration, 4000);
    const { color } = await panel("the colour", (root) => {
      const { color } = getComputedStyle(root.querySelector("ol li .sign"));
      return { color };
    });
    assert.ok(outline.colour.includes(color), `${outline.colour} is that of the severity, ${color}`);
  });

  test("copies a place", async () => {
    await saveFaulty();
    const place = placeIn(at.folder);
    const copied = (write, said) =>
      panel(
        said,
        `(root, write, said) => {
          const button = root.querySelector("ol li .foot button");
          if (!window.copies) {
            window.copies = [];
            navigator.clipboard.writeText = async (text) => window.copies.push(text) && ${write};
            button.click();
          }
          return root.querySelector("[role=status]").textContent === said && [button.textContent, ...window.copies];
        }`,
        write,
        said,
      );
    assert.deepEqual(await copied("null", `Copied ${place}.`), ["Copied", place]);
    await at.page.run(() => delete window.copies);
    await copied("Promise.reject()", "Could not copy; the place is selected.");
  });

  test("has its panel beside the text where there is room, and never over the place that it leads to", async () => {
    await saveFaulty();
    const resized = async (width, height) => {
      await at.page.resize(width, height);
      await at.page.until("the size", (...size) => `${[innerWidth, innerHeight]}` === `${size}`, width, height);
    };
    const jump = () =>
      panel("a jump", (root) => {
        const list = root.querySelector("ol");
        if (list.hidden) root.querySelector("button[aria-controls]").click();
        const { left, right, width, top } = list.getBoundingClientRect();
        const text = document.querySelector(".apostil-body").getBoundingClientRect();
        root.querySelector("ol li button").click();
        const place = document.activeElement.getBoundingClientRect();
        const isCovered = !list.hidden && left < place.right && right > place.left && top < place.bottom;
        return { isHidden: list.hidden, isBeside: right <= text.left, isCovered, width };
      });
    try {
      await resized(1440, 900);
      const wide = await jump();
      assert.deepEqual([wide.isHidden, wide.isBeside, wide.isCovered], [false, true, false]);
      assert.ok(wide.width >= 240, `${wide.width} px`);
      await resized(500, 900);
      const narrow = await jump();
      assert.deepEqual([narrow.isBeside, narrow.isCovered], [false, false]);
      await resized(500, 320);
      const low = await jump();
      assert.deepEqual([low.isHidden, low.isCovered], [true, false]);
    } finally {
      await resized(1024, 768);
    }
  });

  test("takes the author's own page, and loads it and its stylesheet anew", async () => {
    await at.page.visit(at.ownSite.address);
    await at.page.article();
    await listening();
    await at.page.run(() => (window.mark = "not loaded anew"));
    const colour = () => getComputedStyle(document.querySelector("h1")).color;
    assert.equal(await at.page.run(colour), "rgb(1, 2, 3)");
    await writeFile(join(at.own, "style.css"), '@import "colour.css";\nh1 { color: rgb(4, 5, 6) }\n');
    await at.page.until("the new style", () => getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)");
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
    await writeFile(join(at.own, "colour.css"), "h1 { background-color: rgb(4, 5, 6) }\n");
    await at.page.until(
      "the new imported style",
      () => getComputedStyle(document.querySelector("h1")).backgroundColor === "rgb(4, 5, 6)",
    );
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
    await writeFile(join(at.own, "article.md"), article("The second reader shows it."));
    await at.page.until("the save", () =>
      [...document.querySelectorAll("apostil-reader")].at(1).textContent.includes("The second reader shows it."),
    );
    assert.equal(await at.page.run(() => window.mark), "not loaded anew");
    await writeFile(join(at.own, "index.html"), page.replace("<h1>A blog", "<h1>Another blog"));
    await at.page.until("the new page", () => document.querySelector("h1")?.textContent === "Another blog");
    assert.equal(await at.page.run(() => window.mark ?? "loaded anew"), "loaded anew");
    await writeFile(join(at.own, "index.html"), page);
    await writeFile(join(at.own, "article.md"), article());
    await writeFile(join(at.own, "style.css"), '@import "colour.css";\nh1 { color: rgb(1, 2, 3) }\n');
    await writeFile(join(at.own, "colour.css"), "h1 { background-color: rgb(1, 2, 3) }\n");
    await at.page.until("the old page", () => document.querySelector("h1")?.textContent === "A blog");
  });
});
