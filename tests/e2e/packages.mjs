// Scripts that other people's pages load, as npm publishes them. In: paths in node_modules. Out: pages for a site, under
// the files' names.

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { project } from "./apostil.mjs";

/** The files by their addresses: `jquery/dist/jquery.js` as `/jquery.js`. */
export async function packages(...paths) {
  const read = async (path) => [`/${basename(path)}`, { body: await readFile(join(project, "node_modules", path)) }];
  return Object.fromEntries(await Promise.all(paths.map(read)));
}
