// Everything that writes sources as files, under one name: it is loaded when a reader first copies or saves one, and is
// one file in dist/.

export { BUILD } from "./build.js";
export { default, write } from "./pkg/apostil_export.js";
