// Browsers that one scenario after another uses, since to start them takes longer than many a test. In: an engine and what a
// scenario asks of it. Out: a page as if it were new; its browser is kept for the next scenario in this process.

import { after } from "node:test";
import { SCRIPT } from "./driver.mjs";

const idle = new Map();

/** Opens a page. A browser that is asked for more than a size, or that has failed, serves one scenario. */
export async function openIn(engine, { width = 1280, height = 900, ...more } = {}) {
  if (Object.keys(more).length > 0) {
    const page = await engine.open({ width, height, ...more });
    return { page, close: () => page.close() };
  }
  const page = idle.get(engine) ?? (await engine.open());
  idle.delete(engine);
  const close = async () => {
    try {
      await page.clear();
      idle.set(engine, page);
    } catch {
      await page.close();
    }
  };
  try {
    await page.driver.manage().setTimeouts({ script: SCRIPT });
    await page.prefer({});
    await page.resize(width, height);
  } catch (error) {
    await page.close();
    throw error;
  }
  return { page, close };
}

after(async () => {
  for (const page of idle.values()) await page.close();
});
