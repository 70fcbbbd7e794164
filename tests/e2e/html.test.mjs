// What `apostil render` writes, and the pages of the samples, against the HTML standard, by html-validate.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { project, render } from "./apostil.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
});

/** HTML as authors write it: with attributes that are dropped, and with tags left out. */
const raw = `---
title: HTML
---
<div align="center" class="x"><img src="a.png" alt="A" width=10 height="20px"></div>

<p>A <b>bold <a href="/a" target="_blank">link <a href="/b">in</a></a> word<p>two <font color=red>red</font>

<details><summary>More</summary>

- <u>text</u> <details><summary>in it</summary><p>x

</details>

<figure><img src="b.png" alt="B"><figcaption>Of B</figcaption></figure>

<table border=1><caption>T</caption><tr><th scope=col>a<th scope=col>b<tr><td colspan=2><ul><li>c<li>d</ul></table>

<h2 onclick="x()">Two</h2><dl><dt>e<dd>f</dl>

<a name="anchor"></a><ul></ul><table></table>
`;

async function assertValid(html) {
  const { results } = await validator.validateString(html);
  const told = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  assert.deepEqual(told, []);
}

test("the prerendered sample is valid HTML", async () => {
  await assertValid(await render("www/article.md", "--toc", "--stylesheet", "apostil.css"));
});

test("the prerendered sample with its script is valid HTML", async () => {
  await assertValid(await render("www/article.md", "--toc", "--stylesheet", "apostil.css", "--script", "apostil.js"));
});

test("what comes out of an author's HTML is valid HTML", async () => {
  const article = join(await mkdtemp(join(tmpdir(), "apostil-")), "article.md");
  try {
    await writeFile(article, raw);
    await assertValid(await render(article, "--stylesheet", "apostil.css"));
  } finally {
    await rm(dirname(article), { recursive: true });
  }
});

test("the pages of the samples are valid HTML, and the page about Apostil", async () => {
  const samples = ["summer", "licence", "zero"].map((name) => `samples/${name}/index.html`);
  for (const page of ["index.html", ...samples, "host/about.html"])
    await assertValid(await readFile(join(project, "www", page), "utf8"));
});
