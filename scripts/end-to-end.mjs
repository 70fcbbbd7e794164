// Runs the end-to-end tests, two files at once. A file that fails runs once more, alone: what fails
// only in company fails for want of time, and is named. In: nothing, or the files to run. Out: node:test's report; the status
// is 1 if anything fails twice.

import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const folder = join(project, "tests", "e2e");
/** More files than this that fail are no matter of time. */
const FEW = 3;

/** Runs test files, so many at once, and gives those back in which a test failed. */
async function failures(files, concurrency) {
  const failed = new Set();
  const events = run({ files, concurrency });
  events.on("test:fail", ({ file, name }) => failed.add(file ?? name));
  for await (const line of events.compose(new spec())) process.stdout.write(line);
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
