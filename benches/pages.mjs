// The pages that are measured. In: what `make bench` has built. Out: the files of the site, by path, and for each page its
// address and what there is to wait for in it.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { render } from "../tests/e2e/apostil.mjs";
import { made } from "./articles.mjs";
import { markdownItStack } from "./markdown-it.mjs";
import { PEER } from "./names.mjs";

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(file(path), "utf8");

const head = (title, links) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${links}
</head>`;
const STYLESHEET = '<link rel="stylesheet" href="apostil.css">';
const SCRIPT = '<script type="module" src="apostil.js"></script>';
const live = (attributes) => `${head("Live", `${STYLESHEET}\n${SCRIPT}`)}
<body class="apostil-page"><main><apostil-reader src="article.md"${attributes}></apostil-reader></main></body>
</html>`;
const peer = `${head("markdown-it", '<link rel="stylesheet" href="peer.css">\n<script type="module" src="peer.js"></script>')}
<body><main></main></body>
</html>`;

/** The id of the last entry in an article that was rendered. */
const lastEntry = (html) => [...html.matchAll(/ id="((?:fn|term|source)-[^"]+)"/g)].at(-1)[1];

const LINK = / href="#(?:fn|term|source)-[^"]+"/g;
/** How many of an article's links open a card; those in its lists are not counted. */
const links = (html) => html.slice(0, html.indexOf('<section class="apostil-notes"')).match(LINK).length;

/** Renders an article in a folder that is gone afterwards. */
async function rendered(files, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "apostil-bench-"));
  const at = (name) => join(folder, name);
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(at(`${name}.md`), text);
    await render(at("article.md"), "--glossary", at("glossary.md"), "-o", at("article.html"), ...options);
    return readFileSync(at("article.html"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of dist/ that pages ask for. */
function widget() {
  const of = (folder) =>
    readdirSync(file(`../dist/${folder}`), { withFileTypes: true })
      .filter((it) => it.isFile())
      .map(({ name }) => `${folder}${name}`);
  return [...of(""), ...of("pkg/"), ...of("words/")].map((path) => [path, readFileSync(file(`../dist/${path}`))]);
}

const bundle = await build({
  entryPoints: [file("peer.mjs")],
  mainFields: ["module", "main"], // littlefoot's file for browsers is not a module
  bundle: true,
  format: "esm",
  minify: true,
  write: false,
  logLevel: "error",
});

const article = read("../www/article.md");
const glossary = read("../www/glossary.md");
const widgetLinks = ["--stylesheet", "apostil.css", "--script", "apostil.js"];
const plain = await render("www/article.md", "--stylesheet", "apostil.css");
const notes = made("en", 550_000, 100, { noteEvery: 1, least: 4 });
const many = made("en", 850_000, 1_000, { noteEvery: 6 });
const manyLinks = await rendered(many, ...widgetLinks);

const shared = {
  ...Object.fromEntries(widget()),
  "peer.js": bundle.outputFiles[0].contents,
  "peer.css": read("peer.css") + read("node_modules/littlefoot/dist/littlefoot.css"),
};
/** The files of an article, in a folder of its own. */
const folder = (name, files) =>
  Object.entries({ ...shared, ...files }).map(([path, body]) => [`${name}/${path}`, body]);

export const files = Object.fromEntries([
  ...folder("sample", {
    bare: plain.replace(/<link rel="stylesheet"[^>]*>\n?/, ""),
    plain,
    prerendered: await render("www/article.md", ...widgetLinks),
    live: live(""),
    peer,
    "article.md": article,
    "glossary.md": glossary,
    "sources.json": read("../www/sources.json"),
  }),
  ...folder("notes", {
    live: live(' glossary="glossary.md"'),
    peer,
    "article.md": notes.article,
    "glossary.md": notes.glossary,
  }),
  ...folder("links", { prerendered: manyLinks }),
]);

/** What opens a card, and that card. */
const apostilCard = { mark: ".apostil-body .apostil-noteref a", card: ".apostil-card:popover-open" };
const littlefootCard = { mark: ".littlefoot__button", card: ".littlefoot__popover" };
const last = lastEntry(plain);

/** By name: the path, the id of the last entry of the article, and how a card is opened by a script, if there is one. */
export const sample = {
  "bare HTML": { path: "sample/bare", last },
  plain: { path: "sample/plain", last },
  prerendered: { path: "sample/prerendered", last, ...apostilCard },
  live: { path: "sample/live", last, ...apostilCard },
  [PEER]: { path: "sample/peer", last: lastEntry(markdownItStack(article, glossary)), ...littlefootCard },
};
export const long = {
  live: { path: "notes/live", last: lastEntry(await rendered(notes)), ...apostilCard },
  [PEER]: {
    path: "notes/peer",
    last: lastEntry(markdownItStack(notes.article, notes.glossary)),
    ...littlefootCard,
  },
};
export const pressed = { path: "links/prerendered", last: lastEntry(manyLinks), ...apostilCard };

/** How large those articles are. */
export const sizes = {
  long: { bytes: notes.article.length, notes: notes.article.match(/^\[\^/gm).length },
  pressed: { bytes: many.article.length, html: manyLinks.length, links: links(manyLinks) },
};
