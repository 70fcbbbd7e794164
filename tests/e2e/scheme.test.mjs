// Dark pages that set no color-scheme, as many blogs are: the reader sees by the page's text that it is dark, and becomes so,
// also when the page changes later; every text of its own has a contrast of at least 4.5 to 1, on light pages too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openForeignPages } from "./foreign-page.mjs";
import { scenario } from "./scenario.mjs";

const dark = "body { background: #15171a; color: rgb(255 255 255 / 75%); }";
const styles = {
  dark: `${dark} mark { background: #ff0; }`,
  modern: "body { background: oklch(0.2 0.02 250); color: oklch(0.9 0.02 250); }",
  paragraphs: "body { background: #15171a; } p, li, h1, h2, dt, dd { color: #bbb; } a { color: #9cf; }",
  light: "body { background: #fff; color: #444; }",
  wide: "body { background: #fff; color: color(display-p3 0.2 0.2 0.25); }",
  class: `body { background: #fff; color: #333; transition: color 0.1s; } .night ${dark}`,
  media: `body { background: #fff; color: #333; } @media (prefers-color-scheme: dark) { ${dark} }`,
};

const reader = `<apostil-reader src="/all.md" loading="eager">Later.</apostil-reader>`;

const setUp = async (use, open) => {
  const pages = {};
  for (const [name, css] of Object.entries(styles))
    pages[`/scheme/${name}`] = {
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"><style>${css}</style>
<script type="module" src="/apostil.js"></script></head><body>${reader}</body></html>`,
    };
  return { site: await openForeignPages(use, pages), page: await open() };
};

/** The texts below `selector` that have too little contrast to what is behind them. */
const faint = (selector) => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (...colours) => {
    for (const colour of colours) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  let count = 0;
  for (const element of document.querySelectorAll(selector)) {
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isText || !element.checkVisibility()) continue;
    const grounds = [];
    for (let it = element; it; it = it.parentElement) grounds.unshift(getComputedStyle(it).backgroundColor);
    const [text, ground] = [paint("#fff", ...grounds, getComputedStyle(element).color), paint("#fff", ...grounds)];
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    count += 1;
    if (ratio < 4.5) found.push(`${element.localName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return { count, found };
};

scenario("the scheme of a page", setUp, (at) => {
  const visit = async (path, scheme = "light") => {
    await at.page.prefer({ scheme });
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("[data-lively] .apostil-source"));
  };
  const becomes = (scheme) =>
    at.page.until(
      `a ${scheme} reader`,
      (scheme) => document.querySelector("apostil-reader").dataset.scheme === scheme,
      scheme,
    );
  const assertReadable = async (what) => {
    // What colour the text's own links have is up to the page.
    const { count, found } = await at.page.run(faint, "apostil-reader :not(a:not([class], [role]))");
    assert.ok(count > 40, `${count} texts`);
    assert.deepEqual(found, [], what);
    for (const id of ["fn-all", "source-key"]) {
      await at.page.run((id) => document.querySelector("apostil-reader").open(id), id);
      await at.page.cards(1);
      await at.page.stillness();
      assert.deepEqual((await at.page.run(faint, ".apostil-card *")).found, [], `${id}: ${what}`);
    }
    await at.page.press("ESCAPE");
  };

  for (const [name, scheme] of Object.entries({
    dark: "dark",
    modern: "dark",
    paragraphs: "dark",
    light: "light",
    wide: "light",
  }))
    for (const preferred of ["light", "dark"])
      test(`is ${scheme} where its text says so: ${name}, where readers prefer ${preferred}`, async () => {
        await visit(`/scheme/${name}`, preferred);
        await becomes(scheme);
        await assertReadable(name);
        await at.page.assertNoErrors();
      });

  test("is followed when it changes, also slowly", async () => {
    await visit("/scheme/class");
    await becomes("light");
    await at.page.run(() => document.documentElement.classList.add("night"));
    await becomes("dark");
    await assertReadable("at night");
    await at.page.run(() => document.documentElement.classList.remove("night"));
    await becomes("light");
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("theme", "dark"));
    await at.page.until("its own theme", () => !("scheme" in document.querySelector("apostil-reader").dataset));
    await at.page.run(() => document.querySelector("apostil-reader").removeAttribute("theme"));
    await becomes("light");
  });

  test("is followed with what readers prefer", async () => {
    await visit("/scheme/media", "light");
    await becomes("light");
    await visit("/scheme/media", "dark");
    await becomes("dark");
  });

  test("is the page's own business where it sets one", async () => {
    for (const scheme of ["light", "dark"]) {
      await visit("/live/water", scheme);
      await assertReadable(`water, ${scheme}`);
    }
  });
});
