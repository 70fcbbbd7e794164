// The website that scripts/site.mjs builds, served from a folder of another site, in Chromium: every page under its own policy
// without an error, the first page and the playground against axe-core, the playground played, dead addresses found.

import assert from "node:assert/strict";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { dead } from "../../scripts/site/links.mjs";
import { build } from "../../scripts/site.mjs";
import { project } from "./apostil.mjs";
import { chromium } from "./chromium.mjs";
import { openFolder } from "./driver.mjs";
import { openSite } from "./site.mjs";

const wanted = process.env.APOSTIL_ENGINES?.split(/[ ,]+/);
const skip = wanted && !wanted.includes("Chromium") ? "not asked for" : chromium.missing;

describe("the website (Chromium)", { skip }, () => {
  let folder;
  let host;
  let page;
  let axe;

  before(async () => {
    folder = openFolder("website");
    await build(join(folder.path, "some", "path"));
    host = await openSite({ folder: folder.path });
    page = await chromium.open();
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  });
  after(async () => {
    await page?.close();
    await host?.close();
    await folder?.close();
  });
  afterEach(() => page.assertNoErrors());

  const visit = (path) => page.visit(`${host.origin}/some/path/${path}`);
  const lively = () =>
    page.until("lively articles", () =>
      [...document.querySelectorAll("apostil-reader")].every((it) => it.hasAttribute("data-lively")),
    );
  const assertAccessible = async () => {
    await page.stillness();
    await page.driver.executeScript(axe);
    const { violations } = await page.run(() => window.axe.run());
    const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
    assert.deepEqual(told, []);
  };
  const type = async (file, text) => {
    const field = await page.find(`[name="${file}"]`);
    await page.run((it) => {
      it.closest("details").open = true;
    }, field);
    await field.clear();
    await field.sendKeys(text);
  };
  const cardSays = (...words) =>
    page.until(
      `a card with ${words}`,
      (words) => words.every((it) => document.querySelector(".apostil-card:popover-open")?.textContent.includes(it)),
      words,
    );
  const problems = () =>
    page.run(() => [...document.querySelectorAll(".site-problems li")].map(({ innerText }) => innerText));

  test("shows each page under its policy, without an error, from a folder", async () => {
    const files = await readdir(join(folder.path, "some", "path"), { recursive: true });
    const pages = files.filter((file) => file.endsWith(".html") && !file.endsWith("embed.html")); // that has its own
    assert.ok(pages.length > 15, pages.join());
    await page.prefer({});
    await page.resize(390, 844);
    const guide = await readFile(join(project, "docs", "security.md"), "utf8");
    for (const path of pages) {
      await visit(path);
      if (!path.startsWith("docs/") || path === "docs/start.html") await lively(); // the documents load the same
      const seen = await page.run(() => ({
        policy: document.querySelector("meta[http-equiv=Content-Security-Policy]").content,
        tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        elsewhere: performance.getEntriesByType("resource").filter(({ name }) => !name.startsWith(location.origin))
          .length,
      }));
      assert.ok(guide.includes(`\n${seen.policy}\n`), `no policy of docs/security.md: ${seen.policy}`);
      assert.deepEqual([seen.tooWide, seen.elsewhere], [0, 0], path);
    }
  });

  test("links the documents' terms to their definitions", async () => {
    await visit("docs/authoring.html");
    await lively();
    await page.click(await page.find('.apostil-body a[href="#term-claim"]'));
    await cardSays("The words that a verdict is on");
  });

  for (const [width, scheme] of [
    [390, "dark"],
    [1440, "light"],
  ]) {
    test(`shows at once what it is, ${width} px wide`, async () => {
      await page.prefer({ scheme, motion: "reduce" });
      await page.resize(width, 900);
      await visit("index.html");
      await lively();
      if (width > 1000) {
        await cardSays("misattributed", "No man – no problem");
        assert.equal(await page.run(() => document.activeElement === document.body), true, "the focus stays");
      }
      await assertAccessible();
    });
  }

  test("has a playground for everybody", async () => {
    await page.prefer({ scheme: "dark", motion: "reduce" });
    await page.resize(390, 900);
    await visit("playground.html");
    await page.until("a problem", () => document.querySelector(".site-problems li"));
    await assertAccessible();
  });

  test("plays: what is typed is shown, with its diagnostics and the code to embed it", async () => {
    await page.prefer({});
    await page.resize(1280, 900);
    await visit("playground.html");
    await page.until("a problem", () => document.querySelector(".site-problems li"));
    const [problem] = await problems();
    assert.match(
      problem,
      /article\.md:12:42 error term-undefined\s+The term caldera is not in the glossary\.\s+Write an entry/,
    );

    await type("glossary.md", "caldera\n: A great crater.");
    await page.until("the definition", () =>
      document.querySelector("#term-caldera")?.textContent.includes("A great crater."),
    );
    await page.until(
      "no problem",
      () => document.querySelector(".site-problems p").textContent === "No problems found.",
    );
    await page.click(await page.find('.apostil-body a[href="#term-caldera"]'));
    await cardSays("A great crater.");

    await type("article.md", "Snow fell.[^snow]\n\nAnd <b onclick=alert(1)>more</b>. [@nobody]");
    await page.until("the article", () => document.querySelector(".apostil-body")?.textContent.includes("Snow fell."));
    await page.until("its problems", () => document.querySelectorAll(".site-problems li").length > 1);
    const told = await problems();
    assert.ok(
      told.some((text) => text.startsWith("article.md:1:11 error note-undefined")),
      told.join("\n"),
    );
    await page.click(await page.find(".site-place"));
    const selected = await page.run(() => {
      const { name, value, selectionStart, selectionEnd } = document.activeElement;
      return [name, value.slice(selectionStart, selectionEnd)];
    });
    assert.deepEqual(selected, ["article.md", "Snow fell.[^snow]"]);

    await type("sources.json", "{");
    await page.until("a problem of the sources", () =>
      document.querySelector(".site-problems").textContent.includes("sources.json:1:"),
    );
    await type("article.md", "Snow fell again.");
    await type("sources.json", " ");
    await page.until(
      "an end",
      () => document.querySelector(".apostil-body")?.textContent.trim() === "Snow fell again.",
    );
    const code = () => page.run(() => document.querySelector(".site-embed code").textContent);
    assert.match(await code(), /<apostil-reader src="article.md" glossary="glossary.md">/);
    await page.click(await page.find('[name="way"][value="inline"]'));
    assert.match(
      await code(),
      /<script type="text\/markdown">\nSnow fell again\.\n {2}<\/script>\n<\/apostil-reader>$/,
    );
    await page.click(await page.find(".site-embed .site-copy"));
    await page.until("a word", () => document.querySelector(".site-embed [role=status]").textContent === "Copied.");
    assert.equal(await page.clipboard(), await code());
  });

  test("finds addresses that lead nowhere, and what is of another site", async () => {
    const copy = openFolder("website-dead");
    try {
      await cp(join(folder.path, "some", "path"), copy.path, { recursive: true });
      assert.deepEqual(await dead(copy.path), []);
      const planted = `<a href="docs/nowhere.html">a</a><a href="docs/authoring.html#nowhere">b</a><img src="none.png">
        <script src="https://example.org/x.js"></script><a href="/docs/">c</a><a href="https://example.org/">d</a>`;
      await writeFile(join(copy.path, "planted.html"), planted);
      assert.deepEqual((await dead(copy.path)).sort(), [
        "planted.html: <a> /docs/: it is not relative",
        "planted.html: <a> docs/authoring.html#nowhere: there is no such id",
        "planted.html: <a> docs/nowhere.html: there is no such file",
        "planted.html: <img> none.png: there is no such file",
        "planted.html: <script> https://example.org/x.js: it is not of this site",
      ]);
    } finally {
      await copy.close();
    }
  });
});
