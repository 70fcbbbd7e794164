// From dist/, npm/ and the module for Node to target/npm/: the package that is published to npm. In a page it is dist/, but
// the addresses of scripts and of the stylesheet have no hash, for build tools change those files, and know their own hashes.
// REPOSITORY and HOMEPAGE are the addresses of the project; without them the package names none.
//   node scripts/npm.mjs [FOLDER]

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pin } from "./pin.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const { argv, env } = process;
const folder = argv[2] ?? join(project, "target", "npm");
const read = (name) => readFileSync(join(project, name), "utf8");
const cargo = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(read("Cargo.toml"))[1];

rmSync(folder, { recursive: true, force: true });
// The page for frames belongs on a site, not into a package.
cpSync(join(project, "dist"), folder, { recursive: true, filter: (path) => !/[\\/]embed\.\w+$/.test(path) });
pin(folder, (path) => !/\.(css|js)$/.test(path));

mkdirSync(join(folder, "node"), { recursive: true });
for (const name of ["command.js", "disk.js", "element.js", "outputs.js", "render.d.ts", "render.js", "wasm.js"])
  cpSync(join(project, "npm", name), join(folder, "node", name));
for (const name of ["apostil_node.js", "apostil_node_bg.wasm"])
  cpSync(join(project, "target", "modules", "node", name), join(folder, "node", name));
cpSync(join(project, "npm", "README.md"), join(folder, "README.md"));
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) cpSync(join(project, name), join(folder, name));

const files = ["*.js", "*.css", "*.d.ts", "manifest.json", "LICENSE-*", "node", "pkg", "words"];
const about = {
  name: "apostil",
  version: cargo("version"),
  description: cargo("description"),
  keywords: ["markdown", "glossary", "footnotes", "reader", "custom-element"],
  license: cargo("license"),
  ...(env.REPOSITORY && { repository: { type: "git", url: `git+${env.REPOSITORY}` } }),
  ...(env.HOMEPAGE && { homepage: env.HOMEPAGE }),
  type: "module",
  engines: { node: ">=20" },
  bin: { apostil: "node/command.js" },
  main: "./apostil.js",
  types: "./apostil.d.ts",
  exports: {
    ".": { types: "./apostil.d.ts", node: "./node/element.js", default: "./apostil.js" },
    "./render": { types: "./node/render.d.ts", default: "./node/render.js" },
    "./apostil.css": "./apostil.css",
    "./apostil.js": "./apostil.js",
    "./manifest.json": "./manifest.json",
    "./package.json": "./package.json",
  },
  sideEffects: ["./apostil.js", "./apostil.css", "./node/wasm.js", "./node/command.js"],
  files,
};
writeFileSync(join(folder, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
