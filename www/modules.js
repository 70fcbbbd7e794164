// Apostil's modules, each with its WebAssembly: one renders an article, the other brings it to life. Out: each of them, running,
// once a page; in a new instance after a failure. Loads them beside this script and from nowhere else.

import { fault, NO_WASM } from "./faults.js";
import { fetched } from "./fetched.js";
import { imported } from "./imported.js";
import { once } from "./once.js";

/** A module by its name, something that it exports, and how it is imported. */
function moduleOf(name, exported, load) {
  const own = (file) => new URL(file, import.meta.url);
  const url = own(`pkg/apostil_${name}_bg.wasm`);

  /** The module, of which the WebAssembly does not run yet. */
  const glue = once((tries) => imported(own(`${name}.js`), exported, { load, tries, get: fetched }));

  const binary = once(async (tries) => {
    if (!globalThis.WebAssembly) throw fault(NO_WASM);
    // What came damaged may be kept by the browser: later tries pass it by.
    const response = await fetched(url, { isOwn: true, cache: tries ? "reload" : "default" });
    // What comes as another type can be compiled all the same, only not while it comes.
    const isNamed = response.headers.get("Content-Type") === "application/wasm";
    return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  });

  /** The module, running. */
  const core = once(async () => {
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
  const drop = () => {
    core.forget();
    glue.forget();
  };
  return { glue, core, drop };
}

export const renderer = moduleOf("render", "read", () => import("./render.js"));
export const cards = moduleOf("cards", "enliven", () => import("./cards.js"));
