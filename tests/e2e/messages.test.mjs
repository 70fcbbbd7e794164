// What is said where an article or one of its files cannot be loaded: to readers in their language, with what they can do;
// to the page's author the cause, once, in the console.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const languages = (await readdir(join(project, "www", "words"))).map((name) => name.replace(".json", "")).sort();
const RIGHT_TO_LEFT = ["ar", "he"];

const reader = (attributes) =>
  `<apostil-reader loading="eager" ${attributes}><p class="held">Words of the page.</p></apostil-reader>`;

const cited = `---
glossary: none.md
sources: none.json
---
${"A claim [@one], a [[word]] and another [@two].\n\n".repeat(40)}
`;
const app = "<!DOCTYPE html>\n<title>An app</title><p>Its start page.</p>";

const setUp = async (use, open) => {
  const elsewhere = await use(openSite({ pages: { "/article.md": { body: "Text." } } }));
  const gone = await openSite({});
  await gone.close();
  const bodies = {
    "/": reader('src="letters.md"'),
    "/languages": languages.map((lang) => `<section lang="${lang}">${reader('src="none.md"')}</section>`).join(""),
    "/unnamed": `<section lang="">${reader('src="none.md"')}</section>`,
    "/missing": reader('src="none.md"'),
    "/text": reader('src="none.txt"'),
    "/elsewhere": reader(`src="${elsewhere.origin}/article.md"`),
    "/gone": reader(`src="${gone.origin}/article.md"`),
    "/app": reader('src="app.md"'),
    "/called-html": reader('src="called-html.md"'),
    "/empty": reader('src="empty.md"'),
    "/title": reader('src="title.md"'),
    "/nothing": reader(""),
    "/late": reader('src="late.md"'),
    "/parts": reader('src="cited.md"'),
    "/problems": reader('src="texts/problems.md"'),
    "/held": reader('src=""').replace(
      "</apostil",
      '<script type="text/markdown">Alpha, a [[thing]].</script></apostil',
    ),
  };
  const pages = {};
  const more = {
    "/app.md": { body: app, headers: { "Content-Type": "text/html" }, isBare: true },
    "/called-html.md": { body: "A *text*.", headers: { "Content-Type": "text/html" }, isBare: true },
    "/empty.md": { body: "\n" },
    "/title.md": { body: "---\ntitle: Nothing\n---\n" },
    "/late.md": { status: 503, body: "" },
    "/cited.md": { body: cited },
    "/texts/problems.md": { body: "---\nglossary: ../terms.md\n---\nAlpha, a [[thing]].\n" },
    "/terms.md": { body: "alpha\n: A letter, like [[betta]].\n" },
  };
  return { site: await use(letters(bodies, more, pages)), pages, gone, elsewhere, page: await open() };
};

