// Pictures of the sample page in each engine, at three widths, light and dark: at rest, with a term's card open, with a note's. Out:
// target/screenshots/ENGINE-WIDTH-SCHEME-STATE.png.

import { mkdir } from "node:fs/promises";
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
try {
  for (const engine of engines) {
    if (engine.missing) console.log(`${engine.name}: skipped, ${engine.missing}`);
    else await pictures(engine, await engine.open());
  }
} finally {
  await site.close();
}

async function pictures({ name }, page) {
  try {
    for (const scheme of ["light", "dark"]) {
      await page.prefer({ scheme });
      for (const width of [390, 820, 1440]) {
        for (const [state, trigger] of Object.entries(states)) {
          await page.resize(width, 900);
          await page.visit(site.address);
          await page.article();
          if (trigger) {
            await page.click(await page.find(trigger));
            await page.cards(1);
            await page.stillness();
          }
          const picture = join(folder, `${name.toLowerCase()}-${width}-${scheme}-${state}.png`);
          await page.screenshot(picture);
          console.log(relative(project, picture));
        }
      }
    }
  } finally {
    await page.close();
  }
}
