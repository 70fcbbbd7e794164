// A blog in VitePress, as docs/embedding.md has it: one article live, one prerendered by the plugin; also when its
// router leads there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import apostil from "../../integrations/vitepress/apostil.js";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { follow } from "./blog.mjs";
import { system, withoutPackages } from "./system.mjs";

test("the plugin leaves the blog its own elements and options of the compiler", () => {
  const compilerOptions = { isCustomElement: (tag) => tag.startsWith("my-"), whitespace: "preserve" };
  const { isCustomElement, whitespace } = apostil({ vue: { template: { compilerOptions } } }).vue.template
    .compilerOptions;
  assert.equal(whitespace, "preserve");
  assert.deepEqual(["apostil-reader", "my-map", "their-map"].map(isCustomElement), [true, true, false]);
});

const make = () => follow("vitepress", "VitePress");

system("VitePress", { missing: withoutPackages("vitepress"), make, built: ".vitepress/dist" }, (at) => {
  test("shows both articles, their cards and code", () => assertBothArticles(at.page, `${at.origin}/tambora.html`));

  test("has the prerendered article in its page", () => {
    assert.ok(readFileSync(join(at.folder, ".vitepress", "dist", "tambora.html"), "utf8").includes(IN_FEED));
  });

  test("shows both when the router leads to the page and back again", async () => {
    const { page } = at;
    await page.visit(`${at.origin}/`);
    await page.until("the router", () => Boolean(document.querySelector("#app").__vue_app__));
    await page.run(() => {
      window.isSamePage = true;
    });
    await page.click(await page.find(".vp-doc a[href$='tambora.html']"));
    await page.until(
      "both articles, lively",
      () => document.querySelectorAll("apostil-reader[data-lively] .apostil-term[target]").length === 2,
    );
    await page.run(() => history.back());
    await page.until("the first page", () => !document.querySelector("apostil-reader"));
    assert.ok(await page.run(() => window.isSamePage), "no page was loaded anew");
    await page.assertNoErrors();
  });
});
