// Pages that load Apostil as an npm package, built in fresh projects without a line of configuration for it.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "../e2e/chromium.mjs";
import { openFolder } from "../e2e/driver.mjs";
import { openSite } from "../e2e/site.mjs";
import { trap } from "../e2e/trap.mjs";
import { openProject, pack } from "./project.mjs";

const article = `---
title: Letters
lang: zh
---
Alpha comes before beta.[^order]

[^order]: As usual.
`;

/** Waits for readers, opens a card in each, and looks at what they have loaded: words, stylesheet, cards. */
async function assertLively(page, count = 1) {
  await page.until(
    `${count} lively readers`,
    (count) => document.querySelectorAll("apostil-reader[data-lively]").length === count,
    count,
  );
  const [heading, mark] = await page.run(() => {
    const reader = [...document.querySelectorAll("apostil-reader")].at(-1);
    return [
      reader.querySelector("section h2").textContent,
      getComputedStyle(reader).getPropertyValue("--apostil").trim(),
    ];
  });
  assert.equal(heading, "注释", "its words were loaded");
  assert.equal(mark, "1", "its stylesheet was loaded");
  for (const link of await page.all(".apostil-body sup a")) {
    await page.click(link);
    await page.cards(1);
    await page.press("ESCAPE");
    await page.cards(0);
  }
}

describe("a page with the package", { skip: chromium.missing }, () => {
  const used = [];
  const use = async (opened) => {
    used.unshift(await opened);
    return used[0];
  };
  let page;
  let tarball;
  before(async () => {
    const folder = await use(openFolder("tarball"));
    ({ tarball } = await pack(folder.path));
    page = await use(chromium.open());
  });
  after(async () => {
    for (const it of used) await it.close();
  });

  const projectOf = async (site) => {
    const project = await use(openProject(tarball, site));
    mkdirSync(join(project.path, "public"), { recursive: true });
    writeFileSync(join(project.path, "public", "letters.md"), article);
    return project;
  };

  /** Visits what was built in a folder; `others` are answers that take the place of its files, `head` begins its page. */
  const visit = async (folder, others = {}, head = "") => {
    const pages = Object.assign(others, {
      "/": { body: head + (await readFile(join(folder, "index.html"), "utf8")) },
      "/favicon.ico": { status: 204 },
    });
    const site = await use(openSite({ folder, pages }));
    await page.collectGarbage();
    await page.visit(site.origin);
    return site;
  };
  const named = (site, pattern) => site.asked.filter((path) => pattern.test(path));

  test("works in the development server of Vite", async () => {
    const project = await projectOf("vite");
    // Vite takes the next port if one is not free, and says which.
    const server = await use(project.start("vite", ["--host", "127.0.0.1"], /Local: +(http:\S+)/));
    await page.visit(await server.found);
    await assertLively(page);
    assert.deepEqual(await page.log(), []);
  });

  test("works as Vite builds it, with hashes in the names of its files", async () => {
    const project = await projectOf("vite");
    const { stderr } = await project.tool("vite", "build");
    assert.doesNotMatch(stderr, /apostil|warning/i);
    const built = join(project.path, "dist");
    const site = await visit(built);
    await assertLively(page);
    assert.equal(named(site, /^\/assets\/apostil_(render|cards)_bg-[\w-]+\.wasm$/).length, 2);
    await page.assertNoErrors();

    // A bundle has a script only once, so cards that have crashed come back in the same instance.
    await visit(built, { "/trap.js": { body: trap } }, `<script src="/trap.js"></script>`);
    await assertLively(page);
    await page.run(() => {
      globalThis.trap.armed = "cards_open";
      document.querySelector("apostil-reader").open("fn-order");
    });
    assert.deepEqual(await page.run(() => globalThis.trap.told.map(({ code }) => code)), ["crash"]);
    await page.run(() => document.querySelector("apostil-reader").dispatchEvent(new PointerEvent("pointerover")));
    await assertLively(page);
    for (const error of await page.consoleErrors()) assert.match(error, /\/cards\.js\?retry=1 .* 404/); // another address
  });

  test("works as webpack builds it, and can be tried again after a script did not come", async () => {
    const project = await projectOf("webpack");
    const entry = ["--entry", "./main.js", "--mode", "production", "--output-path", "public"];
    const { stdout } = await project.tool("webpack", ...entry);
    assert.doesNotMatch(stdout, /WARNING in (?!asset size|entrypoint size|webpack performance)|ERROR/, stdout);
    const built = join(project.path, "public");
    const site = await visit(built);
    await assertLively(page);
    assert.equal(named(site, /^\/\w+\.wasm$/).length, 2);
    await page.assertNoErrors();

    const chunks = readdirSync(built).filter((name) => name.endsWith(".js") && name !== "main.js");
    const faulty = Object.fromEntries(chunks.map((name) => [`/${name}`, { status: 503, body: "" }]));
    await visit(built, faulty);
    await page.until("a message", () => document.querySelector(".apostil-message button"));
    const [warning] = await page.run(() => globalThis.witness.warnings);
    assert.match(warning, /\/render\.js could not be loaded\. Upload all of Apostil's files again\. ChunkLoadError/);
    for (const path of Object.keys(faulty)) if (path !== "/") delete faulty[path];
    await page.click(await page.find(".apostil-message button"));
    await assertLively(page);
    await page.consoleErrors(); // the browser's own, of the files that did not come
  });

  test("works as Astro builds it, with an article that is rendered before", async () => {
    const project = await projectOf("astro");
    project.link("astro");
    await project.tool("astro", "build");
    const built = join(project.path, "dist");
    assert.ok(readdirSync(built).includes("index.html"));
    assert.match(await readFile(join(built, "index.html"), "utf8"), /id="first-fn-order"/);
    await visit(built);
    await assertLively(page, 2);
    await page.assertNoErrors();
  });
});
