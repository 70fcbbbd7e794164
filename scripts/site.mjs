// The website of the project, built by Apostil itself. In: README and docs/ with their glossary, the samples, the templates in
// site/, dist/, the program. Out: a folder of plain files, by default target/site/, that any static host serves from any
// path. Fails if a document has a problem, or if any address in the result leads nowhere.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { program, project } from "../tests/e2e/apostil.mjs";
import { dead } from "./links.mjs";

/** The strict policy of docs/security.md, without what only a header can say. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const EMBED = `<link rel="stylesheet" href="/apostil/apostil.css">
<script type="module" src="/apostil/apostil.js"></script>

<apostil-reader src="article.md">
  <p>You can read this article
  <a href="article.md">as plain text</a>.</p>
</apostil-reader>`;

const NAVIGATION = [
  ["docs/start.html", "Start"],
  ["docs/authoring.html", "Docs"],
  ["samples/stalinism/index.html", "Samples"],
  ["themes.html", "Themes"],
  ["playground.html", "Playground"],
];

/** What the pages of a folder belong to. */
const AROUND = { docs: "docs/authoring.html", samples: "samples/stalinism/index.html" };

/** The documents in the order in which people need them, and what is in each; what docs/ has besides comes last. */
const DOCUMENTS = {
  "README.md": "What Apostil is, how to get it, and how to put an article on your page.",
  "docs/embedding.md": "What to copy into each blog system, and what to do when nothing shows.",
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

const SAMPLES = {
  stalinism: "www",
  summer: "www/samples/summer",
  licence: "www/samples/licence",
  zero: "www/samples/zero",
};

const read = (path) => readFile(join(project, path), "utf8");
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
/** A template with what its double braces name. */
const filled = (template, values) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
const apostil = async (...args) => (await promisify(execFile)(program, args, { cwd: project })).stdout;

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

/** Writes a page in the frame of all pages. */
async function page({ folder, frame }, path, content, { title, description, kind = "", ...more }) {
  const root = "../".repeat(path.split("/").length - 1);
  const current = NAVIGATION.find(([address]) => address === path) ? path : AROUND[path.split("/")[0]];
  const links = NAVIGATION.map(([address, name]) => {
    const here = address === path ? "page" : "true";
    return `<a href="${root}${address}"${address === current ? ` aria-current="${here}"` : ""}>${name}</a>`;
  });
  const link = (name) => `<link rel="stylesheet" href="${root}${name}">`;
  const script = (name) => `<script type="module" src="${root}${name}"></script>`;
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
    styles: (more.styles ?? []).map(link).join("\n    "),
    scripts: (more.scripts ?? []).map(script).join("\n    "),
  });
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), html.replace(/^ +\n/gm, ""));
}

