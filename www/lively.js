// All that an article needs to become interactive, under one name: it is loaded when it is wanted, and dist/ has it as one
// file.

export { read } from "./reading.js";
export { start } from "./start.js";
export { style } from "./style.js";
