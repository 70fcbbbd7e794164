// The documents as pages of the website. In: README and its like, docs/ with the glossary of the project's terms. Out: a page for
// each, rendered by Apostil, whose links lead to the others; fails if any of them has a problem.

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { project } from "../../tests/e2e/apostil.mjs";
import { apostil, escaped, page, read } from "./page.mjs";

/** The documents in the order in which people need them, and what is in each; what docs/ has besides comes last. */
const DOCUMENTS = {
  "README.md": "What Apostil is, how to get it, and where to read on.",
  "docs/embedding.md": "Put an article on your page or your blog, and what to do when nothing shows.",
  "docs/authoring.md": "Notes, verdicts, citations, glossaries: everything that an article can have.",
  "docs/terminal.md": "Preview, check and render articles by the program.",
  "docs/batches.md": "Check and render many articles at once.",
  "docs/api.md": "The element, its events and methods, and the packages for programs.",
  "docs/theming.md": "Colours, fonts and sizes by custom properties, and themes to start from.",
  "docs/languages.md": "Sixteen languages of the interface, and words of your own.",
  "docs/glossary.md": "What the words of this documentation mean.",
  "docs/diagnostics.md": "Every problem that is reported, with an example and what to do.",
  "docs/performance.md": "What a page loads, and how long it takes.",
  "docs/security.md": "What an article can do, policies to send, and texts by strangers.",
  "docs/architecture.md": "How it is built, for those who change it.",
  "CONTRIBUTING.md": "Build, test, and make a change.",
  "SECURITY.md": "Which versions get fixes, and how to report a vulnerability.",
  "CHANGELOG.md": "What each version changes.",
};
/** Pages of other names than their files: some hosts take no two names that differ only in their case. */
const NAMES = {
  "README.md": "start.md",
  "CONTRIBUTING.md": "contributing.md",
  "SECURITY.md": "vulnerabilities.md",
  "CHANGELOG.md": "changes.md",
};
const GLOSSARY = "docs/glossary.md";

/** The documents that there are, in their order. */
async function documents() {
  const files = (await readdir(join(project, "docs"))).filter((name) => name.endsWith(".md"));
  const all = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...files.map((name) => `docs/${name}`)];
  const known = Object.keys(DOCUMENTS).filter((path) => all.includes(path));
  return [...known, ...all.filter((path) => !known.includes(path))];
}

/** A document whose links lead to the others where they are all in one folder, as pages of the site are. */
function flat(path, text, names) {
  return text.replace(/(\]\()([^)\s#:]+)/g, (link, before, address) => {
    const name = names.get(posix.join(posix.dirname(path), address));
    return name ? before + name : link;
  });
}

/** The glossary as a text of its own, since of a glossary a page lists only what its text mentions. */
const spelledOut = (text) =>
  `---\nterms: none\n---\n\n${text.replace("# Glossary", "# Glossary {#words}").replace(/^: \{.*?\} /gm, ": ")}`;

/** Renders the documents, each with the glossary of the project's terms; returns what a list of them needs. */
export async function documentation(site) {
  const paths = await documents();
  const names = new Map(paths.map((path) => [path, NAMES[path] ?? posix.basename(path)]));
  const pictures = await readdir(join(project, "docs", "pictures"));
  const known = new Map([...names, ...pictures.map((name) => [`docs/pictures/${name}`, `pictures/${name}`])]);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) known.set(name, name);
  const staged = join(site.stage, "docs");
  await cp(join(site.folder, "docs"), staged, { recursive: true }); // pictures and licences, which are checked, too
  const files = [];
  for (const [path, name] of names) {
    const text = flat(path, await read(path), known);
    await writeFile(join(staged, name), path === GLOSSARY ? spelledOut(text) : text);
    files.push(join(staged, name));
  }
  const apparatus = ["--glossary", GLOSSARY, "--allow", "term-unused,term-inflected"];
  const rendered = join(site.stage, "rendered");
  await apostil("check", ...files, ...apparatus, "--deny-warnings");
  await apostil("render", ...files, ...apparatus, "--toc", "--fragment", "-o", `${rendered}/`);

  const entries = [];
  for (const [path, name] of names) {
    const text = await read(path);
    const [, heading] = /^# (.+)/m.exec(text);
    const title = path === "README.md" ? "Getting started" : heading;
    entries.push({ title, description: DOCUMENTS[path] ?? "", file: name.replace(/md$/, "html") });
  }
  for (const [index, { title, description, file }] of entries.entries()) {
    const list = entries.map((entry) => {
      const here = entry.file === file ? ` aria-current="page"` : "";
      return `<li><a href="${entry.file}"${here}>${escaped(entry.title)}</a></li>`;
    });
    const next = entries[index + 1];
    const onward = next ? `<p class="site-next"><a href="${next.file}">Next: ${escaped(next.title)}</a></p>` : "";
    const content = `<div class="site-document">
<main id="main" class="apostil-page">
<apostil-reader toc>
${await readFile(join(rendered, file), "utf8")}</apostil-reader>
${onward}
</main>
<nav class="site-list" aria-labelledby="documents"><h2 id="documents">Documentation</h2><ul>
${list.join("\n")}
</ul></nav>
</div>`;
    await page(site, `docs/${file}`, content, { title: `${title} – Apostil`, description, kind: "site-documentation" });
  }
  return entries;
}
