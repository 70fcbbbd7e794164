// Measures the renderers side by side in Chromium, within one page, not throttled. Out: its part of benches/results.json.
// `make bench` runs it.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "../tests/e2e/chromium.mjs";
import { languages, points } from "./grid.mjs";
import { STACK } from "./names.mjs";
import { keep, ROUNDS } from "./results.mjs";
import { openSite } from "./site.mjs";

/** Milliseconds that one point may take. */
const PATIENCE = 600_000;

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundle = await build({
  entryPoints: [file("in-page.mjs")],
  bundle: true,
  format: "esm",
  minify: true,
  write: false,
  logLevel: "error",
  // What Emscripten wrote would load these in Node.
  external: ["fs", "path", "crypto"],
});
const site = await openSite({
  "": "<!DOCTYPE html><title>Bench</title><script type=module src=bench.js></script>",
  "bench.js": bundle.outputFiles[0].contents,
  "pkg/apostil_render_bg.wasm": readFileSync(file("../dist/pkg/apostil_render_bg.wasm")),
  "markdown.wasm": readFileSync(file("node_modules/markdown-wasm/dist/markdown.wasm")),
  "md4w-fast.wasm": readFileSync(file("node_modules/md4w/js/md4w-fast.wasm")),
  "spec.txt": readFileSync(file("../node_modules/commonmark-spec/spec.txt")),
});
const page = await chromium.open();
try {
  const { driver } = page;
  await driver.manage().setTimeouts({ script: PATIENCE });
  await driver.get(`${site.origin}/-/`);
  const call = async (name, ...values) => {
    const [found, error] = await driver.executeAsyncScript(
      `const [name, values, done] = arguments;
      bench.then((it) => it[name](...values)).then((found) => done([found]), (error) => done([null, String(error)]))`,
      name,
      values,
    );
    if (error) throw new Error(error);
    return found;
  };
  await call("warmUp");
  const annotating = [];
  for (const point of points) {
    annotating.push(await call("annotating", point, ROUNDS));
    console.log(`${point.language} ${point.size} ${point.terms}: ${annotating.at(-1).ratios[STACK].median.toFixed(2)}`);
  }
  const markdown = [];
  for (const language of languages) markdown.push(await call("markdown", language, ROUNDS));
  markdown.push(await call("spec", "CommonMark's spec.txt", ROUNDS));
  const version = (await driver.getCapabilities()).getBrowserVersion();
  keep("chromium", `Chromium ${version}`, { annotating, markdown });
} finally {
  await page.close();
  await site.close();
}
