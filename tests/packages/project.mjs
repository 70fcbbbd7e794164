// A fresh project that has Apostil from npm: its tarball is packed once and installed in a folder outside of this project, by
// npm itself. In: the name of a site in sites/. Out: the folder, and a way to run the tools that tests/packages has.

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { project } from "../e2e/apostil.mjs";
import { openFolder, start } from "../e2e/driver.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const tools = join(here, "node_modules");
const run = promisify(execFile);
const environment = { ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };

/** Packs the package; returns the tarball's path, and what is in it. */
export async function pack(folder) {
  const args = ["pack", "--json", "--pack-destination", folder, join(project, "target", "npm")];
  const { stdout } = await run("npm", args, { cwd: folder });
  const [{ filename, files }] = Object.values(JSON.parse(stdout));
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/** Opens a project with the files of a site. */
export async function openProject(tarball, site) {
  const { path, close } = openFolder("project");
  if (site) cpSync(join(here, "sites", site), path, { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: path });
  const env = { ...process.env, ...environment };
  const tool = (name) => join(tools, ".bin", name);
  return {
    path,
    close,
    /** Makes packages of tests/packages its own. */
    link: (...names) => {
      mkdirSync(join(path, "node_modules"), { recursive: true });
      for (const name of names) symlinkSync(join(tools, name), join(path, "node_modules", name));
    },
    run: (command, ...args) => run(command, args, { cwd: path, env }),
    tool: (name, ...args) => run(tool(name), args, { cwd: path, env }),
    start: (name, args, started) => start(tool(name), args, started, { cwd: path, environment }),
  };
}
