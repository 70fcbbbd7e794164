// The host page, as `apostil preview` serves it around the samples: it says what it is and what to press, leads to every
// sample, and its switches set the reader's attributes. Each sample is there, lively and accessible.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterEach, test } from "node:test";
import { preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const SAMPLES = [
  ["", "Stalinism Is Not Socialism", 40, "ltr"],
  ["samples/summer/index.html", "The Year Without a Summer", 15, "ltr"],
  ["samples/licence/index.html", "The MIT Licence, Line by Line", 7, "ltr"],
  ["samples/zero/index.html", "رحلة الصفر", 4, "rtl"],
];

const setUp = async (use, open) => ({
  axe: await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
  site: await use(preview("www/article.md")),
  page: await open({ width: 1440 }),
});

scenario("the host page", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(new URL(path, at.site.address).href);
    await at.page.article();
  };

  for (const [path, title, notes, direction] of SAMPLES)
    test(`frames “${title}”`, async () => {
      await visit(path);
      const shown = await at.page.run(() => ({
        title: document.title,
        heading: document.querySelector("h1").textContent,
        direction: getComputedStyle(document.querySelector(".apostil-body")).direction,
        notes: document.querySelectorAll(".apostil-note").length,
        first: document.querySelector(".host-head p").getBoundingClientRect().bottom,
        top: document.querySelector("h1").getBoundingClientRect().top,
        head: [...document.querySelectorAll(".host-head nav a")].map(({ href }) => href),
        foot: [...document.querySelectorAll(".host-samples a")].map(({ href }) => href),
        current: document.querySelector(".host-head [aria-current]").href,
      }));
      assert.deepEqual([shown.title, shown.heading, shown.direction], [title, title, direction]);
      assert.ok(shown.notes >= notes, `${shown.notes} notes`);
      assert.ok(shown.first <= shown.top && shown.top < 160, "only the line and little more is above the title");
      const all = SAMPLES.map(([path]) => new URL(path || "index.html", at.site.address).href);
      assert.deepEqual([shown.head, shown.foot], [all, all]);
      assert.equal(shown.current, new URL(path || "index.html", at.site.address).href);
      await at.page.until("its pictures", () => [...document.images].every(({ naturalWidth }) => naturalWidth > 0));
      await at.page.driver.executeScript(at.axe);
      const { violations } = await at.page.run(() => window.axe.run([[".host-head"], [".apostil-colophon"]]));
      assert.deepEqual(
        violations.map(({ id, nodes }) => ({ id, of: nodes.map(({ html }) => html) })),
        [],
      );
    });

  test("sets the reader's attributes by its switches", async () => {
    await visit("");
    const choose = (name, value) =>
      at.page.run(
        (name, value) => {
          const field = document.querySelector(`.host-head select[name=${name}]`);
          field.value = value;
          field.dispatchEvent(new Event("change", { bubbles: true }));
          return document.querySelector("apostil-reader").getAttribute(name);
        },
        name,
        value,
      );
    assert.equal(await at.page.run(() => document.querySelector(".host-head details").hidden), false);
    assert.equal(await choose("layout", "margin"), "margin");
    await at.page.until("notes in the margin", () => document.querySelector("[data-margin] [data-beside]"));
    assert.equal(await choose("layout", "cards"), "cards");
    await at.page.until("no margin", () => !document.querySelector("[data-margin]"));
    const paper = () => at.page.run(() => getComputedStyle(document.body).backgroundColor);
    await choose("theme", "light");
    const light = await paper();
    assert.equal(await choose("theme", "dark"), "dark");
    assert.notEqual(await paper(), light);
    assert.equal(await choose("theme", "auto"), null);
    assert.equal(await choose("terms", "none"), "none");
    await at.page.until("a text without terms", () => !document.querySelector(".apostil-body > p .apostil-term"));
    assert.match(await choose("words", "de"), /\/apostil\/words\/de\.json$/);
    await at.page.until(
      "German words",
      () => document.querySelector(".apostil-notes h2")?.textContent === "Anmerkungen",
    );
    assert.equal(await choose("words", "en"), null);
    await at.page.until("English words", () => document.querySelector(".apostil-notes h2")?.textContent === "Notes");
  });
});
