// Makes a folder of built files whole: wherever one of them loads another, by a name that is written out, that file's hash
// goes into the address. So no address ever leads to two versions of a file, and what fetches it can check it. Then
// manifest.json lists all files, each with its size, its hash for `integrity` and the address by which others load it.
// In: the folder.
//   node scripts/pin.mjs dist

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

const MANIFEST = "manifest.json";
/** A name that is written out, with the hash that it may have already. */
const NAMED = /(["'`])(\.\/[\w./-]+\.\w+)(\?sha256-[\w~-]{43})?\1/g;

const sha = (name, bytes) => createHash(name).update(bytes).digest("base64");

/** A hash in letters that are safe in an address. `_` is not one of them: Vite ends an address at two of them. */
const inAddress = (hash) => hash.replaceAll("+", "-").replaceAll("/", "~").replaceAll("=", "");

/** The files of a folder by their paths, with slashes. */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}

/** Writes the hashes and the manifest; `isPinned` says of a path whether its address gets one. */
export function pin(folder, isPinned = () => true) {
  const files = filesIn(folder);
  files.delete(MANIFEST);
  const addresses = new Map();

  /** The address of a file, once everything that it loads has one. */
  const addressOf = (path) => {
    if (!addresses.has(path)) {
      if (path.endsWith(".js")) {
        const text = files.get(path).toString();
        const pinned = text.replace(NAMED, (whole, quote, name) => {
          const loaded = name.slice(2);
          return files.has(loaded) && loaded !== path ? `${quote}./${addressOf(loaded)}${quote}` : whole;
        });
        if (pinned !== text) {
          files.set(path, Buffer.from(pinned));
          writeFileSync(join(folder, path), pinned);
        }
      }
      const hash = `?sha256-${inAddress(sha("sha256", files.get(path)))}`;
      addresses.set(path, isPinned(path) ? path + hash : path);
    }
    return addresses.get(path);
  };

  const listed = [...files.keys()].map((path) => {
    const address = addressOf(path);
    const bytes = files.get(path);
    return [path, { size: bytes.length, integrity: `sha384-${sha("sha384", bytes)}`, address }];
  });
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ files: Object.fromEntries(listed) }, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) pin(...process.argv.slice(2, 3));
