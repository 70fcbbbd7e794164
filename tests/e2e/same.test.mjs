// One result by two ways: what `apostil render` writes and what the reader builds in the browser are the same, byte for
// byte.

import assert from "node:assert/strict";
import { test } from "node:test";
import { preview, render } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({ site: await use(preview("www/article.md")), page: await open() });

scenario("the article", setUp, (at) => {
  test("is the same prerendered and in the browser", async () => {
    await at.page.visit(at.site.address);
    await at.page.article();
    const live = await at.page.run(() => document.querySelector("article.apostil-article").outerHTML);
    // The one thing that a lively page adds: its links open dialogs.
    const still = live.replaceAll(' aria-haspopup="dialog"', "").replaceAll(' aria-expanded="false"', "");
    assert.equal(still, (await render("www/article.md", "--fragment")).trimEnd());
    await at.page.assertNoErrors();
  });
});
