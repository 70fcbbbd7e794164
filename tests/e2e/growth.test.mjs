// Adversarial inputs (tests/hostile/), in the WebAssembly that pages load: neither the time that they take nor
// their output grows faster than they do. Node.js runs it, whose engine is that of Chromium. How the time for each input
// grows is in tests/growth.rs; here it is measured for those that are dear.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { project } from "./apostil.mjs";

const MEBIBYTE = 1024 * 1024;
/** Twice the input may take this many times as long. */
const GROWTH = 2.5;
/** Milliseconds: anything faster tells nothing about growth. */
const ENOUGH = 5;
/** A byte may take this many times as long as a byte of ordinary prose. */
const COSTLY = 80;
/** Only a byte that takes longer than this many of prose makes it worth measuring how the time grows. */
const DEAR = 8;
const PROSE = "Most of *what* is written is prose, with a [link](/there) or `two`, and it takes no time at all.\n\n";
/** The size of the first input that is tried. */
const SMALL = 2048;
/** Bytes of a large input: its output may be larger than that of the smallest, but not 20 times its size. */
const LARGE = MEBIBYTE / 16;

let render;
let printer;
let lines;
/** Milliseconds that a byte of ordinary prose takes. */
let prose;

before(async () => {
  const core = await import(join(project, "target", "modules", "render", "apostil_render.js"));
  core.initSync({ module: await readFile(join(project, "dist", "pkg", "apostil_render_bg.wasm")) });
  render = core.render;
  execFileSync("cargo", ["build", "--quiet", "--features", "cli", "--example", "hostile"], { cwd: project });
  printer = spawn(join(project, "target", "debug", "examples", "hostile"), { stdio: ["pipe", "pipe", "inherit"] });
  lines = createInterface({ input: printer.stdout })[Symbol.asyncIterator]();
});

after(() => printer?.kill());

/** An input of this size; nothing after the last of them. */
async function make(place, size) {
  printer.stdin.write(`${place} ${size}\n`);
  const made = JSON.parse((await lines.next()).value);
  if (!made) return null;
  const files = Object.entries(made.files).filter(([, text]) => text !== null);
  const inputs = Object.fromEntries(files.map(([name, text]) => [name, Buffer.from(text)]));
  const length = Object.values(inputs).reduce((sum, bytes) => sum + bytes.length, 0);
  return { name: made.name, inputs, length };
}

/** The milliseconds that the processor works for an input, and the length of the script that comes out. */
function measure({ inputs }) {
  const start = process.cpuUsage();
  const { script } = render(inputs);
  const { user, system } = process.cpuUsage(start);
  return { time: (user + system) / 1000, shown: script.length };
}

/** How the times of inputs grow where one takes too much longer than the one before; null where none does. */
function grows(inputs) {
  const times = inputs.map(() => Infinity);
  // Other programs may slow the processor down, and recompiling takes time, too: the best of several counts.
  for (let round = 0; round < 25; round += 1) {
    for (const [index, input] of inputs.entries()) times[index] = Math.min(times[index], measure(input).time);
    const tooFast = (time, index) => index > 0 && time > times[index - 1] * GROWTH + ENOUGH / 20;
    if (!times.some(tooFast)) return null;
  }
  return `${inputs.map(({ length }) => length)} bytes take ${times} ms`;
}

/** What is wrong with how the work for an input grows, if anything is. */
async function growth(place) {
  let size = SMALL;
  let next = await make(place, 4 * size);
  while (measure(next).time < ENOUGH) {
    next = await make(place, 8 * size);
    if (next.length >= MEBIBYTE) break;
    size *= 2;
  }
  const inputs = [];
  for (const length of [size, 2 * size, 4 * size]) inputs.push(await make(place, length));
  // Work that grows faster than its input does so at every size; a processor that was busy elsewhere does not.
  let fault = grows(inputs);
  for (let confirmed = 1; fault && confirmed < 3; confirmed += 1) {
    size *= 2;
    inputs.push(await make(place, 4 * size));
    inputs.shift();
    fault = grows(inputs);
  }
  return fault;
}

/** How many times as long as a byte of prose a byte of a large input takes, and how much comes of it. */
async function cost(place) {
  let size = SMALL;
  let input = await make(place, size);
  while (input.length < LARGE) {
    // As large as it has to be, if the input grows with its size as far as it has until here; some grow less.
    size = Math.max(2 * size, Math.ceil((size * LARGE) / input.length));
    input = await make(place, size);
  }
  let costs = Infinity;
  let shown = 0;
  for (let round = 0; round < 5 && costs > DEAR; round += 1) {
    const measured = measure(input);
    costs = Math.min(costs, measured.time / input.length / prose);
    ({ shown } = measured);
  }
  return { costs, shown, length: input.length };
}

/** What is wrong with the work for an input and with what comes of it. */
async function faultsOf(place) {
  const faults = [];
  const { costs, shown, length } = await cost(place);
  if (costs > COSTLY) faults.push(`a byte takes ${costs} times as long as one of prose`);
  if (shown > Math.max(20 * length, MEBIBYTE)) faults.push(`of ${length} bytes ${shown} come out`);
  const grown = costs > DEAR && (await growth(place));
  return grown ? [...faults, grown] : faults;
}

test("work and output in WebAssembly grow no faster than the input", async () => {
  const faults = [];
  const ordinary = { inputs: { article: Buffer.from(PROSE.repeat(LARGE / PROSE.length)) } };
  prose = Math.min(...Array.from({ length: 25 }, () => measure(ordinary).time)) / ordinary.inputs.article.length;
  let place = 0;
  for (let input = await make(0, 256); input; input = await make(place, 256)) {
    for (const fault of await faultsOf(place)) faults.push(`${input.name}: ${fault}`);
    place += 1;
  }
  assert.ok(place > 400, `${place} inputs were tried`);
  assert.deepEqual(faults, []);
});
