// The sample page against axe-core, at rest and with cards open, wide and narrow, light and dark.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterEach, before, test } from "node:test";
import { preview } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({ site: await use(preview("www/article.md")), page: await open() });

const states = {
  "at rest": null,
  "with a term's card open": ".apostil-body a.apostil-term",
  "with a note's card open": ".apostil-body .apostil-noteref a",
};
const widths = [390, 1280];

scenario("the sample page, by axe-core,", setUp, (at) => {
  let axe;
  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  });
  afterEach(() => at.page.assertNoErrors());

  for (const width of widths) {
    for (const scheme of ["light", "dark"]) {
      for (const [state, trigger] of Object.entries(states)) {
        test(`has no violations ${state}, ${width} px wide, ${scheme}`, async () => {
          await at.page.resize(width, 900);
          await at.page.prefer(scheme);
          await at.page.visit(at.site.address);
          await at.page.article();
          if (trigger) {
            await at.page.click(await at.page.find(trigger));
            await at.page.cards(1);
            await at.page.stillness();
          }
          await at.page.driver.executeScript(axe);
          const { violations } = await at.page.run(() => window.axe.run());
          const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
          assert.deepEqual(told, []);
        });
      }
    }
  }
});
