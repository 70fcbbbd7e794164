// A small article of letters for tests that need more than the sample has: many mentions, long and empty definitions, notes
// with nothing in them. In: markup around the element. Out: a site with the built widget, the article and such a page.

import { join } from "node:path";
import { project } from "./apostil.mjs";
import { openSite } from "./site.mjs";

const article = `---
title: Letters
glossary: letters-glossary.md
sources: letters.json
terms: all
---
Alpha comes before beta.[^order] Then alpha again, and gamma.

## In the middle

Alpha once more [@greek, p. 7]. A plain [link to the note](#fn-order) and one to [the end](#the-end).

${"The line goes on and on, as lines do.\n\n".repeat(40)}

## The end

Beta and omega meet here.[^order] An empty note[^empty] and a hollow word.

[^order]: Beta comes [@greek] after alpha, and before gamma.

[^empty]:
`;

const glossary = `Alpha
: The first letter, before beta.

    It was an ox. ${"More of the ox. ".repeat(400)}

Beta
: {related="alpha, omega"} The second, after alpha and before gamma.

Gamma
: The third, before delta.

Delta
: The fourth, before epsilon.

Epsilon
: The fifth, before zeta.

Zeta
: The sixth, before eta.

Eta
: The seventh.

Omega
: The last.

Hollow
:
`;

const sources = [
  {
    id: "greek",
    type: "book",
    title: "The Letters",
    author: [{ family: "Cadmus" }],
    issued: { "date-parts": [[1999]] },
  },
];

/** Files that every page of letters may ask for. */
export const files = {
  "/letters.md": { body: article },
  "/letters-glossary.md": { body: glossary },
  "/letters.json": { body: JSON.stringify(sources) },
  "/favicon.ico": { status: 204 },
};

/** A page with this body; `head` goes before the script. */
export const pageOf = (body, head = "") => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Letters</title>
<link rel="stylesheet" href="/apostil.css">
${head}
<script type="module" src="/apostil.js"></script>
</head>
<body class="apostil-page"><main>${body}</main></body>
</html>
`;

/** A site of such pages by path: `{ "/": body }`; `pages` is given all that it answers, to be changed meanwhile. */
export function letters(bodies, more = {}, pages = {}) {
  for (const [path, page] of Object.entries({ ...files, ...more })) pages[path] = { ...page };
  for (const [path, body] of Object.entries(bodies)) pages[path] = { body: pageOf(body) };
  return openSite({ folder: join(project, "dist"), pages });
}
