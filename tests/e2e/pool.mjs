// Browsers that one scenario after another uses, since to start them takes longer than many a test. In: an engine and what a
// scenario asks of it. Out: a page as if it were new; its browser is kept for the next scenario in this process.

import { after } from "node:test";
import { SCRIPT } from "./driver.mjs";
import { openSite } from "./site.mjs";

/** By its engine, a page that nobody uses. */
const idle = new Map();
/**
 * A blank page of the host that all sites of tests have, which no cache of pages keeps: a page that is kept, or one of another
 * host, would take along what Firefox was told that its reader prefers.
 */
const body = `<!DOCTYPE html><title>Blank</title><script>addEventListener("unload", () => {})</script>`;
const pages = { "/": { isBare: true, body }, "/favicon.ico": { status: 204 } };
const blank = await openSite({ pages });

/** A page that was used before, as if it were new; nothing if its browser has died meanwhile. */
async function renewed(page, width, height) {
  try {
    await page.driver.manage().setTimeouts({ script: SCRIPT });
    await page.prefer({});
    await page.resize(width, height);
    return page;
  } catch {
    await page.close().catch(() => {});
  }
}

/** Opens a page. A browser that is asked for more than a size, or that cannot be cleared, serves one scenario. */
export async function openIn(engine, { width = 1280, height = 900, ...more } = {}) {
  if (Object.keys(more).length > 0) {
    const page = await engine.open({ width, height, ...more });
    return { page, close: () => page.close() };
  }
  const used = idle.get(engine);
  idle.delete(engine);
  const page = (used && (await renewed(used, width, height))) ?? (await engine.open({ width, height }));
  const close = async () => {
    try {
      await page.clear(blank.origin);
      await idle.get(engine)?.close();
      idle.set(engine, page);
    } catch (error) {
      console.log(`A browser is not used again: ${error.message}`);
      await page.close();
    }
  };
  return { page, close };
}

after(async () => {
  for (const page of idle.values()) await page.close();
  await blank.close();
});
