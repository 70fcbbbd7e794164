// An article with one of everything that can be in a card, and the style sheets of other people: those that many sites use,
// as npm has them, and one of rules that hand-made sites have, each made worse. In: nothing. Out: a site with a page for each.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { openSite } from "./site.mjs";

const sheets = {
  bootstrap: "bootstrap/dist/css/bootstrap.min.css",
  bulma: "bulma/css/bulma.min.css",
  "github-markdown": "github-markdown-css/github-markdown.css",
  mvp: "mvp.css/mvp.css",
  pico: "@picocss/pico/css/pico.min.css",
  sakura: "sakura.css/css/sakura.css",
  simple: "simpledotcss/simple.min.css",
  tailwind: "tailwindcss/preflight.css",
  tufte: "tufte-css/tufte.css",
  water: "water.css/out/water.min.css",
};

const own = `
* { letter-spacing: 3px; text-shadow: 1px 1px red; scroll-margin: 9px; }
body { text-align: right; text-transform: uppercase; word-spacing: 9px; white-space: pre-wrap; user-select: none; }
p, li, dd, dt, td, th, div, span, em, code, time, dl, ol, ul, h2 { color: #ccc; text-indent: 4em; }
p { font: italic 30px/3 fantasy; margin: 50px; text-align: justify; background: #333; column-count: 2; }
p::first-letter { float: left; font-size: 5em; color: red; }
p:first-of-type::first-line { text-transform: uppercase; font-weight: 900; }
header { position: fixed; inset: 0 0 auto; z-index: 9; display: flex; height: 60px; background: #222; }
header * { color: #fff; float: left; }
section { display: flex; min-height: 100vh; background: #eee; }
button { width: 100%; height: 48px; position: absolute; text-transform: uppercase; background: #333; border: 5px solid; }
button::before { content: "»"; }
input, textarea { display: block; width: 500px; height: 90px; }
sup { position: absolute; padding: 2px 4px; border-radius: 5px; background: #920de9; color: #fff; vertical-align: top; }
a { display: inline-block; padding: 4px; border-bottom: 3px solid; font-weight: 700; text-transform: uppercase; }
a:hover, a:not([class]) { background: #920de9; color: #fff; }
a[href^="#"]::after { content: "#"; }
a[href^="http"]::after { content: " ↗"; }
li::before { content: "•"; }
li::marker { color: red; content: "+"; }
ul li { list-style: square inside; }
img { float: right; width: 900px; max-width: none; border: 9px solid; }
pre { overflow: visible; background: #000; color: #0f0; white-space: pre; }
table { display: block; width: 300%; background: #333; }
mark { background: #ff0; }
kbd, code { display: block; background: #000; color: #fff; }
blockquote::before { content: "“"; font-size: 9em; }
::backdrop { background: #000; }
[role] { opacity: 0.2; }
[id] { min-height: 300px; }
#page p, #page li, #page .post a, #page button { color: #ddd; transform: rotate(3deg); }
.post article > div:first-child ~ * p:not(.none) { font-size: 3rem; }
:root { font-size: 62.5%; }
`;

const article = `---
title: The title
subtitle: The subtitle
author: The author
date: 2026-11-23
lang: en
sources: all.json
---
The estuary is wide [@key, p. 7]; so is the [[delta]].[^all][^two] And <mark>a word[^two] of it</mark> too.

[^all]: {misattributed checked=2026-11-23 by="A. Reader" quotation=exact} The estuary [@key] is
    wide, *and* **broad**, ~~not~~ \`narrow\`, <mark>marked [with](https://example.org/x)</mark>, <kbd>key</kbd>, H<sub>2</sub>O<sup>2</sup>.

    1. One[^two]
    2. Two, and a [link](https://example.org/a)

    * A
    * B

    - [x] done
    - [ ] not done

    > Quoted.

    \`\`\`
    a line of code that is much longer than a card is wide, so that its end must be scrolled to, END
    \`\`\`

    | one | two | three |
    |---|:-:|--:|
    | averyveryverylongwordinatablecell | averyveryverylongwordinatablecell | c |

    ![A picture](/wide.svg)

[^two]: Another.

## Glossary

estuary
: A river's mouth, as in *delta*.

    More of it, with \`code\`.

delta
: {related="estuary"} Another mouth.
`;

const sources = [
  {
    id: "key",
    type: "book",
    title: "A title",
    author: [{ family: "Author", given: "Ann" }],
    issued: { "date-parts": [[1999]] },
    publisher: "House",
    URL: "https://example.org/book",
    archive: "https://web.archive.org/web/2020/https://example.org/book",
  },
];

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><rect width="900" height="90"/></svg>`;

/** The names of the sheets. */
export const names = [...Object.keys(sheets), "own", "layered"];

/**
 * A site: `/live/NAME` and `/prerendered/NAME` have the article and the sheet of that name, the latter with the page's sheet
 * after Apostil's; `/plain/NAME` is without a script. The sheet's element has the id "sheet". `more` is further pages.
 */
export async function openForeignPages(use, more = {}) {
  const { path } = await use(openFolder("foreign-page"));
  await writeFile(join(path, "all.md"), article);
  await writeFile(join(path, "all.json"), JSON.stringify(sources));
  const fragment = await render(join(path, "all.md"), "--fragment");
  const pages = {
    "/all.md": { body: article },
    "/all.json": { body: JSON.stringify(sources) },
    "/wide.svg": { body: picture, headers: { "Content-Type": "image/svg+xml" } },
    "/favicon.ico": { status: 204 },
    ...more,
  };
  const texts = { own, layered: `@layer base { ${own} }` };
  for (const [name, file] of Object.entries(sheets))
    texts[name] = await readFile(join(project, "node_modules", file), "utf8");
  for (const [name, text] of Object.entries(texts)) {
    pages[`/${name}.css`] = { body: text };
    const sheet = `<link rel="stylesheet" id="sheet" href="/${name}.css">`;
    const linked = `<link rel="stylesheet" href="/apostil.css">`;
    const script = `<script type="module" src="/apostil.js"></script>`;
    // In WebKit only a page can say how wide the bars of scrolling are, for all that is in it.
    const bars = "<style>::-webkit-scrollbar { width: 9px !important; height: 9px !important; }</style>";
    const page = (head, content) => ({
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width">${bars}${head}</head>
<body><main id="page" class="post markdown-body content">${content}</main></body></html>`,
    });
    const reader = (attributes, content) =>
      `<apostil-reader ${attributes} loading="eager" style="font-size: 16px; --apostil-card-width: 420px">${content}</apostil-reader>`;
    pages[`/live/${name}`] = page(sheet + script, reader(`src="/all.md"`, "Later."));
    // A sheet in a layer comes first, as docs/theming.md says.
    const head = name === "layered" ? sheet + linked : linked + sheet;
    pages[`/prerendered/${name}`] = page(head + script, reader("", fragment));
    pages[`/plain/${name}`] = page(head, reader("", fragment));
  }
  return use(openSite({ folder: join(project, "dist"), pages }));
}
