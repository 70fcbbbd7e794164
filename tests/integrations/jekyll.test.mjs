// A blog in Jekyll, as docs/embedding.md has it: one article live by an include, one prerendered by the plugin; and
// its feed.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { complaint, follow } from "./blog.mjs";
import { system, withoutCommand } from "./system.mjs";

system(
  "Jekyll",
  { missing: withoutCommand("jekyll"), make: () => follow("jekyll", "Jekyll"), built: "_site" },
  (at) => {
    test("shows both articles, their cards and code", () =>
      assertBothArticles(at.page, `${at.origin}/2026/11/30/tambora.html`));

    test("has the prerendered article in its feed", () => {
      assert.ok(readFileSync(join(at.folder, "_site", "feed.xml"), "utf8").includes(IN_FEED));
    });

    test("says what is missing in words that the document explains", () => {
      rmSync(join(at.folder, "_includes", "articles"), { recursive: true });
      complaint("Jekyll", "Could not locate the included file", "jekyll build", at);
      rmSync(join(at.folder, "_plugins", "apostil.rb"));
      complaint("Jekyll", "Unknown tag 'apostil'", "jekyll build", at);
    });
  },
);
