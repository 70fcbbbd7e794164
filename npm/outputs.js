// Where each article is to be written, and how: completely or not at all. In: the articles and the output that the command
// line names. Out: a path for each, none of them twice, or an error before anything is written.

import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { beside, isInput, real, Stop } from "./disk.js";

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A file's name as an address (RFC 3986, section 2.3). */
export const addressOf = (file) =>
  encodeURIComponent(basename(file)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file for each article, named after it. */
function inFolder(articles, folder) {
  const taken = new Map();
  return articles.map((article) => {
    if (isInput(article))
      throw new Stop(`\`${article}\` does not give a file in ${folder} a name. Name the file with \`-o\`.`);
    const file = join(folder, `${basename(article, extname(article))}.html`);
    const other = taken.get(file);
    if (other) throw new Stop(`${other} and ${article} would both become ${file}. Render them into two folders.`);
    taken.set(file, article);
    return file;
  });
}

/** The outputs of articles, in their order; undefined is standard output. */
export function outputsOf(articles, output) {
  const isSeveral = articles.length > 1;
  if (output === undefined || isInput(output)) {
    if (isSeveral) throw new Stop("several articles cannot go to standard output. Name a folder with `-o`.");
    return { files: [undefined], page: () => undefined };
  }
  if (!isSeveral && !isFolder(output) && !/[/\\]$/.test(output)) return { files: [output], page: () => undefined };
  const files = inFolder(articles, output);
  const pages = new Map(articles.map((article, index) => [real(article), addressOf(files[index])]));
  /** Where a link of an article leads that is to another article, or to itself: to the page that becomes of it. */
  const page = (article, address) => {
    const end = address.search(/(?!^)[?#]/);
    const path = end < 0 ? address : address.slice(0, end);
    const linked = beside(article, path);
    const found = linked === undefined ? undefined : pages.get(real(linked));
    return found === undefined ? undefined : found + address.slice(path.length);
  };
  return { files, folder: output, page };
}

/** Creates a folder. */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new Stop(`${folder} is not a folder, and none can be created there. Choose another.`);
  }
}

/** Writes a text to a file, by way of one beside it, or to standard output. */
export function write(path, text) {
  if (path === undefined) {
    process.stdout.write(text);
    return;
  }
  const target = real(path) ?? path;
  const standing = statSync(target, { throwIfNoEntry: false });
  const beside = join(dirname(target), `.apostil-${process.pid}-${basename(target)}`);
  try {
    if (standing && !standing.isFile())
      writeFileSync(target, text); // a device or a pipe cannot be replaced
    else {
      writeFileSync(beside, text, { mode: standing?.mode });
      renameSync(beside, target);
    }
  } catch (error) {
    rmSync(beside, { force: true });
    const sentences = {
      ENOENT: `${path} cannot be written: its folder does not exist. Create it first.`,
      EISDIR: `${path} is a folder. Name a file in it.`,
      EACCES: `${path} may not be written. Check its permissions.`,
      ENOSPC: `${path} cannot be written: the disk is full. Free some space.`,
    };
    throw new Stop(sentences[error.code] ?? `${path} cannot be written: ${error.message}.`);
  }
}
