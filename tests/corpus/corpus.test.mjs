// Real Markdown of many authors (corpus.mjs), held against markdown-it: no word is lost, and most of it is told nothing.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import { corpus } from "./corpus.mjs";
import { words } from "./words.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug", "apostil");

const FILES = 300;
const AUTHORS = 100;
/** Of a hundred sound files so many get no warning. */
const SILENT = 90;
/** What is wrong with a text itself, whoever renders it. The files that the others link to are often not in the package. */
const DEFECTS = [
  "heading-skips-level",
  "image-without-description",
  "fragment-undefined",
  "note-undefined",
  "file-missing",
];

const files = corpus();
let folder;

const name = (index) => `${String(index).padStart(4, "0")}.md`;

/** What the program prints; an article may have errors. */
function run(...args) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder, maxBuffer: 1e9 }, (error, out) => {
      if (error && error.code !== 1) reject(error);
      else resolve(out);
    });
  });
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "apostil-corpus-"));
  await Promise.all(files.map(({ bytes }, index) => writeFile(join(folder, name(index)), bytes)));
});

after(() => rm(folder, { recursive: true, force: true }));

/**
 * The words that both readings of a text show: with its HTML as HTML, and as text. Two things differ on purpose: front
 * matter is not text, and the mark of an aside, as in `> [!NOTE]`, is shown as a word of the article's language.
 */
function expected(markdown) {
  const text = markdown.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/, "").replace(/^(\s*>\s*)\[![A-Z]+\]/gm, "$1");
  const [one, other] = [true, false].map((html) => words(MarkdownIt({ html }).render(text)));
  return [...one].map(([word, count]) => [word, Math.min(count, other.get(word) ?? 0)]);
}

test("there are enough files, of enough authors", (t) => {
  const authors = new Set(files.map(({ author }) => author));
  t.diagnostic(`${files.length} files of ${authors.size} authors`);
  assert.ok(files.length >= FILES && authors.size >= AUTHORS, `${files.length} files of ${authors.size} authors`);
});

test("no word is lost", async (t) => {
  await run("render", ...files.map((_, index) => name(index)), "--fragment", "-o", "out/");
  let count = 0;
  const lost = [];
  for (const [index, { path, bytes }] of files.entries()) {
    const html = await readFile(join(folder, "out", name(index).replace(".md", ".html")), "utf8");
    const shown = words(html);
    for (const [word, wanted] of expected(bytes.toString())) {
      count += wanted;
      const missing = wanted - (shown.get(word) ?? 0);
      if (missing > 0) lost.push(`${path}: ${word}, ${missing} of ${wanted}`);
    }
  }
  t.diagnostic(`${count} words`);
  assert.deepEqual(lost, []);
});

test("sound files get no warning", async (t) => {
  // The files that a text links to are not copied along, and often not in its package.
  const out = await run(
    "check",
    ...files.map((_, index) => name(index)),
    "--format",
    "json",
    "--allow",
    "file-missing",
  );
  const ofFile = new Map(files.map((_, index) => [name(index), new Set()]));
  for (const line of out.trimEnd().split("\n")) {
    const { code, file, severity } = JSON.parse(line);
    if (severity !== "info") ofFile.get(file).add(code);
  }
  const found = [...ofFile.values()];
  for (const code of new Set(found.flatMap((codes) => [...codes]))) {
    t.diagnostic(`${found.filter((codes) => codes.has(code)).length} files: ${code}`);
  }
  const sound = found.filter((codes) => !DEFECTS.some((code) => codes.has(code)));
  const share = (some, all) =>
    Number(((100 * some.filter((codes) => codes.size === 0).length) / all.length).toFixed(1));
  t.diagnostic(
    `${share(found, found)} % of all and ${share(sound, sound)} % of ${sound.length} sound files get no warning`,
  );
  assert.ok(share(sound, sound) >= SILENT, `${share(sound, sound)} %`);
});
