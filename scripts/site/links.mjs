// Looks for addresses that lead nowhere. In: a folder of pages. Out: for each link, picture, script, style or article of theirs
// that is missing, a line that says where it is named; so, too, for a fragment that no element has as its id, and for
// whatever a page would load from another site.

import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { parse } from "parse5";

/** What holds addresses; what a page loads by itself has to be its own. */
const ADDRESSES = {
  a: ["href"],
  link: ["href"],
  script: ["src"],
  img: ["src"],
  "apostil-reader": ["src", "glossary", "sources", "notes", "words"],
};

/** All files below a folder, as addresses relative to it. */
async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return all.map((path) => relative(folder, path).split(sep).join("/"));
}

/** The ids of a page, and its addresses with the elements that have them. */
function contents(html) {
  const page = { ids: new Set(), addresses: [] };
  const nodes = [parse(html)];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    nodes.push(...(node.childNodes ?? []));
    for (const { name, value } of node.attrs ?? []) {
      if (name === "id") page.ids.add(value);
      if (ADDRESSES[node.tagName]?.includes(name)) page.addresses.push([node.tagName, value]);
    }
  }
  return page;
}

/** The lines about a folder's pages; none if every address leads somewhere. */
export async function dead(folder) {
  const all = new Set(await files(folder));
  const pages = new Map();
  for (const file of all)
    if (file.endsWith(".html")) pages.set(file, contents(await readFile(join(folder, file), "utf8")));
  const faults = [];
  for (const [file, { addresses }] of pages) {
    for (const [element, address] of addresses) {
      const fault = faultOf(file, element, address, all, pages);
      if (fault) faults.push(`${file}: <${element}> ${address}: ${fault}`);
    }
  }
  return faults;
}

function faultOf(file, element, address, all, pages) {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return element === "a" ? null : "it is not of this site";
  if (address.startsWith("/")) return "it is not relative";
  const [, path, fragment] = /^([^?#]*)[^#]*#?(.*)$/.exec(address);
  const target = path ? posix.join(posix.dirname(file), decodeURIComponent(path)) : file;
  if (!all.has(target)) return "there is no such file";
  const isPlace = fragment && !fragment.includes("=") && pages.has(target);
  if (isPlace && !pages.get(target).ids.has(decodeURIComponent(fragment))) return "there is no such id";
  return null;
}
