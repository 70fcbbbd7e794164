// A blog with the reader embedded from another origin: by one script tag and one element, under a strict
// Content-Security-Policy, and where the WebAssembly cannot be had or may not run.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { policyAfter } from "./policies.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

// Loaded before the reader, as a file because a strict policy forbids scripts in the page.
const recorder = `
  window.seen = { ready: [], errors: [] };
  addEventListener("apostil-ready", (event) => seen.ready.push(event.detail));
  addEventListener("apostil-error", (event) => seen.errors.push(event.detail));
`;

const embed = (cdn) => `<!doctype html>
<html lang="en">
<title>A blog</title>
<script src="${cdn}/witness.js"></script>
<script src="${cdn}/recorder.js"></script>
<script type="module" src="${cdn}/apostil.js"></script>
<apostil-reader src="article.md"><p id="fallback">Readable until the article is there.</p></apostil-reader>
</html>
`;

const setUp = async (use, open) => {
  const dist = join(project, "dist");
  const serve = (options) => use(openSite(options));
  const recorded = { "/recorder.js": { body: recorder } };
  const cdn = await serve({ folder: dist, cors: true, pages: recorded });
  const incomplete = await serve({
    folder: dist,
    cors: true,
    pages: { ...recorded, "/pkg/apostil_bg.wasm": { status: 404, body: "" } },
  });
  const readme = policyAfter("**Content-Security-Policy.**", { document: "README.md", files: cdn.origin });
  const policy = `${readme}; report-uri /violations`;
  const page = (origin, policy) => ({
    body: embed(origin),
    headers: policy ? { "Content-Security-Policy": policy } : {},
  });
  const blog = await serve({
    folder: join(project, "www"),
    pages: {
      "/favicon.ico": { status: 204 },
      "/plain": page(cdn.origin),
      "/strict": page(cdn.origin, policy),
      "/no-wasm": page(cdn.origin, policy.replace(" 'wasm-unsafe-eval'", "")),
      "/incomplete": page(incomplete.origin),
    },
  });
  return { blog, page: await open() };
};

scenario("a blog with the reader from another origin", setUp, (at) => {
  afterEach(() => {
    at.blog.posted.length = 0;
  });

  const visit = (path) => at.page.visit(at.blog.origin + path);
  const seen = () => at.page.run(() => window.seen);

  const showsTheArticle = async () => {
    await at.page.article();
    const term = await at.page.find(".apostil-body a.apostil-term");
    await at.page.moveAway(); // a word that is pointed at looks otherwise
    assert.equal(
      await at.page.run((it) => getComputedStyle(it).textDecorationStyle, term),
      "dotted",
      "the stylesheet is there",
    );
    await at.page.click(term);
    const [card] = await at.page.cards(1);
    assert.equal(await at.page.run((it) => getComputedStyle(it).position, card), "fixed", "the card is styled");
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    assert.equal((await at.page.all("#fallback")).length, 0, "the article has taken the place of the fallback");
  };

  const keepsTheFallback = async (message) => {
    const [detail] = await at.page.until(
      "an apostil-error event",
      () => window.seen?.errors.length && window.seen.errors,
    );
    assert.match(detail.message, message);
    assert.equal(await (await at.page.find("#fallback")).isDisplayed(), true);
    const shown = await (await at.page.find("apostil-reader")).getText();
    assert.ok(shown.includes(detail.message), `the page shows the message: ${shown}`);
    assert.deepEqual((await seen()).ready, []);
  };

  test("shows the article, its style and its cards", async () => {
    await visit("/plain");
    await showsTheArticle();
    assert.deepEqual((await seen()).errors, []);
    await at.page.assertNoErrors();
  });

  test("does so under a strict policy with Trusted Types, and violates nothing", async () => {
    await visit("/strict");
    await showsTheArticle();
    const isOfThePage = (text) => !text.includes("favicon.ico"); // WebKit asks for it by itself
    const reports = at.blog.posted.map(({ body }) => body).filter(isOfThePage);
    const shown = (await at.page.consoleErrors()).filter(isOfThePage);
    assert.deepEqual({ errors: (await seen()).errors, reports, shown }, { errors: [], reports: [], shown: [] });
  });

  test("keeps what the page held where the policy forbids WebAssembly, and says so", async () => {
    await visit("/no-wasm");
    await keepsTheFallback(/'wasm-unsafe-eval'/);
    await at.page.consoleErrors(); // the browser's own words about the policy
  });

  test("keeps what the page held where the WebAssembly is missing, and says so", async () => {
    await visit("/incomplete");
    await keepsTheFallback(/apostil_bg\.wasm/);
    const errors = await at.page.consoleErrors();
    assert.ok(
      errors.every((error) => error.includes("apostil_bg.wasm")),
      errors.join("\n"),
    );
  });
});
