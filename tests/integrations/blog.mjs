// A blog that follows its section of docs/embedding.md. In: the system's folder in integrations/ and the heading of
// the section. Out: the blog's folder, made by the section's own commands with the system's real program.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { program, project } from "../e2e/apostil.mjs";
import { openFolder } from "../e2e/driver.mjs";
import { section } from "./section.mjs";

/** Runs a section's commands in a blog's folder, with the project's copy beside it, as the document has it. */
export function run(commands, folder, environment = {}) {
  symlinkSync(project, join(dirname(folder), "apostil"));
  const env = { ...process.env, ...environment, PATH: [dirname(program), process.env.PATH].join(delimiter) };
  for (const command of commands)
    execFileSync("bash", ["-euo", "pipefail", "-c", command], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * A command that fails for want of something, such as the program, says so in these words, and the section quotes
 * them.
 */
export function complaint(heading, words, command, { folder }) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
  assert.notEqual(status, 0);
  assert.ok(`${stdout}${stderr}`.includes(words), `${stdout}${stderr}`);
  assert.ok(section(heading).text.replaceAll(/\s+/g, " ").includes(`\`${words}\``), `${heading} explains ${words}`);
}

/**
 * A copy of the system's tiny site after all commands of the section. What the section has one write is in the site
 * already.
 */
export function follow(system, heading, { environment } = {}) {
  const opened = openFolder(system);
  const folder = join(opened.path, "blog");
  const site = join(project, "integrations", system, "site");
  const modules = join(site, "node_modules");
  mkdirSync(folder);
  cpSync(site, folder, { recursive: true, filter: (path) => path !== modules });
  if (existsSync(modules)) symlinkSync(modules, join(folder, "node_modules"));
  const { commands, written } = section(heading);
  assert.ok(commands.length && written.length, `${heading}: commands, and what to write`);
  run(commands, folder, environment);
  for (const { path, code } of written) {
    assert.ok(path, `${heading}: a file for\n${code}`);
    assert.ok(readFileSync(join(folder, path), "utf8").includes(code), `${heading}: ${path} has\n${code}`);
  }
  return { folder, close: opened.close };
}
