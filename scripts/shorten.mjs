// Gives a module's glue the short names that wasm-opt has given the module's imports and exports: wasm-bindgen's carry a hash
// each, which no compression shortens. In: the glue, and the names as wasm-opt prints them. Out: the glue, rewritten.
//   node scripts/shorten.mjs apostil_cards.js names.json

import { readFileSync, writeFileSync } from "node:fs";

const [glue, names] = process.argv.slice(2);
const { imports, exports } = JSON.parse(readFileSync(names));
const provided = new Map(imports.map(([, name, short]) => [name, short]));
const called = new Map(exports);
const modules = new Set(imports.map(([module]) => module));

/** A text whose names are exchanged; the pattern finds what may be one. */
function exchanged(text, pattern, shorts) {
  const missing = new Set(shorts.keys());
  const renamed = text.replace(pattern, (name) => {
    missing.delete(name);
    return shorts.get(name) ?? name;
  });
  return { renamed, missing };
}

const { renamed, missing } = exchanged(readFileSync(glue, "utf8"), /(?<=^\s+)\w+(?=: )/gm, provided);
if (missing.size > 0) throw new Error(`${glue} does not provide ${[...missing].join(", ")}`);
let text = exchanged(renamed, /(?<=\bwasm\.)\w+/g, called).renamed;
// All come from one module, which wasm-opt calls "a".
for (const module of modules) text = text.replaceAll(JSON.stringify(module), '"a"');
writeFileSync(glue, text);
