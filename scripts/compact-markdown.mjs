// Makes a copy of pulldown-cmark's sources smaller where it stands; what it reads in a text stays the same. In: the path of
// the copy's folder src/. Its table of HTML entities gets a third of the bytes, that of punctuation half; and which options
// are asked of it is settled when it is compiled: what src/article/markdown.rs never asks for is left out.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf8");
const write = (name, text) => writeFileSync(join(folder, name), text);

// Entities: the names are sorted, so each says only how many letters it shares with the one before and what follows them; an
// index has the place of each first letter.
const source = read("entities.rs");
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

write(
  "entities.rs",
  `//! Expansions of HTML entities, made by scripts/compact-markdown.mjs.

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
`,
);

// Punctuation: blocks of sixteen characters, each with a mask; here as rows of blocks that follow one another.
const punctuation = read("puncttable.rs");
const table = (name) => {
  const [, count, items] = new RegExp(`const ${name}: \\[u16; (\\d+)\\] = \\[([^\\]]*)\\]`).exec(punctuation) ?? [];
  const numbers = [...(items ?? "").replace(/\/\/.*/g, "").matchAll(/0x[0-9a-f]+|\d+/g)].map(([number]) =>
    Number(number),
  );
  if (numbers.length !== Number(count)) throw new Error(`${numbers.length} of ${count} numbers of ${name} were read`);
  return numbers;
};
const [blocks, masks] = [table("PUNCT_TAB"), table("PUNCT_MASKS")];
// For each run of blocks with the same mask: how far its first is from the end of the run before, its length, the mask.
const runs = [];
let end = 0;
for (let at = 0; at < blocks.length; ) {
  let length = 1;
  while (length < 255 && blocks[at + length] === blocks[at] + length && masks[at + length] === masks[at]) length++;
  let gap = blocks[at] - end;
  for (; gap > 255; gap -= 255) runs.push(255, 0, 0, 0);
  runs.push(gap, length, masks[at] & 255, masks[at] >> 8);
  end = blocks[at] + length;
  at += length;
}
const behind = /pub\(crate\) fn is_punctuation[\s\S]*?\n}\n/;
if (!behind.test(punctuation)) throw new Error("is_punctuation was not found");
write(
  "puncttable.rs",
  punctuation
    .replace(/const PUNCT_TAB: [\s\S]*?\];\n/, "")
    .replace(/const PUNCT_MASKS: [\s\S]*?\];\n/, `static RUNS: [u8; ${runs.length}] = [${runs}];\n`)
    .replace(
      behind,
      `pub(crate) fn is_punctuation(c: char) -> bool {
    let block = c as u32 / 16;
    if block < 8 {
        return is_ascii_punctuation(c as u8);
    }
    let mut end = 0;
    for run in RUNS.chunks_exact(4) {
        let start = end + u32::from(run[0]);
        end = start + u32::from(run[1]);
        if block < end {
            return block >= start && u16::from_le_bytes([run[2], run[3]]) & 1 << (c as u32 & 15) != 0;
        }
    }
    false
}
`,
    ),
);

// Options: each question has one answer.
const asked = readFileSync(join(import.meta.dirname, "..", "src", "article", "markdown.rs"), "utf8");
const wanted = new Set([...asked.matchAll(/Options::(ENABLE_\w+)/g)].map(([, name]) => name));
let settled = 0;
for (const name of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
  const text = read(name).replace(/\.contains\(\s*Options::(ENABLE_\w+),?\s*\)/g, (_, option) => {
    settled++;
    return wanted.has(option) ? ".always()" : ".never()";
  });
  const answers = `
impl Options {
    #[inline(always)]
    pub(crate) fn always(&self) -> bool {
        true
    }

    #[inline(always)]
    pub(crate) fn never(&self) -> bool {
        false
    }
}
`;
  write(name, name === "lib.rs" ? text + answers : text);
}
if (wanted.size === 0 || settled === 0) throw new Error("no options were found");
