// Every payload in every slot, as `apostil render` writes it: a parser of HTML finds in the article nothing but the table's
// elements, attributes, classes and addresses; around it nothing but the page's own head; and the fragment is what is in
// the page. How a browser takes them is in payloads.test.mjs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { program, project } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { lists, payloads } from "./payloads/lists.mjs";
import { END, groups } from "./payloads/slots.mjs";
import { wrongWith } from "./prerendered-page.mjs";

const words = JSON.parse(readFileSync(join(project, "www/words/en.json"), "utf8"));

/** Runs the program in a folder. What is wrong with an article is status 1; more must not be. */
const run = (cwd, ...args) =>
  new Promise((done, failed) => {
    const child = spawn(program, ["render", ...args], { cwd, stdio: "ignore" });
    child.once("error", failed);
    child.once("close", (status) => (status < 2 ? done() : failed(new Error(`render ended with status ${status}`))));
  });

/** Writes an article with its files; gives back its name. */
function write(folder, number, { front = "", body, glossary, sources, notes, words }) {
  const name = String(number).padStart(4, "0");
  const apparatus = { glossary, sources, notes };
  const named = Object.keys(apparatus).filter((kind) => apparatus[kind] !== undefined);
  for (const kind of named) writeFileSync(join(folder, `${name}.${kind}`), apparatus[kind]);
  if (words) writeFileSync(join(folder, `${name}.words`), words);
  const head = [front, ...named.map((kind) => `${kind}: ${name}.${kind}`)].filter(Boolean).join("\n");
  writeFileSync(join(folder, `${name}.md`), `${head && `---\n${head}\n---\n\n`}${body}\n\n${END}\n`);
  return name;
}

/** Renders all articles of a folder, as pages or fragments, into another. */
async function render(folder, names, to, hasWords, ...options) {
  mkdirSync(join(folder, to));
  const into = ["-o", `${to}/`, ...options];
  if (!hasWords) return run(folder, ...names.map((name) => `${name}.md`), ...into);
  for (const name of names) await run(folder, `${name}.md`, "--words", `${name}.words`, ...into);
}

describe("payloads in every slot, prerendered", () => {
  let folder;
  before(() => {
    folder = openFolder("payloads");
    for (const [name, texts] of Object.entries(lists)) console.log(`${name}: ${texts.length} payloads`);
    console.log(`${payloads.length} different payloads in ${Object.keys(groups).length} groups of slots`);
  });
  after(() => folder.close());

  test("are there: no list has lost what it had", () => {
    assert.ok(payloads.length > 1100, `${payloads.length}`);
    for (const [name, texts] of Object.entries(lists)) assert.ok(texts.length > 10, name);
  });

  for (const [group, slots] of Object.entries(groups)) {
    test(`${group}: nothing but what the table allows`, async () => {
      const path = join(folder.path, group.replaceAll(/\W+/g, "-"));
      mkdirSync(path);
      const names = payloads.map((payload, number) => write(path, number, slots([payload], words)));
      const hasWords = group === "words";
      // A payload may name a hidden file, which is not carried along: a fault of its own.
      await render(path, names, "pages", hasWords, "--files", "leave");
      if (!hasWords) await render(path, names, "fragments", hasWords, "--fragment");
      const wrong = names.flatMap((name, number) => {
        const read = (kind) => readFileSync(join(path, kind, `${name}.html`), "utf8");
        return wrongWith(read("pages"), { fragment: hasWords ? undefined : read("fragments"), end: END }).map(
          (it) => `${JSON.stringify(payloads[number].slice(0, 120))}: ${it}`,
        );
      });
      const shown = wrong.slice(0, 20).join("\n");
      assert.equal(
        wrong.length,
        0,
        `${wrong.length} faults in ${names.length} pages, of which the first are\n${shown}`,
      );
    });
  }
});
