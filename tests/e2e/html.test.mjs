// What `apostil render` writes, and the host page, against the HTML standard, by html-validate.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { project, render } from "./apostil.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
});

async function assertValid(html) {
  const { results } = await validator.validateString(html);
  const told = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  assert.deepEqual(told, []);
}

test("the prerendered sample is valid HTML", async () => {
  await assertValid(await render("www/article.md", "--stylesheet", "apostil.css"));
});

test("the prerendered sample with its script is valid HTML", async () => {
  await assertValid(await render("www/article.md", "--stylesheet", "apostil.css", "--script", "apostil.js"));
});

test("the host page is valid HTML", async () => {
  await assertValid(await readFile(join(project, "www", "index.html"), "utf8"));
});
