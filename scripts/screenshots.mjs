// Pictures of the samples in each engine, at three widths (or those of WIDTHS="320 1920"), light and dark: at rest, with a
// term's card open, with a note's.
// Out: target/screenshots/SAMPLE-ENGINE-WIDTH-SCHEME-STATE.png.

import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { preview, project } from "../tests/e2e/apostil.mjs";
import { engines } from "../tests/e2e/engines.mjs";

/** The widths of the pictures, or those that WIDTHS names. */
const widths = (process.env.WIDTHS ?? "390 820 1440").split(" ").map(Number);
const folder = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "screenshots");
const samples = {
  stalinism: "",
  summer: "samples/summer/index.html",
  licence: "samples/licence/index.html",
  zero: "samples/zero/index.html",
};
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
      for (const width of widths) {
        await page.resize(width, 900);
        for (const [sample, path] of Object.entries(samples)) {
          for (const [state, trigger] of Object.entries(states)) {
            await page.visit(new URL(path, site.address).href);
            await page.article();
            if (trigger) {
              // WebKit's driver clicks no mark in Arabic: the first of its boxes has no width.
              const press = (it) => {
                it.scrollIntoView({ block: "center", behavior: "instant" });
                it.click();
              };
              await page.run(press, await page.find(trigger));
              // Where notes are in the margin, a mark leads to its note.
              const isBeside = (mark) => document.querySelector(`${mark.hash}[data-beside]`) !== null;
              if (state === "term" || !(await page.run(isBeside, await page.find(trigger)))) await page.cards(1);
              await page.stillness();
            }
            const picture = join(folder, `${sample}-${name.toLowerCase()}-${width}-${scheme}-${state}.png`);
            await page.screenshot(picture);
            console.log(relative(project, picture));
          }
        }
      }
    }
  } finally {
    await page.close();
  }
}
