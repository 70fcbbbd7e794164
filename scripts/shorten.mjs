// Numbers what a WebAssembly module imports from its glue, in both: wasm-bindgen's names carry a hash each, which no
// compression shortens. In: the glue and the module. Out: the same files, rewritten.
//   node scripts/shorten.mjs apostil_cards.js apostil_cards_bg.wasm

import { readFileSync, writeFileSync } from "node:fs";

const [glue, binary] = process.argv.slice(2);
const HEADER = 8;
const IMPORTS = 2;
const FUNCTION = 0;

const module = readFileSync(binary);
let at = HEADER;

/** Reads a number, as LEB128. */
function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    if (at >= module.length) throw new Error(`${binary} has no imports`);
    const byte = module[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

/** A number as LEB128. */
function encoded(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...encoded(value >>> 7)];
}

function text() {
  const length = number();
  at += length;
  return module.toString("utf8", at - length, at);
}

const written = (name) => [...encoded(name.length), ...Buffer.from(name)];

let section;
do {
  section = { start: at, id: module[at++], size: number() };
  if (section.id !== IMPORTS) at += section.size;
} while (section.id !== IMPORTS);
const count = number();
const numbers = new Map();
const imports = encoded(count);
for (let index = 0; index < count; index += 1) {
  const [from, name] = [text(), text()];
  if (numbers.has(name)) throw new Error(`${binary} imports ${name} twice`);
  numbers.set(name, String(index));
  if (module[at++] !== FUNCTION) throw new Error(`${binary} imports something that is not a function`);
  imports.push(...written(from), ...written(String(index)), FUNCTION, ...encoded(number()));
}

const missing = new Set(numbers.keys());
const provided = readFileSync(glue, "utf8").replace(/(?<=^\s+)\w+(?=: )/gm, (name) => {
  missing.delete(name);
  return numbers.get(name) ?? name;
});
if (missing.size > 0) throw new Error(`${glue} does not provide ${[...missing].join(", ")}`);
writeFileSync(glue, provided);
const before = module.subarray(0, section.start);
writeFileSync(
  binary,
  Buffer.concat([before, Buffer.from([IMPORTS, ...encoded(imports.length), ...imports]), module.subarray(at)]),
);
