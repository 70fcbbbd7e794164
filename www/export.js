// Writes sources as files, and saves them. In: which sources, where their records are, a format. Out: a file of the records
// as another WebAssembly writes them. Loaded when it is first wanted; keeps nothing but that WebAssembly.

import init, { exportSources } from "./pkg/apostil_export.js";

let loaded;

/** Loads the WebAssembly once, but tries again after a failure. */
function load() {
  loaded ??= init({ module_or_path: new URL("pkg/apostil_export_bg.wasm", import.meta.url) });
  return loaded.catch((error) => {
    loaded = undefined;
    throw error;
  });
}

/** Writes sources as a file: plain text for the clipboard, else a file of its format. `get` loads their records from `url`. */
export async function write({ url, get, ids, format, name, table, isCopy }) {
  const [sources] = await Promise.all([get().then((response) => response.text()), load()]);
  const { extension, mediaType, text } = exportSources(sources, ids, format, table ? JSON.stringify(table) : "");
  if (/^(\[\]\n)?$/.test(text)) throw new Error(`${url} does not hold what is to be copied.`);
  // What is pasted into running text ends no line there.
  const written = /^(text|markdown)$/.test(format) ? text.trimEnd() : text;
  return new File([written], `${name}.${extension}`, { type: isCopy ? "text/plain" : mediaType });
}

/** Saves a file, by a link that never stands in the page. */
export function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers begin to read it late
}
