// Pictures of the sample page at three widths, light and dark: at rest, with a term's card open, with a note's. Out:
// target/screenshots/WIDTH-SCHEME-STATE.png, the page's whole length at rest, else the window.

import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { preview, project } from "../tests/e2e/apostil.mjs";
import { engines } from "../tests/e2e/engines.mjs";

const folder = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "screenshots");
const states = {
  rest: null,
  term: ".apostil-body a.apostil-term",
  note: ".apostil-body .apostil-noteref a",
};

await mkdir(folder, { recursive: true });
const site = await preview("www/article.md");
const [engine] = engines;
const page = await engine.open();
try {
  for (const width of [390, 820, 1440]) {
    for (const scheme of ["light", "dark"]) {
      for (const [state, trigger] of Object.entries(states)) {
        await page.resize(width, 900);
        await page.prefer({ scheme });
        await page.visit(site.address);
        await page.article();
        if (trigger) {
          await page.click(await page.find(trigger));
          await page.cards(1);
          await page.stillness();
        } else {
          await page.resize(width, await page.run(() => document.documentElement.scrollHeight));
        }
        const picture = join(folder, `${width}-${scheme}-${state}.png`);
        await writeFile(picture, await page.driver.takeScreenshot(), "base64");
        console.log(relative(project, picture));
      }
    }
  }
} finally {
  await page.close();
  await site.close();
}
