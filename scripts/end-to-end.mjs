// Runs the end-to-end tests in two processes at once, each with browsers for several files. A file that fails runs once
// more, alone: what fails only in company fails for want of time, and is named. In: nothing, or the files to run. Out:
// node:test's report; the status is 1 if anything fails twice.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const folder = join(project, "tests", "e2e");
/** More files than this that fail are no matter of time. */
const FEW = 3;

/** Files that use the same browsers: more would leave one process alone at the end, fewer would start more browsers. */
const TOGETHER = 5;

/** Runs test files, so many processes at once, and gives those back in which a test failed. */
async function failures(files, concurrency) {
  const folder = mkdtempSync(join(tmpdir(), "apostil-end-to-end-"));
  const count = Math.ceil(files.length / TOGETHER);
  // Neighbours in the alphabet are alike, and so are their durations.
  const batches = Array.from({ length: count }, (_, at) => files.filter((_, index) => index % count === at));
  const modules = new Map(batches.map((batch, at) => [join(folder, `${at + 1} of ${count}.mjs`), batch]));
  for (const [module, batch] of modules)
    writeFileSync(module, batch.map((file) => `import ${JSON.stringify(pathToFileURL(file).href)};\n`).join(""));
  const failed = new Set();
  const events = run({ files: [...modules.keys()], concurrency });
  events.on("test:fail", ({ file, name }) => {
    for (const it of modules.get(file ?? name) ?? [file]) failed.add(it);
  });
  for await (const line of events.compose(new spec())) process.stdout.write(line);
  rmSync(folder, { recursive: true });
  return files.filter((file) => failed.has(file));
}

const named = process.argv.slice(2);
const all = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const files = named.length ? named.map((name) => join(process.cwd(), name)) : all.map((name) => join(folder, name));

let failed = await failures(files, Math.min(2, availableParallelism()));
if (failed.length && failed.length <= FEW) {
  const names = failed.map((file) => relative(project, file)).join(", ");
  console.log(`\nOnce more, alone, since they failed beside others: ${names}\n`);
  failed = await failures(failed, 1);
  if (!failed.length) console.log(`\nUnsteady: ${names} failed beside others, and passed alone.`);
}
process.exitCode = failed.length ? 1 : 0;
