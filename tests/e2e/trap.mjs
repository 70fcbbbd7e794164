// WebAssembly that traps when a test wants it to. Out: what runs in a page before the reader's script: `trap.armed` is the
// export that traps when it is called next, `trap.instances` counts what was started, `trap.told` gathers what was reported.

function arm() {
  const unreachable = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 120, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ];
  const trap = { armed: new URLSearchParams(location.search).get("trap"), instances: 0, told: [] };
  globalThis.trap = trap;
  addEventListener("apostil-error", ({ detail }) => trap.told.push(detail));
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    const { x } = (await instantiate(await WebAssembly.compile(Uint8Array.from(unreachable)))).exports;
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      const call = (...values) => {
        if (trap.armed === name) {
          trap.armed = null;
          x();
        }
        return value(...values);
      };
      exports[name] = typeof value === "function" ? call : value;
    }
    trap.instances += 1;
    return Object.defineProperty(instance, "exports", { value: exports });
  };
}

export const trap = `(${arm})();\n`;
