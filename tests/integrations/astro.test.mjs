// A blog in Astro, as docs/embedding.md has it: one article live, one prerendered by the component, one live in a
// post in Markdown; and its feed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { follow } from "./blog.mjs";
import { system, withoutPackages } from "./system.mjs";

const make = () => follow("astro", "Astro", { environment: { ASTRO_TELEMETRY_DISABLED: "1" } });

system("Astro", { missing: withoutPackages("astro"), make, built: "dist" }, (at) => {
  test("shows both articles, their cards and code", () => assertBothArticles(at.page, `${at.origin}/tambora/`));

  test("shows an article in a post in Markdown", async () => {
    await at.page.visit(`${at.origin}/summer/`);
    await at.page.article();
    await at.page.assertNoErrors();
  });

  test("has the prerendered article in its feed", () => {
    assert.ok(readFileSync(join(at.folder, "dist", "rss.xml"), "utf8").includes(IN_FEED));
  });
});
