// Runs the tests that use browsers in two processes at once, each with browsers for several files. A file that fails runs
// once more in a process of its own: what fails only in company is named. In: a folder of tests, or the files to run. Out:
// node:test's report; the status is 1 if anything fails twice, or outside of a file.

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
/** Files that use the same browsers: more would leave one process alone at the end, fewer would start more browsers. */
const TOGETHER = 5;
/** More files than this that fail are no matter of company. */
const FEW = TOGETHER;

/**
 * Runs batches of test files, so many processes at once, and gives back the files in which a test failed, or a place outside
 * of them if only that did: what ends a browser.
 */
async function failures(batches, concurrency) {
  const modules = mkdtempSync(join(tmpdir(), "apostil-browser-tests-"));
  try {
    const files = new Map();
    const written = [];
    for (const [at, batch] of batches.entries()) {
      const module = join(modules, `${at + 1} of ${batches.length}.mjs`);
      const imports = batch.map((file) => `import ${JSON.stringify(pathToFileURL(file).href)};\n`);
      writeFileSync(module, imports.join(""));
      written.push(module);
      files.set(module, batch);
      for (const file of batch) files.set(file, [file]);
    }
    const failed = new Set();
    const outside = new Set();
    const events = run({ files: written, concurrency });
    events.on("test:fail", ({ file, name, details }) => {
      if (details.error.failureType === "subtestsFailed") return; // each of them is reported, too
      const found = files.get(file ?? name);
      if (!found) outside.add(file);
      for (const it of found ?? []) failed.add(it);
    });
    for await (const line of events.compose(new spec())) process.stdout.write(line);
    return failed.size ? [...failed] : [...outside];
  } finally {
    rmSync(modules, { recursive: true });
  }
}

const inside = (folder) => readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const files = process.argv
  .slice(2)
  .map((path) => resolve(path))
  .flatMap((path) => (statSync(path).isDirectory() ? inside(path).map((name) => join(path, name)) : path));
if (!files.length) throw new Error("Name a folder that has tests, or files of them: tests/e2e, tests/integrations.");

const processes = Math.min(2, availableParallelism());
const count = Math.max(Math.ceil(files.length / TOGETHER), Math.min(files.length, processes));
// Neighbours in the alphabet are alike, and take as long as each other.
const batches = Array.from({ length: count }, (_, at) => files.filter((_, index) => index % count === at));
let failed = await failures(batches, processes);
if (failed.length && failed.length <= FEW && failed.every((file) => files.includes(file))) {
  const names = failed.map((file) => relative(project, file)).join(", ");
  console.log(`\nOnce more, each alone, since they failed beside others: ${names}\n`);
  const alone = failed.map((file) => [file]);
  failed = await failures(alone, 1);
  if (!failed.length)
    console.log(`\nUnsteady: ${names} failed beside others, or after them in their browsers, and passed alone.`);
}
process.exitCode = failed.length ? 1 : 0;
