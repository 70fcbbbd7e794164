// From pulldown-cmark's table of HTML entities to the same table in a quarter of the bytes. In: the path of its
// src/entities.rs. Out: a file to compile in its place, on standard output. Names are sorted, so each says only how many
// letters it shares with the one before and what follows them; an index has the place of each first letter.

import { readFileSync } from "node:fs";

const source = readFileSync(process.argv[2], "utf8");
const stated = Number(/\[\(&\[u8\], &str\); (\d+)\]/.exec(source)?.[1]);
const entries = [...source.matchAll(/\(b"(\w+)", "((?:\\u\{[0-9A-F]+\})+)"\)/g)].map(([, name, value]) => [
  name,
  value.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
]);
if (entries.length !== stated || stated === 0) throw new Error(`${entries.length} of ${stated} entities were read`);

const bytes = [];
const index = new Array(128).fill(0);
let before = "";
for (const [name, value] of entries) {
  const first = name.charCodeAt(0);
  if (name[0] !== before[0]) [index[first], before] = [bytes.length + 1, ""];
  let shared = 0;
  while (shared < name.length && name[shared] === before[shared]) shared++;
  // Letters are below 128: what comes behind the last one is told from it by its highest bit.
  const encoded = Buffer.from(value);
  const rest = name.slice(shared);
  bytes.push(shared, ...Buffer.from(rest), 128 + encoded.length, ...encoded);
  before = name;
}

process.stdout.write(`//! Expansions of HTML entities, made by scripts/compact-entities.mjs.

/// For each name: how many letters it shares with the one before, the others, 128 + the length of its value, its value.
static TABLE: [u8; ${bytes.length}] = [${bytes}];
/// For each first letter 1 + where its names begin, or 0.
static INDEX: [u16; 128] = [${index}];

pub(crate) fn get_entity(bytes: &[u8]) -> Option<&'static str> {
    let first = *bytes.first()?;
    let mut at = usize::from(*INDEX.get(usize::from(first))?).checked_sub(1)?;
    // How many letters of the last name are those that are looked for.
    let mut matched = 0;
    loop {
        let mut length = usize::from(*TABLE.get(at)?);
        matched = matched.min(length);
        at += 1;
        while TABLE[at] < 128 {
            if matched == length && bytes.get(length) == Some(&TABLE[at]) {
                matched += 1;
            }
            length += 1;
            at += 1;
        }
        let value = at + 1..at + 1 + usize::from(TABLE[at] - 128);
        at = value.end;
        if matched == length && length == bytes.len() {
            return core::str::from_utf8(&TABLE[value]).ok();
        }
        if *TABLE.get(at)? == 0 {
            return None; // the names of another letter begin
        }
    }
}
`);
