// Starts a module's WebAssembly. In: how it is started; then it, compiled or on its way, and its address. Out: nothing, or a
// fault that says why it does not run.

import { BLOCKED, BROKEN, fault, isTold } from "./faults.js";

/** What starts a module by its `init`: settles when the WebAssembly runs, of which `compiled` is a promise. */
export const startWith = (init) => async (compiled, url) => {
  try {
    await init({ module_or_path: await compiled });
  } catch (cause) {
    if (isTold(cause) || cause instanceof RangeError) throw cause; // the latter is a lack of memory
    // Where a policy is the reason, not even the smallest WebAssembly runs, its first eight bytes.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => {
      throw fault(BLOCKED, { what: "WebAssembly", source: "'wasm-unsafe-eval'", directive: "script-src" });
    });
    throw fault(BROKEN, { url }, cause);
  }
};
