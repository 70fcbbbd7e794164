// A blog in Hugo, as docs/embedding.md has it: one article live, one prerendered, minified; and its feed.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { complaint, follow } from "./blog.mjs";
import { system, withoutCommand } from "./system.mjs";

system("Hugo", { missing: withoutCommand("hugo"), make: () => follow("hugo", "Hugo"), built: "public" }, (at) => {
  test("shows both articles, their cards and code", () => assertBothArticles(at.page, `${at.origin}/posts/tambora/`));

  test("has the prerendered article in its feed", () => {
    assert.ok(readFileSync(join(at.folder, "public", "index.xml"), "utf8").includes(IN_FEED));
  });

  test("says what is missing in words that the document explains", () => {
    rmSync(join(at.folder, "layouts", "shortcodes", "apostil.html"));
    complaint("Hugo", 'template for shortcode "apostil" not found', "hugo", at);
  });
});
