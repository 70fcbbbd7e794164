// All that makes an article of its text, under one name: it is loaded when an article is to be rendered here, and dist/ has
// it as one file.

import init from "./pkg/apostil_render.js";
import { startWith } from "./start.js";

export { read } from "./reading.js";
export { style } from "./style.js";
export const start = startWith(init);
