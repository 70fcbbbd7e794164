// Real Markdown: what the packages of tests/corpus/package.json, and those that they depend on, bring along. In: nothing.
// Out: each file with its author, as far as the package tells.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("node_modules", import.meta.url));

/** Licences are the same text everywhere; a scaffold is not a text yet. */
const OTHERS = /(^|[\\/])((licen[cs]e|copying|notice)[^\\/]*$|scaffolds[\\/])/i;

/** The author of the package that a file is in. */
function author(file) {
  for (let at = dirname(file); at.startsWith(folder); at = dirname(at)) {
    try {
      const { name, author, contributors, repository } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
      if (!name) continue; // it only says how its files are to be read
      const person = author || contributors?.[0] || repository || name;
      return String(person.name ?? person.url ?? person).replace(/\s*[<(].*$/, "");
    } catch (error) {
      if (error.code !== "ENOENT" && !(error instanceof SyntaxError)) throw error;
    }
  }
  return "";
}

/** All files, in the order of their paths: `path`, relative to node_modules, `author` and `bytes`. */
export function corpus() {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(md|markdown)$/i.test(name));
  const files = names.sort().flatMap((name) => {
    const file = join(folder, name);
    if (OTHERS.test(name) || !statSync(file).isFile()) return [];
    return { path: name, author: author(file), bytes: readFileSync(file) };
  });
  return files.filter(({ bytes }) => bytes.toString().trim() !== "");
}
