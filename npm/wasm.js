// The WebAssembly that renders and checks articles outside of browsers, running.

import { readFileSync } from "node:fs";
import { initSync } from "./apostil_node.js";

initSync({ module: readFileSync(new URL("./apostil_node_bg.wasm", import.meta.url)) });

export * from "./apostil_node.js";