scenario("a message", setUp, (at) => {
  afterEach(() => at.page.consoleErrors()); // the browser's own words about the files

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a message for each reader", () =>
      [...document.querySelectorAll("apostil-reader")].every((it) => it.querySelector(".apostil-message")),
    );
  };
  const warnings = async () =>
    (await at.page.run(() => witness.warnings)).map((text) => text.replace("console.warn: ", ""));
  const parts = () =>
    at.page.run(() =>
      [...document.querySelectorAll(".apostil-message")].map((it) => ({
        lang: it.lang,
        dir: it.dir,
        said: it.querySelector("[role=status]").textContent,
        retry: it.querySelector("button")?.textContent ?? null,
        plain: it.querySelector("a")?.textContent ?? null,
        href: it.querySelector("a")?.getAttribute("href") ?? null,
      })),
    );

  test("is in the language of the text around it", async () => {
    await visit("/languages");
    const found = await parts();
    assert.deepEqual(
      found.map(({ lang, dir }) => [lang, dir]),
      languages.map((lang) => [lang, RIGHT_TO_LEFT.includes(lang) ? "rtl" : "ltr"]),
    );
    for (const key of ["said", "retry", "plain"])
      assert.equal(new Set(found.map((it) => it[key])).size, languages.length, `no two languages share: ${key}`);
    for (const { said, lang } of found) {
      assert.match(said, / \(404\)[.。।]$/, lang);
      assert.doesNotMatch(said, /[{}]/, lang);
    }
    const english = found[languages.indexOf("en")];
    assert.deepEqual(english, {
      lang: "en",
      dir: "ltr",
      said: "The article could not be loaded (404).",
      retry: "Try again",
      plain: "Read as plain text",
      href: `${at.site.origin}/none.md`,
    });
  });

  test("on a problem in a text says in which file it is, and where", async () => {
    const problems = async (path) => {
      await at.page.visit(at.site.origin + path);
      await at.page.until("the article", () => document.querySelector("apostil-reader[data-lively]"));
      return (await warnings()).map((text) => text.split(" term-undefined: ")[0]);
    };
    assert.deepEqual(await problems("/problems"), [
      `${at.site.origin}/texts/problems.md:4:10`,
      `${at.site.origin}/terms.md:2:18`,
    ]);
    assert.deepEqual(await problems("/held"), [`${at.site.origin}/held, article:1:10`]);
  });

  test("is in the reader's language where the page names none", async () => {
    await visit("/unnamed");
    const language = await at.page.run(() => navigator.language.split("-")[0]);
    assert.equal((await parts())[0].lang, languages.includes(language) ? language : "en");
  });

  for (const [path, said, told] of [
    ["/missing", "The article could not be loaded (404).", /none\.md .* 404\. .*Hugo .*Eleventy .*Jekyll /],
    ["/text", "The article could not be loaded (404).", /none\.txt .* 404\. Check the address\.$/],
    ["/elsewhere", "The article could not be loaded.", /does not allow this page to read it\. .*Allow-Origin: http:/],
    ["/gone", "The article could not be loaded.", /there was no answer\. /],
    ["/app", "The article could not be loaded.", /app\.md is a web page, not Markdown\. .*a page of its own/],
    ["/empty", "This article is empty.", /empty\.md holds no text\./],
    ["/title", "This article is empty.", /title\.md holds no text\./],
    ["/nothing", "This article is empty.", /There is no article here\./],
  ]) {
    test(`says little to readers, and the cause to the author once (${path})`, async () => {
      await visit(path);
      const [message] = await parts();
      assert.equal(message.said, said);
      assert.equal(message.retry, path === "/nothing" ? null : "Try again");
      assert.equal(message.plain, said.startsWith("This") ? null : "Read as plain text");
      const all = (await warnings()).filter((text) => text.startsWith("apostil: "));
      assert.equal(all.length, 1, all.join("\n"));
      assert.match(all[0], told);
      assert.equal(await (await at.page.find(".held")).isDisplayed(), true);
      assert.equal(await at.page.run(() => document.querySelectorAll(".apostil-reading-time").length), 0);
    });
  }

  test("names the page's own site as the one to allow", async () => {
    await visit("/elsewhere");
    assert.ok((await warnings()).some((text) => text.includes(`Access-Control-Allow-Origin: ${at.site.origin},`)));
  });

  test("is not needed where only the server calls Markdown a web page", async () => {
    await at.page.visit(`${at.site.origin}/called-html`);
    await at.page.until("the article", () => document.querySelector(".apostil-body em"));
    assert.deepEqual(await warnings(), []);
  });

  test("lets readers try again, by keyboard too, and goes when there is an article", async () => {
    Object.assign(at.pages["/late.md"], { status: 503, body: "" });
    await visit("/late");
    const again = await at.page.find(".apostil-message button");
    await at.page.focus(again);
    at.site.asked.length = 0;
    await at.page.press("ENTER");
    await at.page.until("another try", () => {
      const { ready } = document.querySelector("apostil-reader");
      if (window.tried !== ready) {
        window.tried = ready;
        ready.catch(() => {
          window.failed = ready;
        });
      }
      return window.failed === ready;
    });
    assert.ok(at.site.asked.includes("/late.md"));
    assert.deepEqual(
      (await parts()).map(({ said }) => said),
      ["The article could not be loaded (503)."],
    );
    assert.equal(await at.page.run((it) => document.activeElement === it, again), true, "the button keeps the focus");
    Object.assign(at.pages["/late.md"], { status: 200, body: "At last." });
    await at.page.press("ENTER");
    await at.page.until("the article, with the focus", () => document.activeElement.matches(".apostil-article"));
    assert.equal((await at.page.all(".apostil-message, .held")).length, 0);
  });

  test("says and offers what fits the latest failure", async () => {
    await visit("/missing");
    const turnTo = (src, said) =>
      at.page
        .run((src) => {
          document.querySelector("apostil-reader").setAttribute("src", src);
        }, src)
        .then(() =>
          at.page.until(said, (said) => document.querySelector(".apostil-said")?.textContent.startsWith(said), said),
        )
        .then(parts);
    const [empty] = await turnTo("empty.md", "This article is empty.");
    assert.deepEqual([empty.retry, empty.plain], ["Try again", null]);
    const [missing] = await turnTo("none.txt", "The article could not be loaded (404).");
    assert.deepEqual([missing.plain, missing.href], ["Read as plain text", `${at.site.origin}/none.txt`]);
    const [nothing] = await turnTo("", "This article is empty.");
    assert.deepEqual([nothing.retry, nothing.plain], [null, null]);
  });

  test("is there without the network too, and lets readers try again once that is back", async () => {
    await at.page.visit(`${at.site.origin}/`);
    await at.page.until("a lively article", () => document.querySelector("[data-lively]"));
    at.site.isDown = true;
    await at.page.run(() => {
      document.querySelector("apostil-reader").reload();
    });
    await at.page.until("a message", () => document.querySelector(".apostil-message button"));
    at.site.isDown = false;
    await at.page.click(await at.page.find(".apostil-message button"));
    await at.page.until("the article", () => document.querySelector("[data-lively]:not(:has(.apostil-message))"));
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("src", "none.md"));
    await at.page.until("a message with all words", () => document.querySelector(".apostil-message a"));
  });

  test("about a missing glossary and missing sources is one for each", async () => {
    await at.page.visit(`${at.site.origin}/parts`);
    await at.page.until("the article", () => document.querySelector("[data-lively] .apostil-body"));
    const all = await warnings();
    assert.equal(all.length, 2, all.join("\n"));
    assert.ok(all.some((text) => /none\.md could not be loaded/.test(text)));
    assert.ok(all.some((text) => /none\.json could not be loaded/.test(text)));
    assert.equal((await at.page.all(".apostil-message")).length, 0);
  });
});
