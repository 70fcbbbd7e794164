// Makes apostil.inline.js of the scripts in a folder, beside whose modules they are, and of what is in dist/: one classic
// script with everything in it. In: the folder, and what scripts/dist.sh has written to dist/. Out: dist/apostil.inline.js.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const [folder] = process.argv.slice(2);
const project = fileURLToPath(new URL("..", import.meta.url));
const dist = join(project, "dist");

const options = { bundle: true, minify: true, write: false, logLevel: "warning" };
const texts = async (given) => (await build({ ...options, ...given })).outputFiles.map(({ text }) => text.trim());

const names = ["apostil", "render", "cards", "words", "export", "failure"].map((name) => `${name}.js`);

/** A module as a function that gets `module`, `require` and `fetch`. */
async function wrapped(name) {
  const [code] = await texts({
    entryPoints: [join(folder, name)],
    format: "cjs",
    external: names.filter((other) => other !== name).map((other) => `./${other}`),
    supported: { "dynamic-import": false },
    define: { "import.meta.url": '"https://apostil.invalid/"' },
  });
  return `${JSON.stringify(name)}:(module,require,fetch)=>{${code}}`;
}

const packed = (name) => {
  const bytes = deflateRawSync(readFileSync(join(dist, name)), { level: 9 });
  return `${JSON.stringify(name)}:"${bytes.toString("base64")}"`;
};

const [run] = await texts({
  entryPoints: [join(project, "www", "inline", "run.js")],
  format: "iife",
  globalName: "inline",
});
const modules = await Promise.all(names.map(wrapped));
const listed = (below) => readdirSync(join(dist, below)).map((name) => `${below}/${name}`);
const files = ["apostil.css", ...listed("pkg"), ...listed("words")].sort().map(packed);
writeFileSync(
  join(dist, "apostil.inline.js"),
  `(()=>{${run}inline.run({${modules.join(",\n")}},{${files.join(",\n")}})})();\n`,
);
