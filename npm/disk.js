// Finds and reads the files of an article, as the program does: those that the command line names wherever they are, and
// those that front matter names only below the article's folder, the current one and those that are allowed, if they are not
// hidden. In: paths. Out: bytes, or why there are none.

import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** One byte more than the most that is read, by which a file that is too large is noticed. */
const MOST = 8 * 2 ** 20 + 1;

/** What stops a command: one sentence with the place, one with the fix. */
export class Stop extends Error {}

export const isInput = (path) => path === "-";

/** The sentence on a file that cannot be read. */
function unread(path, { code, message }) {
  const sentences = {
    ENOENT: `there is no file ${path}. Check the name, or the current folder.`,
    ENOTDIR: `there is no file ${path}. Check the name, or the current folder.`,
    EACCES: `${path} may not be read. Check its permissions.`,
    EISDIR: `${path} is a folder. Name a file in it.`,
    ENOTSUP: `${path} is not a regular file. Name one.`,
  };
  return new Stop(sentences[code] ?? `${path} cannot be read: ${message}.`);
}

/** Reads a file: a regular one, for a device may never end, or a pipe that the command line names. */
function readRegular(path, mayBePipe) {
  const kind = statSync(path);
  if (!kind.isFile() && !(mayBePipe && kind.isFIFO()))
    throw Object.assign(new Error(), { code: kind.isDirectory() ? "EISDIR" : "ENOTSUP" });
  return readFileSync(path).subarray(0, MOST);
}

/** Reads a file that the command line names. */
export function readNamed(path) {
  try {
    return isInput(path) ? readFileSync(0).subarray(0, MOST) : readRegular(path, true);
  } catch (error) {
    throw unread(isInput(path) ? "standard input" : path, error);
  }
}

/** The real path of a file, or undefined. */
export function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Where a path leads at whose end there is nothing. */
function end(path, links = 0) {
  try {
    if (links < 40 && lstatSync(path).isSymbolicLink())
      return end(resolve(dirname(path), readlinkSync(path)), links + 1);
  } catch {
    // Nothing is there.
  }
  const folder = dirname(path);
  return folder === path ? path : join(real(folder) ?? end(folder, links), basename(path));
}

/** The folders below which an article may name files. */
export function reachOf(article, roots) {
  const own = [real(isInput(article) ? "." : dirname(article)), real(".")];
  const allowed = roots.map((root) => {
    const folder = real(root);
    if (!folder || !statSync(folder).isDirectory())
      throw new Stop(`there is no folder ${root}. Check the name, or the current folder.`);
    return folder;
  });
  return [...own.filter((folder) => folder && dirname(folder) !== folder), ...allowed];
}

/** Why a real path must not be read, if so: it is outside, or hidden. */
function refusal(path, folders) {
  const inside = folders.map((folder) => relative(folder, path)).filter((below) => !/^\.\.(?:[\\/]|$)/.test(below));
  const below = inside.filter((below) => !isAbsolute(below));
  if (below.length === 0) return "outside";
  return below.every((path) => path.split(sep).some((name) => name.startsWith("."))) ? "hidden" : undefined;
}

/** Whether a file that an article leads to is missing; of what is out of reach not even that is told. */
export const isMissing = (path, folders) =>
  real(path) === undefined && refusal(end(resolve(path)), folders) === undefined;

/** Refuses an article that is a link, which may have come with it, to something out of reach. */
function admit(article, folders) {
  const target = !isInput(article) && real(article);
  if (!target || !lstatSync(article).isSymbolicLink()) return;
  const why = refusal(target, folders);
  if (why === "hidden") throw new Stop(`${article} is a link to a hidden file. Name that file.`);
  if (why)
    throw new Stop(
      `${article} is a link to a file outside the article's folder and the current folder. Name that file, or allow its folder with \`--root\`.`,
    );
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The file that an address leads to from an article; undefined if it leads to none on this disk. */
export function beside(article, address) {
  const [written] = address.split(/[?#]/, 1);
  const [scheme, rest] = written.split(":");
  const path = decoded(written);
  if ((rest !== undefined && !scheme.includes("/")) || /^[/\\]/.test(path)) return undefined;
  return article.slice(0, article.length - basename(article).length) + path;
}

/**
 * Reads an article and its files into a manuscript. `given` are the paths that the command line names, by roles. Returns the
 * paths of all, and the folders within reach.
 */
export function readInto(manuscript, article, { given, roots, isUntrusted, named }) {
  const folders = reachOf(article, roots);
  admit(article, folders);
  const bytes = readNamed(article);
  manuscript.add("article", article, bytes, true);
  const paths = [article];

  const find = (role, by) => {
    if (given[role] !== undefined) {
      const read = readNamed(given[role]);
      manuscript.add(role, given[role], read, true);
      paths.push(given[role]);
      return read;
    }
    if (!by) return undefined;
    const path = beside(by.path, by.address);
    if (path === undefined) {
      if (/^\/(?!\/)/.test(by.address)) manuscript.miss(role, isUntrusted ? "untrusted" : "on-site", "");
      else manuscript.omit(role, by.role, by.address);
      return undefined;
    }
    if (isUntrusted) {
      manuscript.miss(role, "untrusted", "");
      return undefined;
    }
    const found = real(path);
    const why = refusal(found ?? end(resolve(path)), folders);
    if (why) {
      manuscript.miss(role, why, "");
      return undefined;
    }
    try {
      const read = readRegular(found ?? path, false);
      manuscript.add(role, path, read, false);
      paths.push(path);
      return read;
    } catch (error) {
      manuscript.miss(role, error.code ?? "", error.message);
      paths.push(path);
      return undefined;
    }
  };
  const front = named(bytes);
  const inArticle = (role) => front[role] && { address: front[role], role: "article", path: article };
  const notes = find("notes", inArticle("notes"));
  // The front matter of the notes fills in what that of the article lacks.
  const ofNotes = notes && named(notes);
  const inNotes = (role) => ofNotes?.[role] && { address: ofNotes[role], role: "notes", path: paths[1] };
  for (const role of ["glossary", "sources"]) find(role, inArticle(role) || inNotes(role));
  if (given.words !== undefined) find("words");
  return { paths, folders };
}
