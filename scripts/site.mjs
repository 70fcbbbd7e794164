// The website of the project, built by Apostil itself. In: README and docs/ with their glossary, the samples, the templates in
// site/, dist/, the program. Out: a folder of plain files, by default target/site/, that any static host serves from any
// path. Fails if a document has a problem, or if any address in the result leads nowhere.

import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "../tests/e2e/apostil.mjs";
import { documentation } from "./site/documents.mjs";
import { dead } from "./site/links.mjs";
import { allSamples, landing, playground, themes } from "./site/others.mjs";
import { read } from "./site/page.mjs";

/** Builds the site into a folder, which is emptied before. */
export async function build(folder) {
  const stage = await mkdtemp(join(tmpdir(), "apostil-site-"));
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const frame = await read("site/frame.html");
    const site = { folder, stage, frame };
    await assets(site);
    const documents = await documentation(site);
    const samples = await allSamples(site);
    await themes(site);
    await playground(site);
    await landing(site, documents, samples);
  } finally {
    await rm(stage, { recursive: true });
  }
  const found = await dead(folder);
  if (found.length) throw new Error(`Addresses that lead nowhere:\n${found.join("\n")}`);
}

/** What the pages load. */
async function assets({ folder }) {
  await cp(join(project, "dist"), join(folder, "apostil"), { recursive: true });
  for (const name of ["icon.svg", "host.css", "host.js"])
    await cp(join(project, "www", "host", name), join(folder, "apostil", "host", name));
  for (const name of ["site.css", "copy.js", "landing.js", "playground.js"])
    await cp(join(project, "site", name), join(folder, "site", name));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await cp(join(project, name), join(folder, "docs", name));
  await cp(join(project, "docs", "pictures"), join(folder, "docs", "pictures"), { recursive: true });
  await writeFile(join(folder, ".nojekyll"), ""); // GitHub Pages would make pages of the samples' Markdown
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "site");
  try {
    await build(folder);
    console.log(`${folder}: upload it to any static host.`);
  } catch (error) {
    console.error([error.message, error.stdout].filter(Boolean).join("\n"));
    process.exitCode = 1;
  }
}
