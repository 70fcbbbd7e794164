// One result in two ways: what `apostil render` writes and what the reader builds in the browser are the same, byte for
// byte. Also for HTML that an author wrote, and for every HTML entity and every mark of punctuation, whose tables are others in the page's WebAssembly.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { preview, project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { scenario } from "./scenario.mjs";

/** Every mark of punctuation and every symbol, each with its neighbours. */
const marks = Array.from({ length: 0x1fc00 - 0xa0 }, (_, index) => 0xa0 + index)
  .filter((code) => [-1, 0, 1].some((by) => /[\p{P}\p{S}]/u.test(String.fromCodePoint(code + by))))
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

/** The name of every entity, as the Markdown parser's own table has them. */
async function entities() {
  const cargo = ["metadata", "--format-version=1", "--offline", "--manifest-path", join(project, "Cargo.toml")];
  const { packages } = JSON.parse(execFileSync("cargo", cargo, { maxBuffer: 2 ** 28 }));
  const { manifest_path } = packages.find(({ name }) => name === "pulldown-cmark");
  const table = await readFile(join(dirname(manifest_path), "src", "entities.rs"), "utf8");
  return [...table.matchAll(/\(b"(\w+)"/g)].map(([, name]) => name);
}

/** The articles of all examples with raw HTML, one below the other, each in a quotation: what it leaves open ends with it. */
async function examples() {
  const text = await readFile(join(project, "tests/spec/raw-html.md"), "utf8");
  const articles = [...text.matchAll(/^````markdown article\n([\s\S]*?)^````$/gm)].map(([, article]) => article);
  assert.ok(articles.length > 10);
  const quoted = articles.map((article, index) =>
    `${article.replace(/^/gm, "> ")}\n\nNext.\n\n`.replaceAll("[^a]", `[^${index}]`),
  );
  // No picture is there to be fetched, and nothing is an error.
  const pictures = /(?<=src=")(javascript:[^"]*|[\w.]+)|(?<=src=)\w|(?<=\()\w+\.png/g;
  const all = quoted
    .join("")
    .replaceAll(pictures, "data:image/gif,GIF89a%01%00%01%00%00%00%00%2C%00%00%00%00%01%00%01%00%00%02%02D%01%00%3B");
  return all.replaceAll(/javascript:[\w()]+|\[@\w+\]/g, "there.html");
}

/** What the terminal writes of an article, with the line breaks of empty lines as they are. */
const fragment = async (article) => (await render(article, "--fragment", "--toc")).replaceAll("&#10;", "\n");

const setUp = async (use, open) => {
  const folder = (await use(openFolder("entities"))).path;
  const names = await entities();
  const near = names.flatMap((name) => [`${name}q`, name.slice(0, -1), `${name.slice(0, -1)}~`]);
  const article = join(folder, "entities.md");
  // Whether a star opens emphasis depends on the mark beside it.
  const lines = [...[...names, ...near].map((name) => `${name} &${name};`), ...marks.map((mark) => `a*${mark}b*`)];
  await writeFile(article, lines.map((line) => `- ${line}\n`).join(""));
  const raw = join(folder, "raw.md");
  await writeFile(raw, await examples());
  return {
    names,
    article,
    raw,
    rawSite: await use(preview(raw)),
    site: await use(preview("www/article.md")),
    entitySite: await use(preview(article)),
    page: await open(),
  };
};

scenario("the article", setUp, (at) => {
  /** The article without the buttons that an interactive page adds. */
  const live = () =>
    at.page.run(() => {
      const article = document.querySelector("article.apostil-article").cloneNode(true);
      article.querySelector(".apostil-formats")?.remove();
      return article.outerHTML;
    });

  /** The article as it was built: so the reader leaves it when it is taken out of the page. */
  const still = () =>
    at.page.run(async () => {
      const reader = document.querySelector("apostil-reader");
      reader.remove();
      await null; // it waits no longer to learn whether it is only moved
      await null;
      return reader.querySelector("article.apostil-article").outerHTML;
    });

  test("is the same prerendered and in the browser", async () => {
    await at.page.visit(at.site.address);
    await at.page.article();
    assert.equal(await still(), (await fragment("www/article.md")).trimEnd());
    await at.page.assertNoErrors();
  });

  test("has HTML as the terminal has it", async () => {
    await at.page.visit(at.rawSite.address);
    await at.page.until("the article", () => document.querySelector("apostil-reader[data-lively] .apostil-article"));
    const there = await fragment(at.raw);
    assert.ok(["<details>", "<figure>", "<table>", "<caption>"].every((tag) => there.includes(tag)));
    assert.equal(await still(), there.trimEnd());
    const parsed = (html) => {
      const template = document.createElement("template");
      template.innerHTML = html;
      return template.innerHTML;
    };
    assert.equal(await at.page.run(parsed, there), there);
    await at.page.assertNoErrors();
  });

  test("has every entity and every mark of punctuation as the terminal has it", async () => {
    await at.page.visit(at.entitySite.address);
    await at.page.until("the article", () => document.querySelector("apostil-reader[data-lively] .apostil-article"));
    const there = await fragment(at.article);
    assert.ok(
      at.names.length > 2000 && there.includes("<li>frac12 ½</li>") && there.includes("<li>frac12q &amp;frac12q;"),
    );
    assert.equal(await live(), there.trimEnd());
    await at.page.assertNoErrors();
  });
});
