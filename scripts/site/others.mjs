// The pages of the website beside the documents: samples, themes, playground, and the first one. In: the templates in site/, the
// samples in www/, the themes of docs/theming.md. Out: their pages and what only these load.

import { cp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { project } from "../../tests/e2e/apostil.mjs";
import { apostil, escaped, filled, page, read } from "./page.mjs";

const EMBED = `<link rel="stylesheet" href="/apostil/apostil.css">
<script type="module" src="/apostil/apostil.js"></script>

<apostil-reader src="article.md">
  <p>You can read this article
  <a href="article.md">as plain text</a>.</p>
</apostil-reader>`;

const SAMPLES = {
  stalinism: "www",
  summer: "www/samples/summer",
  licence: "www/samples/licence",
  zero: "www/samples/zero",
};

/** The samples as they are, each with its files and the switches of its own page. */
export async function allSamples(site) {
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
export async function themes(site) {
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

/** The playground, with what it begins with. */
export async function playground(site) {
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

/** The first page: an excerpt to try, and ways to all others. */
export async function landing(site, documents, samples) {
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
