// Copies sources and saves them. In: entries of the list and a format. Out: a file of the records as another WebAssembly
// writes them, in the clipboard, in the card or saved. Loaded when it is first wanted; keeps nothing but that WebAssembly.

import { add } from "./element.js";
import { filled } from "./filled.js";
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

/** An entry's id in the sources file, which is its id in the page unless that says otherwise. */
const key = (entry) => entry.dataset.key ?? entry.id.replace(/^(a\d+-)?source-/, "");

/** What a file is called: as the article. */
const title = (host) =>
  (host.querySelector("h1")?.textContent ?? "")
    .replace(/[\s/\\:*?"<>|]+/g, " ")
    .trim()
    .slice(0, 80) || "sources";

/** Writes what a button asks for as a file: plain text for the clipboard, else a file of its format. */
export async function write(button, { host, card, id, table, get, records: { url, init } }) {
  const { format } = button.dataset;
  const list = host.querySelector(".apostil-sources");
  const entries = [...list.querySelectorAll(card ? `#${CSS.escape(id)}` : ".apostil-source")];
  const [sources] = await Promise.all([get(url, init).then((response) => response.text()), load()]);
  const words = table ? new TextDecoder().decode(table) : "";
  const exported = exportSources(sources, entries.map(key).join("\u001f"), format, words);
  const [extension, type, written] = exported.split("\u001f");
  if (/^(\[\]\n)?$/.test(written)) throw new Error(`${url} does not hold what is to be copied.`);
  // What is pasted into running text ends no line there.
  const text = /^(text|markdown)$/.test(format) ? written.trimEnd() : written;
  return new File([text], `${title(host)}.${extension}`, { type: card ? "text/plain" : type });
}

/** Saves a file, or says that it was copied; where the clipboard has refused it, the card shows what it holds. */
export async function finish(button, { card, tell, words }, file, isRefused) {
  card?.querySelector("textarea")?.remove();
  for (const other of button.parentNode.children) other.toggleAttribute("data-done", other === button && !isRefused);
  if (!card) {
    save(file);
  } else if (isRefused) {
    await show(file, button);
    tell(words.notCopiedAs);
  } else {
    tell(filled(words.copiedAs, { format: button.textContent }));
  }
}

/** By a link that never stands in the page. */
function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers begin to read it late
}

/** Shows a file behind the group of its button, selected. */
async function show(file, button) {
  const group = button.parentNode;
  const attributes = { class: "apostil-card-text", readonly: "", rows: "4", "aria-label": button.textContent };
  const area = add(group.parentNode, "textarea", attributes);
  area.value = await file.text();
  group.after(area);
  area.focus({ preventScroll: true });
  area.select();
}
