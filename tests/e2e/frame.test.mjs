// embed.html in a frame on another site's page: the article, its cards, its height, by the snippet that the documents show;
// and what it refuses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { files } from "./letters.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const documented = readFileSync(join(project, "docs", "embedding.md"), "utf8");
const [, sandbox] = documented.match(/`(sandbox="[^"]*allow-same-origin[^"]*")`/);
const [, snippet] = documented.split("## In a frame")[1].match(/```html\n([\s\S]*?)```/);
const embed = readFileSync(join(project, "dist", "embed.html"), "utf8");

const setUp = async (use, open) => {
  const other = await use(openSite({ cors: true, pages: { ...files, "/texts/a.md": { body: "Alpha." } } }));
  const listing = embed.replace("connect-src 'self'", `connect-src 'self' ${other.origin}/texts/`);
  const own = await use(
    openSite({ folder: join(project, "dist"), pages: { ...files, "/listing.html": { body: listing } } }),
  );
  const host = (address) => ({
    body: `<!DOCTYPE html><html lang="en"><title>A host</title><p>A post.</p>
${snippet.replace("https://example.org/apostil/embed.html?src=/texts/summer.md", address.replaceAll("&", "&amp;"))}</html>`,
  });
  const pages = {
    "/favicon.ico": { status: 204 },
    "/article": host(`${own.origin}/embed.html?src=letters.md&theme=dark`),
    "/sandboxed": {
      body: host(`${own.origin}/embed.html?src=letters.md`).body.replace("<iframe", `<iframe ${sandbox}`),
    },
    "/missing": host(`${own.origin}/embed.html?src=nowhere.md`),
    "/none": host(`${own.origin}/embed.html`),
    "/elsewhere": host(`${own.origin}/embed.html?src=${other.origin}/letters.md`),
    "/glossary": host(`${own.origin}/embed.html?src=letters.md&glossary=${other.origin}/letters-glossary.md`),
    "/listed": host(`${own.origin}/listing.html?src=${other.origin}/texts/a.md`),
    "/unlisted": host(`${own.origin}/listing.html?src=${other.origin}/letters.md`),
  };
  return { site: await use(openSite({ pages })), own, other, page: await open() };
};

scenario("a frame", setUp, (at) => {
  afterEach(async () => {
    await at.page.driver.switchTo().defaultContent();
    at.other.asked.length = 0;
  });

  /** Opens a host's page, waits for the height of its frame, and enters it. */
  const enter = async (path) => {
    await at.page.visit(at.site.origin + path);
    const height = await at.page.until("a height", () => {
      const { height } = document.querySelector("iframe").style;
      return height.endsWith("px") && Number.parseFloat(height);
    });
    await at.page.driver.switchTo().frame(await at.page.find("iframe"));
    return height;
  };

  test("shows an article at its whole height, and its cards", async () => {
    assert.ok((await enter("/article")) > 900);
    await at.page.until("no more than its content", () => {
      const { height } = document.documentElement.getBoundingClientRect();
      return Math.abs(innerHeight - height) <= 1;
    });
    await at.page.hover(await at.page.find(".apostil-body p")); // in a frame Chromium may never be idle
    await at.page.until("the article's title", () => document.title === "Letters");
    const paper = await at.page.run(() => getComputedStyle(document.body).backgroundColor);
    assert.ok(Number(paper.match(/\d+/)[0]) < 60, `${paper} is dark`);
    await at.page.click(await at.page.find('.apostil-body a[href="#term-alpha"]'));
    await at.page.cards(1);
    await at.page.assertNoErrors();
  });

  test("shows it in a sandbox, too", async () => {
    assert.ok((await enter("/sandboxed")) > 900);
    await at.page.assertNoErrors();
  });

  for (const [path, sentence, warning] of [
    ["/none", /^This frame has no article to show\.$/, /embed\.html\?src=article\.md/],
    ["/elsewhere", /^This frame may not show that article/, /Add http:.* to connect-src in embed\.html\.$/],
    ["/glossary", /^This frame may not show that article/, /Add http:.* to connect-src in embed\.html\.$/],
    ["/unlisted", /^This frame may not show that article/, /Add http:.* to connect-src in embed\.html\.$/],
  ])
    test(`says in a sentence what it does not show, and does not ask for it (${path})`, async () => {
      assert.ok((await enter(path)) < 200);
      await at.page.shows(await at.page.find("main"), sentence);
      assert.match((await at.page.run(() => witness.warnings)).join(), warning);
      assert.deepEqual(at.other.asked, []);
      await at.page.assertNoErrors();
    });

  test("shows what is in a folder on its list", async () => {
    await enter("/listed");
    await at.page.until("the article", () => document.querySelector(".apostil-body p")?.textContent === "Alpha.");
    await at.page.assertNoErrors();
  });

  test("says that an article is missing", async () => {
    assert.ok((await enter("/missing")) < 300);
    await at.page.shows(await at.page.find("main"), /could not be loaded \(404\)/);
    await at.page.consoleErrors(); // the browser's own words about the file
  });
});
