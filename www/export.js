// All that writes sources as files, under one name: it is loaded when a reader first copies or saves one, and dist/ has it as
// one file.

export { default, write } from "./pkg/apostil_export.js";
