// The pictures in the documentation: screenshots of the sample in Chromium, set in typefaces.conf's typefaces. Out:
// docs/pictures/*.png.

import { join } from "node:path";
import { preview, project } from "../tests/e2e/apostil.mjs";
import { engines } from "../tests/e2e/engines.mjs";

const quiet = () => document.querySelector("[data-preview]")?.remove(); // the panel is not part of the article
const card = (selector) => async (page) => {
  await page.click(await page.find(selector));
  await page.cards(1);
};
const misattributed = '.apostil-body .apostil-noteref[data-verdict="misattributed"] a';
const pictures = {
  strip: [[1200, 760], async () => {}],
  quotation: [[1200, 760], card(misattributed)],
  phone: [[390, 760], card(misattributed)],
  note: [[820, 620], card('.apostil-body a[href="#fn-edition-1986"]')],
  source: [
    [820, 620],
    async (page) => {
      await card('.apostil-body a[href="#fn-free-stuff"]')(page);
      await (await page.find(".apostil-card a.apostil-cite")).click();
      await page.cards(2);
    },
  ],
  claims: [
    [820, 560],
    async (page) => {
      await page.click(await page.find('.apostil-count[data-verdict="misattributed"]'));
      await (await page.find(".apostil-steps-next")).click();
    },
  ],
};

process.env.FONTCONFIG_FILE = join(project, "scripts", "typefaces.conf");
const site = await preview("www/article.md");
const page = await engines.find(({ name }) => name === "Chromium").open();
try {
  await page.prefer({ scheme: "light" });
  for (const [name, [size, act]] of Object.entries(pictures)) {
    await page.resize(...size);
    await page.visit(site.address);
    await page.article();
    await page.run(quiet);
    await act(page);
    await page.moveAway();
    await page.stillness();
    const picture = join("docs", "pictures", `${name}.png`);
    await page.screenshot(join(project, picture));
    console.log(picture);
  }
} finally {
  await page.close();
  await site.close();
}
