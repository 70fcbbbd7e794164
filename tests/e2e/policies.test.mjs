// The policies of docs/security.md, each served with the kind of page that it is for: everything works, and no browser
// reports a violation. And the list of files that a page requests, compared with what was requested.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { preview, project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { letters, pageOf } from "./letters.mjs";
import { isOfThePage } from "./page.mjs";
import { policyAfter } from "./policies.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const article = (lang = "en") => `---
title: Policies
lang: ${lang}
glossary: letters-glossary.md
sources: letters.json
---
Alpha comes before beta.[^order] And a picture: ![a dot](dot.png)

[^order]: {supported} So says the alphabet [@greek].
`;
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const reader = (attributes = "") => `<apostil-reader src="article.md" loading="eager" ${attributes}></apostil-reader>`;
/** A page that brings nothing of its own but the script. */
const bare = (body, files = "") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A blog</title><link rel="icon" href="/favicon.ico">
<script src="${files}/witness.js"></script><script type="module" src="${files}/apostil.js"></script></head>
<body>${body}</body></html>
`;

/** A rendered page, on a site that has no other files than the page's. */
async function rendered(use, ...options) {
  const folder = (await use(openFolder("policies"))).path;
  await writeFile(join(folder, "article.md"), article());
  await writeFile(join(folder, "letters-glossary.md"), "Alpha\n: The first letter.\n");
  await writeFile(join(folder, "letters.json"), '[{"id": "greek", "title": "The Letters", "type": "book"}]');
  return render(join(folder, "article.md"), "--stylesheet", "/apostil.css", ...options);
}

const setUp = async (use, open) => {
  const reported = (policy) => ({ "Content-Security-Policy": `${policy}; report-uri /reports` });
  const files = await use(openSite({ folder: join(project, "dist"), cors: true }));
  const headers = {
    plain: reported(policyAfter("### A page without a script")),
    script: reported(policyAfter("### A prerendered page with the script")),
    live: reported(policyAfter("### A live page")),
    elsewhere: reported(policyAfter("### Files on another site", { files: files.origin })),
    least: reported(policyAfter("## Content-Security-Policy", { document: "docs/embedding.md", files: files.origin })),
  };
  // This one has no pictures, of which docs/embedding.md says that they need more.
  const text = { body: article().replace(/!\[.*\)/, "") };
  const site = await use(
    letters(
      {},
      {
        "/plain": { body: await rendered(use), headers: headers.plain, isBare: true },
        "/script": { body: await rendered(use, "--script", "/apostil.js"), headers: headers.script },
        "/live": { body: bare(reader()), headers: headers.live },
        "/margin": { body: bare(reader('layout="margin" theme="dark"')), headers: headers.live },
        "/german": { body: bare(reader('lang="de"')), headers: headers.live },
        "/untrusted": {
          body: bare(reader('untrusted glossary="letters-glossary.md" sources="letters.json"')),
          headers: headers.live,
        },
        "/linked": { body: pageOf(reader()), headers: headers.script },
        "/elsewhere": { body: bare(reader(), files.origin), headers: headers.elsewhere },
        "/least": {
          body: bare(reader().replace("article.md", "text.md"), files.origin),
          headers: headers.least,
        },
        "/article.md": { body: article() },
        "/text.md": text,
        "/dot.png": { body: Buffer.from(DOT, "base64"), headers: { "Content-Type": "image/png" } },
      },
    ),
  );
  return { site, files, page: await open() };
};

