// The npm package outside of pages: what `apostil/render` and `npx apostil` write is, byte for byte, what the program writes;
// what is packed is what is meant; the types hold.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { program, project } from "../e2e/apostil.mjs";
import { openFolder } from "../e2e/driver.mjs";
import { openProject, pack } from "./project.mjs";

const SAMPLES = ["www/article.md", "www/samples/summer/article.md", "www/samples/zero/article.md"];

const deno = join(project, "tests/packages/node_modules/.bin/deno");
// Its package has no program for some systems.
const withoutDeno = spawnSync(deno, ["--version"]).status === 0 ? false : "deno could not be installed";

/** What a command prints, and how it ends. */
const ran = (command, args, cwd) =>
  new Promise((done) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) =>
      done({ status: error ? error.code : 0, stdout, stderr }),
    );
  });

describe("the package", () => {
  const used = [];
  let fresh;
  let packed;
  let render;
  before(async () => {
    const folder = openFolder("tarball");
    used.push(folder);
    packed = await pack(folder.path);
    fresh = await openProject(packed.tarball);
    used.unshift(fresh);
    ({ render } = await import(pathToFileURL(join(fresh.path, "node_modules/apostil/node/render.js")).href));
  });
  after(async () => {
    for (const it of used) await it.close();
  });
  const npx = (args, cwd) => ran(join(fresh.path, "node_modules/.bin/apostil"), args, cwd);

  test("holds what it needs, and nothing else", () => {
    const folders = [...new Set(packed.files.map((path) => path.split("/").slice(0, -1).join("/")))].sort();
    assert.deepEqual(folders, ["", "node", "pkg", "words"]);
    for (const path of ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "apostil.js", "apostil.d.ts", "manifest.json"])
      assert.ok(packed.files.includes(path), path);
    const { files } = JSON.parse(readFileSync(join(fresh.path, "node_modules/apostil/manifest.json"), "utf8"));
    for (const path of Object.keys(files)) assert.ok(packed.files.includes(path), path);
  });

  test("names the project's addresses if they are given", async () => {
    const { path, close } = openFolder("addresses");
    used.unshift({ close });
    const addresses = { REPOSITORY: "https://git.example/apostil", HOMEPAGE: "https://apostil.example/" };
    for (const env of [addresses, {}]) {
      await promisify(execFile)(process.execPath, [join(project, "scripts/npm.mjs"), join(path, "npm")], {
        env: { ...process.env, REPOSITORY: "", HOMEPAGE: "", ...env },
      });
      const { repository, homepage } = JSON.parse(readFileSync(join(path, "npm", "package.json"), "utf8"));
      const url = env.REPOSITORY && `git+${env.REPOSITORY}`;
      assert.deepEqual({ url: repository?.url, homepage }, { url, homepage: env.HOMEPAGE });
    }
  });

  test("defines nothing where there is no page", async () => {
    const { status, stderr } = await ran(
      process.execPath,
      ["--input-type=module", "--eval", 'import "apostil";'],
      fresh.path,
    );
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });

  for (const sample of SAMPLES)
    test(`renders as the program does: ${sample}`, async () => {
      const path = join(project, sample);
      const folder = join(path, "..");
      const named = readFileSync(path, "utf8").split("\n---")[0];
      const text = (key) => {
        const name = new RegExp(`^${key}: (.*)$`, "m").exec(named)?.[1];
        return name && readFileSync(join(folder, name), "utf8");
      };
      const files = { glossary: text("glossary"), sources: text("sources"), notes: text("notes") };
      const given = Object.fromEntries(Object.entries(files).filter(([, it]) => it !== undefined));
      const { html, head, article } = render(readFileSync(path), given);
      const { stdout } = await ran(program, ["render", sample], project);
      const data = head.split("\n").findIndex((line) => line.startsWith("<script"));
      const lines = head.trimEnd().split("\n");
      assert.ok(stdout.includes(`\n${lines.slice(0, data).join("\n")}\n${lines.slice(data).join("\n")}\n</head>`));
      assert.ok(stdout.includes(`\n<main>\n${html}\n</main>\n`));
      assert.ok(article.title && html.startsWith("<article"));
    });

  test("renders with options, and refuses those that there are not", () => {
    const text = "# Rome\n\nIt fell.[^a]\n\n[^a]: In 476.\n";
    const { html, diagnostics } = render(text, { prefix: "r-", lang: "de", toc: true });
    assert.match(html, /id="r-fn-a"/);
    assert.match(html, /Anmerkungen/);
    assert.deepEqual(diagnostics, []);
    const [missing] = render("A [@b].", {}).diagnostics;
    assert.equal(missing.code, "source-undefined");
    const bib = render("A [@b].", { sources: "@book{b, title = {Rome}, year = 1999}" });
    assert.match(bib.html, /Rome/);
    assert.throws(() => render(text, { glosary: "" }), /no option glosary/);
    assert.throws(() => render(text, { terms: "some" }), /not a value of terms/);
    assert.throws(() => render(17), /not a text/);
  });

  test("has the commands render and check of the program, with the same words", async () => {
    const untold = [];
    const folder = used.at(-1).path;
    writeFileSync(
      join(folder, "wrong.md"),
      "---\nglossary: ../out.md\nsources: .hidden.json\nnotes: none.md\n---\nA[^b] ![p](q.png)\n",
    );
    writeFileSync(join(folder, "site.md"), "---\nglossary: /g.md\nsources: .\nnotes: //a.example/n.md\n---\nA[^b]\n");
    writeFileSync(
      join(folder, "latin.md"),
      Buffer.from("Ein schöner Tag für alle, möchte man sagen: Straße.\n", "latin1"),
    );
    writeFileSync(join(folder, "one.md"), "A\n");
    writeFileSync(join(folder, "two.md"), "---\nnotes: one.html\n---\nA[^b]\n");
    writeFileSync(join(folder, "one.html"), "[^b]: B\n");
    for (const args of [
      ...SAMPLES.map((sample) => ["render", sample, "--script", "/a.js", "--stylesheet", "/a.css"]),
      ["render", "www/article.md", "--fragment", "--prefix", "one", "--toc", "--marks", "plain"],
      ["render", "www/article.md", "--url", "https://a.example/x.html", "--sources", "tests/bibtex/entries.bib"],
      ["render", "www/article.md", "--untrusted", "--lang", "de", "--max-names", "2"],
      ["render", join(folder, "wrong.md")],
      ["render", join(folder, "site.md")],
      ["check", "--untrusted", join(folder, "site.md")],
      ["render", join(folder, "latin.md")],
      ["check", ...SAMPLES, "docs/authoring.md", join(folder, "wrong.md"), "none.md", "www"],
      ["check", "docs/authoring.md", join(folder, "latin.md"), "--format", "json"],
      ["check", "docs/authoring.md", "--deny-warnings", "--allow", "html-as-text"],
      ["render", "a.md", "b.md"],
      ["render", "none.md"],
      ["render", "www/article.md", "-o", "www/article.md"],
      ["render", join(folder, "one.md"), join(folder, "two.md"), "-o", folder],
      ["render", join(folder, "latin.md"), "none.md", "-o", join(folder, "out")],
      ["render", "www/article.md", "-o", "none/at/all.html"],
      ["render", "www/article.md", "--lang", "no language"],
      ["render", "www/article.md", "--prefix", "fn"],
      ["render", "www/article.md", "--fragment", "--prefix", "カード-ª_ß-Ⅷ"],
      ["render", "www/article.md", "--fragment", "--prefix", "カード-ⅷ"],
      ["render", "www/article.md", "--url", "x"],
      ["render", "www/article.md", "--fragment", "--script", "x"],
      ["render", "www/article.md", "--bogus"],
      ["check", "www/article.md", "--format", "xml"],
      ["bogus"],
    ]) {
      const [expected, found] = await Promise.all([ran(program, args, project), npx(args, project)]);
      assert.deepEqual(found, expected, args.join(" "));
      untold.push(expected.status);
    }
    assert.deepEqual([...new Set(untold)].sort(), [0, 1, 2]);
    assert.equal(readFileSync(join(folder, "one.html"), "utf8"), "[^b]: B\n");
  });

  test("writes several articles into a folder, which link to one another", async () => {
    const pages = {};
    for (const [name, command] of [
      ["program", (args) => ran(program, [...args, "--files", "leave"], project)],
      ["package", (args) => npx(args, project)],
    ]) {
      const { path, close } = openFolder(name);
      used.unshift({ close });
      cpSync(join(project, "www/samples"), join(path, "samples"), { recursive: true });
      writeFileSync(join(path, "one & only.md"), "To [two](two.md#x) and [itself](one%20%26%20only.md).\n");
      writeFileSync(join(path, "two.md"), "To [one](./one%20%26%20only.md?a).\n");
      const articles = ["one & only.md", "two.md", "samples/zero/article.md"].map((file) => join(path, file));
      const args = ["render", ...articles, "-o", `${path}/out/`, "--url", "https://a.example/"];
      const { status, stderr } = await command(args);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "3 written\n" });
      const out = join(path, "out");
      pages[name] = Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), "utf8")]));
    }
    assert.deepEqual(pages.package, pages.program);
    assert.match(pages.package["two.html"], /href="one%20%26%20only.html\?a"/);
  });

  for (const document of ["docs/api.md", "npm/README.md"])
    test(`runs the examples for Node of ${document}`, async () => {
      const text = readFileSync(join(project, document), "utf8");
      const examples = [...text.matchAll(/```js\n([^`]*apostil\/render[^`]*)```/g)].map(([, code]) => code);
      assert.equal(examples.length, 1);
      for (const name of ["article.md", "glossary.md", "sources.json"])
        cpSync(join(project, "www", name), join(fresh.path, name));
      const script = `${examples[0]}\nif (diagnostics.length || !head.includes("<title>")) throw diagnostics;\n`;
      writeFileSync(join(fresh.path, "example.js"), `${script}process.stdout.write(html);\n`);
      const { status, stdout, stderr } = await ran(process.execPath, ["example.js"], fresh.path);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
      assert.match(stdout, /^<article/);
    });

  test("renders in Deno as in Node", { skip: withoutDeno }, async () => {
    const path = join(fresh.path, "deno.js");
    writeFileSync(
      path,
      `import { readFileSync } from "node:fs";
import { render } from "apostil/render";
const { html, head } = render(readFileSync("${project}/www/article.md"), { lang: "de" });
console.log(head + html);
`,
    );
    const [inNode, inDeno] = await Promise.all([
      ran(process.execPath, [path], fresh.path),
      ran(deno, ["run", "--no-prompt", "--allow-read", path], fresh.path),
    ]);
    assert.deepEqual(inDeno, inNode);
    assert.match(inDeno.stdout, /<article/);
  });

  test("says how to get what only the program can do", async () => {
    for (const args of [
      ["preview", "a.md"],
      ["check", "www/article.md", "--quotes", "texts"],
    ]) {
      const { status, stderr } = await npx(args, project);
      assert.equal(status, 2);
      assert.match(stderr, /needs the program.*Install the program/);
    }
    assert.equal((await npx(["--version"], project)).stdout, (await ran(program, ["--version"], project)).stdout);
  });

  test("has types that a strict project compiles", async () => {
    const config = JSON.parse(readFileSync(join(project, "tests/types/tsconfig.json"), "utf8"));
    writeFileSync(join(fresh.path, "tsconfig.json"), JSON.stringify({ ...config, files: ["element.ts", "server.ts"] }));
    const element = readFileSync(join(project, "tests/types/consumer.ts"), "utf8");
    writeFileSync(join(fresh.path, "element.ts"), element.replaceAll("../../dist/apostil.js", "apostil"));
    writeFileSync(
      join(fresh.path, "server.ts"),
      `import { type Rendered, render } from "apostil/render";
const rendered: Rendered = render("A", { toc: true, glossary: new Uint8Array() });
export const titles: string[] = [rendered.article.title, rendered.html, ...rendered.diagnostics.map(({ help }) => help)];
// @ts-expect-error: there is no such value
render("A", { terms: "some" });
`,
    );
    const tsc = join(project, "node_modules/.bin/tsc");
    const { status, stdout } = await ran(tsc, ["-p", "."], fresh.path);
    assert.equal(status, 0, stdout);
  });
});