/** What the pages load. */
async function assets({ folder }) {
  await cp(join(project, "dist"), join(folder, "apostil"), { recursive: true });
  for (const name of ["icon.svg", "host.css", "host.js"])
    await cp(join(project, "www", "host", name), join(folder, "apostil", "host", name));
  for (const name of ["site.css", "copy.js", "landing.js", "playground.js"])
    await cp(join(project, "site", name), join(folder, "site", name));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await cp(join(project, name), join(folder, "docs", `${name}`));
  await cp(join(project, "docs", "pictures"), join(folder, "docs", "pictures"), { recursive: true });
  await writeFile(join(folder, ".nojekyll"), ""); // GitHub Pages would make pages of the samples' Markdown
}

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
async function documentation(site) {
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
  const apparatus = ["--glossary", GLOSSARY, "--allow", "term-unused"];
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

/** The samples as they are, each with its files and the switches of its own page. */
async function allSamples(site) {
  const pages = [];
  for (const [name, source] of Object.entries(SAMPLES)) {
    const html = await read(`${source}/index.html`);
    const part = (pattern) => pattern.exec(html)?.[1] ?? "";
    pages.push({
      name,
      source,
      title: part(/<title>(.*)<\/title>/),
      description: part(/name="description" content="(.*)"/),
      lang: part(/<html lang="([\w-]+)"/),
      dir: part(/<html [^>]*dir="(\w+)"/) || "ltr",
      switches: part(/(<details hidden>[\s\S]*?<\/details>)/),
      main: part(/<main>([\s\S]*?)<\/main>/),
    });
  }
  for (const { name, source, title, description, lang, dir, switches, main } of pages) {
    const files = (await readdir(join(project, source))).filter((file) => /\.(md|json|svg)$/.test(file));
    for (const file of files.filter((file) => file !== "seed-notes.md"))
      await cp(join(project, source, file), join(site.folder, "samples", name, file));
    const others = pages.map((other) => {
      const here = other.name === name ? ` aria-current="page"` : "";
      const words = `lang="${other.lang}" dir="${other.dir}"`;
      return `<a href="../${other.name}/index.html" ${words}${here}>${other.title}</a>`;
    });
    const content = `<div class="apostil-page">
<div class="host-head"><nav aria-label="Samples" lang="en" dir="ltr">${others.join("\n")}</nav>${switches}</div>
<main id="main">${main}</main>
</div>`;
    const more = { lang, dir, styles: ["apostil/host/host.css"], scripts: ["apostil/host/host.js"] };
    await page(site, `samples/${name}/index.html`, content, { title, description, kind: "site-sample", ...more });
  }
  return pages;
}

/** The themes of docs/theming.md, each on a short article in light and in dark. */
async function themes(site) {
  const guide = await read("docs/theming.md");
  const own = "/* Nothing: these are the values that Apostil has by itself. */\n";
  const found = [["Plain", "what readers get where you set nothing.", own]];
  for (const [, title, description, css] of guide.matchAll(/\*\*(\w+)\*\*: (.*)\n\n```css theme\n([\s\S]*?)```/g))
    found.push([title, description, css]);
  const template = await read("site/theme.html");
  const sections = [];
  const rules = [];
  for (const [title, description, css] of found) {
    const name = title.toLowerCase();
    const fragment = (scheme) => apostil("render", "site/specimen.md", "--fragment", "--prefix", `${name}-${scheme}`);
    const [light, dark] = [await fragment("light"), await fragment("dark")];
    sections.push(
      filled(template, { name, title, description: capital(description), light, dark, css: escaped(css.trim()) }),
    );
    // The tint is derived from the accent where that is set.
    const tint = "  --apostil-tint: color-mix(in srgb, var(--apostil-accent) 11%, transparent);\n}";
    if (css !== own) rules.push(css.replace(":root", `.theme-${name}`).replace(/\}\s*$/, tint));
  }
  await writeFile(join(site.folder, "site", "themes.css"), `${rules.join("\n\n")}\n`);
  const content = filled(await read("site/themes.html"), { themes: sections.join("\n") });
  const description = "The themes of the documentation on a short article, light and dark, with the CSS to copy.";
  await page(site, "themes.html", content, {
    title: "Themes – Apostil",
    description,
    styles: ["site/themes.css"],
    scripts: ["site/copy.js"],
  });
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

async function playground(site) {
  const files = {};
  for (const [name, file] of [
    ["article", "article.md"],
    ["glossary", "glossary.md"],
    ["sources", "sources.json"],
  ])
    files[name] = escaped(await read(`site/play/${file}`));
  const content = filled(await read("site/playground.html"), files);
  const description = "Write Markdown, and see the article, its diagnostics and the code to embed it.";
  const more = { description, scripts: ["site/playground.js", "site/copy.js"] };
  await page(site, "playground.html", content, { title: "Playground – Apostil", ...more });
}

async function landing(site, documents, samples) {
  const card = (address, title, description, words = "") =>
    `<li${words}><a href="${address}">${escaped(title)}</a><p>${escaped(description)}</p></li>`;
  const content = filled(await read("site/index.html"), {
    embed: escaped(EMBED),
    excerpt: await apostil("render", "site/excerpt.md", "--fragment"),
    samples: samples
      .map(({ name, title, description, lang, dir }) =>
        card(`samples/${name}/index.html`, title, description, ` lang="${lang}" dir="${dir}"`),
      )
      .join("\n"),
    documents: documents.map(({ file, title, description }) => card(`docs/${file}`, title, description)).join("\n"),
  });
  const description = "Apostil puts a Markdown article on a web page, with its glossary and its sources one tap away.";
  await page(site, "index.html", content, {
    title: "Apostil",
    description,
    scripts: ["site/copy.js", "site/landing.js"],
  });
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
