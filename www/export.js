// All that writes sources as files, under one name: it is loaded when a reader first copies or saves one, and dist/ has it as
// one file. Keeps nothing.

export { default, write } from "./pkg/apostil_export.js";

/** Saves a file, by a link that never stands in the page. */
export function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers begin to read it late
}
