// A blog in MkDocs, as docs/embedding.md has it: one article live, one prerendered by the hook, minified; and its
// search.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { complaint, follow } from "./blog.mjs";
import { system, withoutCommand } from "./system.mjs";

system("MkDocs", { missing: withoutCommand("mkdocs"), make: () => follow("mkdocs", "MkDocs"), built: "site" }, (at) => {
  test("shows both articles, their cards and code", () => assertBothArticles(at.page, `${at.origin}/tambora/`));

  test("has the prerendered article in its search", () => {
    assert.ok(readFileSync(join(at.folder, "site", "search", "search_index.json"), "utf8").includes(IN_FEED));
  });

  test("says what is missing in words that the document explains", () => {
    complaint("MkDocs", "No such file or directory: 'apostil'", "mkdocs build", at);
  });
});
