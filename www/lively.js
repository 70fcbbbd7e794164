// All that an article needs to become interactive, under one name: it is loaded when it is wanted, and dist/ has it as one
// file.

export { guarded } from "./guard.js";
export { default, Reader } from "./pkg/apostil.js";
export { read } from "./reading.js";
export { Stage } from "./stage.js";
export { style } from "./style.js";
