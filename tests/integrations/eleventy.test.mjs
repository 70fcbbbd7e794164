// A blog in Eleventy, as docs/embedding.md has it: one article live, one prerendered by the shortcode, one by the
// template format, all minified; and its feed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { complaint, follow } from "./blog.mjs";
import { system, withoutPackages } from "./system.mjs";

system(
  "Eleventy",
  { missing: withoutPackages("eleventy"), make: () => follow("eleventy", "Eleventy"), built: "_site" },
  (at) => {
    test("shows both articles, their cards and code", () => assertBothArticles(at.page, `${at.origin}/posts/tambora/`));

    test("shows a file that is an article, in the layout", async () => {
      await at.page.visit(`${at.origin}/posts/frost/`);
      await at.page.click(await at.page.find("main .apostil-noteref a"));
      const [card] = await at.page.cards(1);
      await at.page.shows(card, /From 6 to 8 June/);
      await at.page.assertNoErrors();
    });

    test("has the prerendered articles in its feed", () => {
      const feed = readFileSync(join(at.folder, "_site", "feed.xml"), "utf8");
      assert.ok(feed.includes(IN_FEED));
      assert.ok(feed.includes("In New England snow fell in June 1816."));
    });

    test("says what is missing in words that the document explains", () => {
      complaint("Eleventy", "spawnSync apostil ENOENT", "npx eleventy", at);
    });
  },
);
