// The sample page and the prerendered article against axe-core: at rest and with a card open, narrow and dark, wide and
// light.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterEach, test } from "node:test";
import { prerendered, preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({
  axe: await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
  live: await use(preview("www/article.md")),
  plain: await use(prerendered("www/article.md")),
  page: await open(),
});

scenario("axe-core", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const assertAccessible = async () => {
    await at.page.driver.executeScript(at.axe);
    const { violations } = await at.page.run(() => window.axe.run());
    const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
    assert.deepEqual(told, []);
  };

  for (const [width, scheme] of [
    [390, "dark"],
    [1280, "light"],
  ]) {
    const looks = `${width} px wide, ${scheme}`;
    const prepare = async () => {
      await at.page.resize(width, 900);
      await at.page.prefer({ scheme });
    };

    test(`finds nothing on the sample page, ${looks}`, async () => {
      await prepare();
      await at.page.visit(at.live.address);
      await at.page.article();
      await assertAccessible();
    });

    for (const [kind, selector] of [
      ["term", ".apostil-body a.apostil-term"],
      ["note", ".apostil-body .apostil-noteref a"],
    ]) {
      test(`finds nothing with the card of a ${kind} open, ${looks}`, async () => {
        await prepare();
        await at.page.visit(at.live.address);
        await at.page.article();
        await at.page.click(await at.page.find(selector));
        await at.page.cards(1);
        await at.page.stillness();
        await assertAccessible();
      });
    }

    test(`finds nothing on the prerendered page, ${looks}`, async () => {
      await prepare();
      await at.page.visit(at.plain.address);
      await assertAccessible();
    });
  }
});