scenario("the policies of the documents", setUp, (at) => {
  /** Loads a page; gives back how it is asked what it has broken. */
  const visit = async (path) => {
    at.site.posted.length = at.site.asked.length = at.files.asked.length = 0;
    await at.page.visit(at.site.origin + path);
  };

  afterEach(async () => {
    const reports = at.site.posted.map(({ body }) => body).filter(isOfThePage);
    assert.deepEqual({ reports, errors: await at.page.consoleErrors() }, { reports: [], errors: [] });
  });

  const interactive = () => at.page.until("a reader", () => document.querySelector("[data-lively]"));
  const openEach = async () => {
    for (const id of ["term-alpha", "fn-order", "source-greek"]) {
      assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), true, id);
      await at.page.cards(1);
    }
  };
  const picture = () =>
    at.page.until("the picture", () => {
      const { complete, naturalWidth } = document.querySelector(".apostil-body img");
      return complete && naturalWidth === 1;
    });
  /** Copies the source whose card is open: the file is fetched, and the other WebAssembly. */
  const copy = async () => {
    await (await at.page.find(".apostil-card-cite")).click();
    await (await at.page.find('.apostil-card [data-format="bibtex"]')).click();
    await at.page.until("a copy, or its text", () =>
      document.querySelector(".apostil-card textarea, .apostil-card [data-done]"),
    );
  };

  test("let a page without a script be read", async () => {
    await visit("/plain");
    await picture();
    await (await at.page.find(".apostil-noteref a")).click();
    await at.page.until("the note at the window's foot", () => {
      const note = document.querySelector(":target");
      return note && getComputedStyle(note).position === "fixed";
    });
    const asked = new Set(at.site.asked.filter((path) => path !== "/favicon.ico"));
    assert.deepEqual([...asked].sort(), ["/apostil.css", "/dot.png", "/plain"]);
    assert.deepEqual(await at.page.log(), []);
    assert.deepEqual(at.site.posted, []);
    await visit("/linked"); // which has the witness that is asked below
  });

  for (const path of ["/script", "/live", "/margin", "/german", "/untrusted", "/linked", "/elsewhere"]) {
    test(`let everything work (${path})`, async () => {
      await visit(path);
      await interactive();
      await picture();
      await openEach();
      await copy();
    });
  }

  test("let a page with the least policy work", async () => {
    await visit("/least");
    await interactive();
    await openEach();
  });

  test("allow all that a page asks for, which is what the list says", async () => {
    const documented = readFileSync(join(project, "docs/security.md"), "utf8");
    const listed = [...documented.matchAll(/^\| `([^`]+)` \| beside the script/gm)].map(([, name]) => `/${name}`);
    assert.ok(listed.length > 5, `${listed}`);
    const own = ["/witness.js", "/apostil.js", "/article.md", "/letters-glossary.md", "/letters.json", "/dot.png"];
    const asked = new Set();
    for (const path of ["/margin", "/german"]) {
      await visit(path);
      await interactive();
      await picture();
      await openEach();
      await copy();
      for (const name of at.site.asked) asked.add(name);
    }
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("src", "none.md"));
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    for (const name of at.site.asked) asked.add(name);
    await at.page.consoleErrors(); // the browser's own words about the file
    const others = ["/margin", "/german", "/favicon.ico", "/none.md"];
    assert.deepEqual([...asked].filter((name) => !others.includes(name)).sort(), [...listed, ...own].sort());
  });
});

const ownPage = (policy) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>A blog</title><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">
<script type="module" src="apostil/apostil.js"></script></head>
<body><h1>A blog</h1><apostil-reader src="article.md" loading="eager"></apostil-reader></body></html>
`;

const setUpPreview = async (use, open) => {
  const folder = (await use(openFolder("policies"))).path;
  const write = (name, text) => writeFile(join(folder, name), text);
  await write("index.html", ownPage(policyAfter("### A preview")));
  await write("article.md", "A word.[^a] And [^nowhere].\n\n[^a]: A note.\n");
  await write("style.css", "h1 { color: rgb(1, 2, 3) }\n");
  return { write, site: await use(preview(join(folder, "article.md"))), page: await open() };
};

scenario("the policy of a page that is previewed", setUpPreview, (at) => {
  test("lets saves be shown, in text and in style, and findings be listed", async () => {
    await at.page.visit(at.site.address);
    await at.page.until("a reader", () => document.querySelector("[data-lively]"));
    await at.page.until(
      "the panel",
      () => document.querySelector("[data-preview]")?.shadowRoot.querySelector("button").textContent,
    );
    await at.page.run(() => document.querySelector("[data-preview]").shadowRoot.querySelector("button").click());
    await at.write("article.md", "Another word.[^a]\n\n[^a]: A note.\n");
    await at.page.until("the save", () => document.querySelector(".apostil-body").textContent.includes("Another"));
    await at.write("style.css", "h1 { color: rgb(4, 5, 6) }\n");
    await at.page.until("the style", () => getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)");
    await at.page.run(() => document.querySelector("apostil-reader").open("fn-a"));
    await at.page.cards(1);
    await at.page.assertNoErrors();
  });
});
