// In: a folder. Out: the articles and glossaries in it that the native benchmarks read.
//   node benches/write-articles.mjs FOLDER

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, made } from "./articles.mjs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const language of Object.keys(LANGUAGES)) {
  const files = made(language, 100_000, 1_000);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${language}-${name}.md`), text);
}
