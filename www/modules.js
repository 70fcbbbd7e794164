// The module that makes an article interactive, and its WebAssembly. Out: both, running, once a page; in a new instance
// after a failure. Loads them beside this script and from nowhere else.

import { BLOCKED, BROKEN, fault, NO_WASM } from "./faults.js";
import { fetched } from "./fetched.js";
import { imported } from "./imported.js";
import { once } from "./once.js";

const beside = (file) => new URL(file, import.meta.url);

/** What a policy says that allows none. */
const NO_EVAL = { what: "WebAssembly", source: "'wasm-unsafe-eval'", directive: "script-src" };

/** The smallest WebAssembly that there is: its first eight bytes. */
const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** The module, of which the WebAssembly does not run yet. */
export const glue = once((tries) =>
  imported(beside("lively.js"), "read", { load: () => import("./lively.js"), tries, get: fetched }),
);

const url = beside("pkg/apostil_bg.wasm");

const binary = once(async (tries) => {
  if (!globalThis.WebAssembly) throw fault(NO_WASM);
  // What came damaged may be kept by the browser: later tries pass it by.
  const response = await fetched(url, { isOwn: true, cache: tries ? "reload" : "default" });
  try {
    // What comes as another type can be compiled all the same, only not while it comes.
    const isNamed = response.headers.get("Content-Type") === "application/wasm";
    return await (isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (cause) {
    await WebAssembly.compile(SMALLEST).catch(() => {
      throw fault(BLOCKED, NO_EVAL);
    });
    throw fault(BROKEN, { url }, cause);
  }
});

/** The module, running. */
export const core = once(async () => {
  const [module, compiled] = await Promise.all([glue.get(), binary.get()]);
  await module.default({ module_or_path: compiled }).catch((cause) => {
    glue.forget();
    binary.forget();
    // Two files that do not fit; a lack of memory is another matter.
    throw cause instanceof RangeError ? cause : fault(BROKEN, { url }, cause);
  });
  return module;
});

/** Has `core` start a new instance: the module keeps one for as long as it lives, so it is new, too. */
export function drop() {
  core.forget();
  glue.forget();
}
