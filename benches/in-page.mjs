// The renderers side by side within a page. Out: `bench`, whose functions benches/chromium.mjs calls.

import { parse as markdownWasm, ready } from "markdown-wasm/dist/markdown.es.js";
import { init as initMd4w } from "md4w";
import startRender, { render } from "../target/modules/render/apostil_render.js";
import { annotatingAt, markdownIn, markdownOf, warmUp } from "./grid.mjs";
import { stacks } from "./stacks.mjs";

const now = () => performance.now();

async function start() {
  await startRender({ module_or_path: fetch("pkg/apostil_render_bg.wasm") });
  await ready;
  await initMd4w(fetch("md4w-fast.wasm"));
  const all = stacks({ render, markdownWasm });
  return {
    warmUp: () => warmUp(all, now),
    annotating: (point, rounds) => annotatingAt(point, all, rounds, now),
    markdown: (language, rounds) => markdownIn(language, all, rounds, now),
    spec: async (name, rounds) => {
      const text = new Uint8Array(await (await fetch("spec.txt")).arrayBuffer());
      return markdownOf(name, text, all, rounds, now);
    },
  };
}

globalThis.bench = start();
