// What was measured, in results.json, part by part. In: a part and what it found. Out: the file, in which each part says when
// and how it was measured, and how busy the machine was before it began.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const FILE = new URL("results.json", import.meta.url);

export const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** The load average of the minute before. */
const [load] = loadavg();

export const results = () => JSON.parse(readFileSync(FILE, "utf8"));

/** Keeps what a part of the bench has found; `engine` names what it was found with. */
export function keep(part, engine, found) {
  const machine = `${engine}, ${cpus().length} processors (${cpus()[0].model.trim()})`;
  const date = new Date().toISOString().slice(0, 10);
  const all = { ...results(), [part]: { machine, date, rounds: ROUNDS, load, ...found } };
  writeFileSync(FILE, `${JSON.stringify(all, rounded, 1)}\n`);
}

/** More digits than can be measured only make changes of the file harder to read. */
const rounded = (_key, value) => (typeof value === "number" ? Number(value.toPrecision(5)) : value);
