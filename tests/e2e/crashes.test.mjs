// Texts that have crashed a browser: long words and marks within marks, in every part of an article. Each page is
// laid out at many widths, prerendered and in the reader, with its cards, its sheets and its margin, and is there afterwards.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { project, render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const folder = join("tests", "e2e", "fixtures");
const articles = ["crash-note.md", "crash-text.md"];
/** Rules that many blogs have in their stylesheet. */
const blog = "<style>p, li, dd, td { text-wrap: pretty; }</style>";

const setUp = async (use, open) => {
  const fixture = (name) => readFile(join(project, folder, name), "utf8");
  const pages = { "/crash-note.html": { body: await fixture("crash-note.html") } };
  for (const name of [...articles, "crash-text.json"]) pages[`/${name}`] = { body: await fixture(name) };
  const bodies = {};
  for (const name of articles) {
    const body = await render(join(folder, name), "--stylesheet", "/apostil.css");
    pages[`/${name}/prerendered`] = { body };
    pages[`/${name}/prerendered/ar`] = { body: body.replaceAll(' lang="en"', ' lang="ar" dir="rtl"') };
    pages[`/${name}/prerendered/blog`] = { body: body.replace("</head>", `${blog}</head>`) };
    bodies[`/${name}/cards`] = `<apostil-reader src="/${name}"></apostil-reader>`;
    bodies[`/${name}/margin`] = `<apostil-reader src="/${name}" layout="margin"></apostil-reader>`;
    pages[`/${name}/blog`] = { body: pageOf(bodies[`/${name}/cards`], blog) };
  }
  return { site: await use(letters(bodies, pages)), page: await open() };
};

scenario("a text that has ended an engine's process", setUp, (at) => {
  /** Gives what a selector finds every third width in turn, and returns the sum of its heights. */
  const atManyWidths = (selector) =>
    at.page.run((selector) => {
      const it = document.querySelector(selector);
      let height = 0;
      for (let width = 60; width < 640; width += 3) {
        it.style.inlineSize = `${width}px`;
        height += it.offsetHeight;
      }
      it.style.inlineSize = "";
      return height;
    }, selector);
  const visit = (path) => at.page.visit(`${at.site.origin}/${path}`);
  const isLaidOut = async (selector) => assert.ok((await atManyWidths(selector)) > 0, `${selector} is laid out`);

  const prerendered = articles.flatMap((name) => ["", "/ar", "/blog"].map((way) => `${name}/prerendered${way}`));
  for (const path of ["crash-note.html", ...prerendered])
    test(`is laid out without a script: ${path}`, async () => {
      await visit(path);
      await isLaidOut("article");
    });

  for (const path of articles.flatMap((name) => ["cards", "margin", "blog"].map((way) => `${name}/${way}`)))
    test(`is laid out by the reader, and so are its cards: ${path}`, async () => {
      await at.page.resize(1280, 900);
      await visit(path);
      await at.page.until("the article", () => document.querySelector("apostil-reader article"));
      await isLaidOut("article");
      await at.page.run(() => document.querySelector("apostil-reader").ready.then(() => {}));
      for (const width of [1280, 380]) {
        await at.page.resize(width, 900);
        const ids = await at.page.run(() =>
          [...document.querySelectorAll(".apostil-note, .apostil-entry, .apostil-source")].map(({ id }) => id),
        );
        for (const id of ids) {
          await at.page.run((id) => document.querySelector("apostil-reader").open(id), id);
          await at.page.cards(1);
          await isLaidOut(".apostil-card");
          await at.page.run(() => document.querySelector("apostil-reader").close());
          await at.page.cards(0);
        }
      }
    });
});
