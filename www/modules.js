// The module that makes an article interactive, and its WebAssembly. Out: both, running, once a page; in a new instance
// after a failure. Loads them beside this script and from nowhere else.

import { fault, NO_WASM } from "./faults.js";
import { fetched } from "./fetched.js";
import { imported } from "./imported.js";
import { once } from "./once.js";

const beside = (file) => new URL(file, import.meta.url);

/** The module, of which the WebAssembly does not run yet. */
export const glue = once((tries) =>
  imported(beside("lively.js"), "read", { load: () => import("./lively.js"), tries, get: fetched }),
);

const url = beside("pkg/apostil_bg.wasm");

const binary = once(async (tries) => {
  if (!globalThis.WebAssembly) throw fault(NO_WASM);
  // What came damaged may be kept by the browser: later tries pass it by.
  const response = await fetched(url, { isOwn: true, cache: tries ? "reload" : "default" });
  // What comes as another type can be compiled all the same, only not while it comes.
  const isNamed = response.headers.get("Content-Type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
});

/** The module, running. */
export const core = once(async () => {
  try {
    const compiled = binary.get();
    compiled.catch(() => {}); // the start below tells of it
    const module = await glue.get();
    await module.start(compiled, url);
    return module;
  } catch (cause) {
    // They may not fit each other.
    glue.forget();
    binary.forget();
    throw cause;
  }
});

/** Has `core` start a new instance: the module keeps one for as long as it lives, so it is new, too. */
export function drop() {
  core.forget();
  glue.forget();
}
