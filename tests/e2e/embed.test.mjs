// A blog with the reader embedded from another origin: by one script tag and one element, under a strict
// Content-Security-Policy, and if the WebAssembly cannot be loaded or may not run.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { isOfThePage } from "./page.mjs";
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
  const wasm = "/pkg/apostil_render_bg.wasm";
  const incomplete = await serve({
    folder: dist,
    cors: true,
    pages: { ...recorded, [wasm]: { status: 404, body: "" } },
  });
  const least = policyAfter("## Content-Security-Policy", { document: "docs/embedding.md", files: cdn.origin });
  const damaged = await serve({
    folder: dist,
    cors: true,
    pages: { ...recorded, [wasm]: { body: "<!doctype html>" } },
  });
  const policy = (scripts, connect = `${cdn.origin} 'self'`) =>
    [
      "default-src 'none'",
      `script-src ${scripts}`,
      `connect-src ${connect}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "report-uri /violations",
    ].join("; ");
  const page = (origin, policy, name = "Content-Security-Policy") => ({
    body: embed(origin),
    headers: policy ? { [name]: policy } : {},
  });
  const all = `${cdn.origin} 'wasm-unsafe-eval'`;
  const own = ["witness", "recorder", "apostil"].map((name) => `${cdn.origin}/${name}.js`).join(" ");
  const reportOnly = page(cdn.origin, policy(all, cdn.origin), "Content-Security-Policy-Report-Only");
  const blog = await serve({
    folder: join(project, "www"),
    pages: {
      "/favicon.ico": { status: 204 },
      "/plain": page(cdn.origin),
      "/strict": page(cdn.origin, `${least}; report-uri /violations`),
      "/no-wasm": page(cdn.origin, policy(cdn.origin)),
      "/no-article": page(cdn.origin, policy(all, cdn.origin)),
      "/no-binary": page(cdn.origin, policy(all, "'self'")),
      "/no-module": page(cdn.origin, policy(`${own} 'wasm-unsafe-eval'`)),
      "/reported": { ...reportOnly, body: reportOnly.body.replace("article.md", "nowhere.md") },
      "/incomplete": page(incomplete.origin),
      "/damaged": page(damaged.origin, policy(`${damaged.origin} 'wasm-unsafe-eval'`, `${damaged.origin} 'self'`)),
    },
  });
  return { blog, cdn, page: await open() };
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
    await at.page.moveAway(); // a hovered word looks different
    assert.equal(
      await at.page.run((it) => getComputedStyle(it).textDecorationStyle, term),
      "dotted",
      "the stylesheet is there",
    );
    await at.page.click(term);
    const [card] = await at.page.cards(1);
    assert.equal(await at.page.run((it) => getComputedStyle(it).position, card), "absolute", "the card is styled");
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    assert.equal((await at.page.all("#fallback")).length, 0, "the article has taken the place of the fallback");
  };

  const keepsTheFallback = async (code, message) => {
    const [detail] = await at.page.until(
      "an apostil-error event",
      () => window.seen?.errors.length && window.seen.errors,
    );
    assert.match(detail.message, message);
    assert.deepEqual([detail.code, detail.fatal], [code, true]);
    assert.equal(await (await at.page.find("#fallback")).isDisplayed(), true);
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    const shown = await (await at.page.find("apostil-reader")).getText();
    assert.match(
      shown,
      /(The article could not be loaded( \(404\))?|This page has been updated in the meantime)\./,
      "readers are told",
    );
    assert.ok(!shown.includes(detail.message), "only the page's author is told why");
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
    const reports = at.blog.posted.map(({ body }) => body).filter(isOfThePage);
    const shown = await at.page.consoleErrors();
    assert.deepEqual({ errors: (await seen()).errors, reports, shown }, { errors: [], reports: [], shown: [] });
  });

  for (const [path, source, directive] of [
    ["/no-wasm", () => "'wasm-unsafe-eval'", "script-src"],
    ["/no-article", () => at.blog.origin, "connect-src"],
    ["/no-binary", () => at.cdn.origin, "connect-src"],
    ["/no-module", () => at.cdn.origin, "script-src"],
  ])
    test(`keeps what the page held where a policy is in the way, and says what it needs (${path})`, async () => {
      await visit(path);
      await keepsTheFallback(
        "csp",
        new RegExp(`Content-Security-Policy blocks .*\\. Add ${source()} to its ${directive}\\.$`),
      );
      await at.page.consoleErrors(); // the browser's own words about the policy
    });

  test("blames no policy that only reports", async () => {
    await visit("/reported");
    await keepsTheFallback("fetch", /nowhere\.md could not be loaded: the server answered 404/);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  for (const [path, code, message] of [
    ["/incomplete", "module", /apostil_render_bg\.wasm could not be loaded: the server answered 404/],
    ["/damaged", "version", /apostil_render_bg\.wasm is damaged/],
  ])
    test(`keeps what the page held where the WebAssembly is at fault, and blames no policy (${path})`, async () => {
      await visit(path);
      await keepsTheFallback(code, message);
      const errors = await at.page.consoleErrors();
      assert.ok(
        errors.every((error) => error.includes("apostil_render_bg.wasm")),
        errors.join("\n"),
      );
    });
});
