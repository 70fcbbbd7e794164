// Posts as blogs turn them into pages: the article in the post, by the recipe that the documents show, and prerendered, with
// code that has empty lines. Each goes through the real program or library of its kind; one that is missing is skipped.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { project, render } from "./apostil.mjs";
import { onPath } from "./driver.mjs";
import { pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const packages = createRequire(join(project, "tests", "hosts", "package.json"));
/** A host that is an npm package, or says how to get it. */
const library = (name, convert) => {
  try {
    const found = packages(name);
    return { convert: (text) => convert(found.default ?? found, text) };
  } catch {
    return { missing: `${name} is not there: run scripts/npm-packages.sh tests/hosts` };
  }
};
/** A host that is a program, or says that it is missing. */
const command = (name) =>
  onPath(name)
    ? { convert: (text) => execFileSync(name, { input: text, encoding: "utf8" }) }
    : { missing: `${name} is not on PATH` };

const hosts = {
  CommonMark: library("commonmark", ({ HtmlRenderer, Parser }, text) =>
    new HtmlRenderer().render(new Parser().parse(text)),
  ),
  "markdown-it": library("markdown-it", (MarkdownIt, text) =>
    new MarkdownIt({ html: true, typographer: true }).render(text),
  ),
  kramdown: command("kramdown"),
  "Python-Markdown": command("markdown_py"),
  "WordPress's classic editor": library("@wordpress/autop", ({ autop }, text) => autop(text)),
};
/** These read no Markdown, so the article cannot be in the post as it is. */
const WITHOUT_MARKDOWN = ["WordPress's classic editor"];

const documented = readFileSync(join(project, "docs", "embedding.md"), "utf8");
const [, recipe] = documented.split("## In the text of a post")[1].match(/```html\n([\s\S]*?)```/);
const inPost = `Words *before*.\n\n${recipe}\nWords after.\n`;

const setUp = async (use, open) => {
  const rendered = await render("tests/hosts/article.md", "--fragment");
  const second = await render("tests/hosts/article.md", "--fragment", "--prefix", "b");
  const element = (fragment) => `<apostil-reader>\n${fragment}</apostil-reader>\n`;
  const post = `Words *before*.\n\n${element(rendered)}\nWords between.\n\n${element(second)}`;
  const bodies = { "/direct": element(rendered), "/stripped": rendered + second };
  bodies["/apart"] =
    `<apostil-reader></apostil-reader><p>Words.</p><script type="text/markdown" id="other"># Another's</script>`;
  for (const [name, { convert }] of Object.entries(hosts)) {
    if (!convert) continue;
    bodies[`/${name}/inline`] = convert(inPost);
    bodies[`/${name}/rendered`] = convert(post);
  }
  const pages = Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [encodeURI(path), { body: pageOf(body) }]),
  );
  pages["/favicon.ico"] = { status: 204 };
  const at = { site: await use(openSite({ folder: join(project, "dist"), pages })), page: await open() };
  await visit(at, "/direct");
  return { ...at, direct: await words(at) };
};

const visit = async ({ page, site }, path, count = 1) => {
  await page.visit(site.origin + encodeURI(path));
  await page.until(
    `${count} lively`,
    (count) => document.querySelectorAll("apostil-reader[data-lively]").length === count,
    count,
  );
};
const words = ({ page }) =>
  page.run(() => ({
    all: document.querySelector(".apostil-article").textContent.replace(/\s+/g, ""),
    code: document.querySelector(".apostil-article pre")?.textContent,
  }));

scenario("a post on a host", setUp, (at) => {
  const opens = (id) =>
    at.page.run((id) => [...document.querySelectorAll("apostil-reader")].some((it) => it.open(id)), id);

  test("has the same article as a page", () => {
    assert.match(at.direct.code, /return 1\n\n# not a heading\n\n\n- no list/);
  });

  for (const [name, { missing = false }] of Object.entries(hosts)) {
    const skip = missing || (WITHOUT_MARKDOWN.includes(name) && "it reads no Markdown");
    test(`shows the article that is in it as Markdown (${name})`, { skip }, async () => {
      await visit(at, `/${name}/inline`);
      const shown = await at.page.run(() =>
        [...document.querySelectorAll(".apostil-body > *")].map((it) => it.textContent),
      );
      assert.deepEqual(shown, ['Rome fell.1 It "fell" -- twice.']);
      assert.ok(await opens("term-rome"), "a card opens");
      await at.page.assertNoErrors();
    });

    test(`shows two that are in it prerendered, word for word (${name})`, { skip: missing }, async () => {
      await visit(at, `/${name}/rendered`, 2);
      assert.deepEqual(await words(at), at.direct);
      assert.deepEqual([await opens("term-rome"), await opens("b-term-rome")], [true, true]);
      await at.page.assertNoErrors();
    });
  }

  test("keeps what others have in it: a script after words is not the article of the element before", async () => {
    await at.page.visit(`${at.site.origin}/apart`);
    await at.page.until("a message", () => document.querySelector(".apostil-message")?.textContent);
    assert.equal(await at.page.run(() => document.querySelector("#other").closest("apostil-reader")), null);
    await at.page.consoleErrors(); // that there is no article
  });

  test("that has lost the elements gets them back", async () => {
    await visit(at, "/stripped", 2);
    assert.deepEqual([await opens("term-rome"), await opens("b-term-rome")], [true, true]);
    await at.page.assertNoErrors();
  });
});
