// Every payload in every slot, as `apostil render` writes it: a parser of HTML finds in the article nothing but the table's
// elements, attributes, classes and addresses; around it nothing but the page's own head; and the fragment is what stands in
// the page. How a browser takes them is in payloads.test.mjs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parse } from "parse5";
import { program, project } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { lists, payloads } from "./payloads/lists.mjs";
import { END, groups } from "./payloads/slots.mjs";
import { faults, table } from "./table.mjs";

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

const attributesOf = ({ attrs }) => attrs.map(({ name, value }) => [name, value]);

/** The elements below a node, in document order, and their text. */
function inside(node) {
  const elements = [];
  let text = "";
  const open = [node];
  while (open.length) {
    const next = open.pop();
    if (next.nodeName === "#text") text += next.value;
    if (next.tagName) elements.push({ name: next.tagName, attributes: attributesOf(next), node: next });
    // A template's content is beside its children.
    open.push(...[...(next.childNodes ?? []), ...(next.content ? [next.content] : [])].reverse());
  }
  return { elements, text };
}

/** What the head of a page may hold: each element with its attributes, by their names. */
const HEAD = ["meta charset", "meta name content", "meta property content", "title", "link rel href", "script type"];

/** What is wrong with a page. */
function wrongWith(html, fragment) {
  const found = [];
  // Characters that are no characters stay in a text, where they do no harm.
  const isHarmless = ({ code }) => code === "noncharacter-in-input-stream";
  const document = parse(html, { onParseError: (error) => isHarmless(error) || found.push(`the parser: ${error.code}`) });
  const { elements } = inside(document);
  const of = (name) => elements.filter((element) => element.name === name);
  const [article, ...others] = of("article");
  if (!article || others.length) return [...found, `${of("article").length} articles`];

  const { elements: within, text } = inside(article.node);
  found.push(...faults(within, table));
  if (!text.includes(END)) found.push("the article has no end");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text)) found.push("a control character in the text");

  const around = elements.filter(({ node }) => !within.some((inner) => inner.node === node));
  const [root, head, body] = ["html", "head", "body"].map((name) => of(name)[0].node);
  if (root.childNodes.length !== 2 + root.childNodes.filter(({ nodeName }) => nodeName === "#text").length)
    found.push("more than a head and a body");
  const ofHead = inside(head).elements.slice(1);
  for (const { name, attributes } of ofHead) {
    const shape = [name, ...attributes.map(([key]) => key)].join(" ");
    if (!HEAD.includes(shape)) found.push(`in the head: ${shape}`);
  }
  const ofBody = around.filter(({ node }) => ![root, head].includes(node) && !ofHead.some((it) => it.node === node));
  const shapes = ofBody.map(({ name, attributes }) => [name, ...attributes.flat()].join(" ")).join(", ");
  if (shapes !== "body class apostil-page, main") found.push(`around the article: ${shapes}`);
  if (body.childNodes.some(({ nodeName }) => !["#text", "main"].includes(nodeName))) found.push("more than an article");
  const lang = attributesOf(root);
  found.push(...faults([{ name: "article", attributes: lang }], table));
  for (const { attributes } of of("link")) found.push(...faults([{ name: "a", attributes: attributes.slice(1) }], table));

  const scripts = of("script");
  if (scripts.length !== 1) return [...found, `${scripts.length} scripts`];
  try {
    const data = JSON.parse(inside(scripts[0].node).text);
    if (data["@context"] !== "https://schema.org") found.push("the data are others");
    const headline = data["@graph"][0].headline ?? "";
    const heading = within.find(({ name }) => name === "h1");
    const title = within[1]?.name === "header" && heading ? inside(heading.node).text : "";
    if (title && headline !== title) found.push(`the data call it ${headline}`);
    if (new URL(data["@graph"][0].isBasedOn ?? "", "https://page.example").protocol === "javascript:")
      found.push("an address in the data");
  } catch (error) {
    found.push(`the data: ${error.message}`);
  }
  const between = html.slice(html.indexOf("<main>") + 6, html.lastIndexOf("</main>")).trim();
  if (fragment !== null && between !== fragment.trim()) found.push("the fragment is not what stands in the page");
  return found;
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
      await render(path, names, "pages", hasWords);
      if (!hasWords) await render(path, names, "fragments", hasWords, "--fragment");
      const wrong = names.flatMap((name, number) => {
        const read = (kind) => readFileSync(join(path, kind, `${name}.html`), "utf8");
        return wrongWith(read("pages"), hasWords ? null : read("fragments")).map((it) => `${JSON.stringify(payloads[number].slice(0, 120))}: ${it}`);
      });
      const shown = wrong.slice(0, 20).join("\n");
      assert.equal(wrong.length, 0, `${wrong.length} faults in ${names.length} pages, of which the first are\n${shown}`);
    });
  }
});
