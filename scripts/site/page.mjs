// A page of the website. In: what is on it. Out: a file, in the frame that all pages have, under their policy; and what the
// other parts of the build use: the project's files, templates, the program.

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { program, project } from "../../tests/e2e/apostil.mjs";

/** The strict policy of docs/security.md, without what only a header can say. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const NAVIGATION = [
  ["docs/start.html", "Start"],
  ["docs/authoring.html", "Docs"],
  ["samples/stalinism/index.html", "Samples"],
  ["themes.html", "Themes"],
  ["playground.html", "Playground"],
];

/** What the pages of a folder belong to. */
const AROUND = { docs: "docs/authoring.html", samples: "samples/stalinism/index.html" };

/** A file of the project. */
export const read = (path) => readFile(join(project, path), "utf8");
/** A text as HTML. */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
/** A template with what its double braces name. */
export const filled = (template, values) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
/** What the program prints. */
export const apostil = async (...args) => (await promisify(execFile)(program, args, { cwd: project })).stdout;

/** Writes a page in the frame of all pages. */
export async function page({ folder, frame }, path, content, { title, description, kind = "", ...more }) {
  const root = "../".repeat(path.split("/").length - 1);
  const current = NAVIGATION.find(([address]) => address === path) ? path : AROUND[path.split("/")[0]];
  const links = NAVIGATION.map(([address, name]) => {
    const here = address === path ? "page" : "true";
    return `<a href="${root}${address}"${address === current ? ` aria-current="${here}"` : ""}>${name}</a>`;
  });
  const link = (name) => `\n    <link rel="stylesheet" href="${root}${name}">`;
  const script = (name) => `\n    <script type="module" src="${root}${name}"></script>`;
  const html = filled(frame, {
    root,
    kind,
    content,
    lang: more.lang ?? "en",
    dir: more.dir ?? "ltr",
    policy: POLICY,
    title: escaped(title),
    description: escaped(description),
    navigation: links.join("\n        "),
    styles: (more.styles ?? []).map(link).join(""),
    scripts: (more.scripts ?? []).map(script).join(""),
  });
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), html);
}
