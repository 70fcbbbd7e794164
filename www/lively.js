// All that an article needs to come alive, in one module that `apostil.js` loads when it is wanted: the core's glue,
// the runner of node scripts, the stage of the cards.

export { Cards } from "./cards.js";
export { build } from "./nodes.js";
export { addresses, default, Reader, render } from "./pkg/apostil.js";
