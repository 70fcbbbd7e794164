// The processes of an engine, with all their children, and a session over WebDriver. In: a command and
// what it prints once it is ready. Out: what was found in it, and a way to end it. Nothing outlives the test's process.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { Builder } from "selenium-webdriver";

/** The first of these files that is there and can be run, or undefined. */
export function runnable(files) {
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Where on PATH the first of these commands is that is there at all. */
export function onPath(...commands) {
  const folders = process.env.PATH.split(delimiter);
  return runnable(commands.flatMap((command) => folders.map((folder) => join(folder, command))));
}

const unfinished = new Set(); // ways to end what is still running, at once
process.once("exit", () => {
  for (const finish of unfinished) finish();
});
for (const [signal, status] of [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
])
  process.once(signal, () => process.exit(status));

/** A folder for the profile and all else that a browser leaves behind. */
export function openFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `apostil-${name}-`));
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    unfinished.delete(remove);
  };
  unfinished.add(remove);
  return { path, close: async () => remove() };
}

/** A folder in a folder. */
export function folderIn(folder, name) {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

/** Starts a program; `started` finds in what it prints what it is asked for. `found` is that, once it is printed. */
export function start(command, args, started, { cwd, environment = {} } = {}) {
  const env = { ...process.env, ...environment };
  // A group of its own: a driver that fails may leave its browser behind, and this ends both.
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {} // all of them have ended
    unfinished.delete(end);
  };
  unfinished.add(end);
  const said = []; // the last words, for an error
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const found = new Promise((resolve, reject) => {
    for (const output of [child.stdout, child.stderr])
      createInterface(output).on("line", (line) => {
        said.push(line);
        if (said.length > 20) said.shift();
        const match = line.match(started);
        if (match) resolve(match[1]);
      });
    child.once("error", reject);
    child.once("close", (code) =>
      reject(new Error([`${command} ended with status ${code} before it was ready`, ...said].join("\n"))),
    );
  });
  found.catch(() => {}); // callers that do not await it wait in another way
  const close = async () => {
    end();
    await exited;
  };
  return { found, exited, close };
}

/** A port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Milliseconds that a script in a page may take: the longest opens all cards of a page, on a busy machine. */
export const SCRIPT = 120_000;

export function connect(port, capabilities) {
  return new Builder()
    .disableEnvironmentOverrides()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({ timeouts: { script: SCRIPT }, ...capabilities })
    .build();
}

/** Gathers what `open` uses, to be closed in reverse; if it fails, what it has got so far is closed at once. */
export async function opening(open) {
  const used = [];
  const use = (resource) => {
    used.unshift(resource);
    return resource;
  };
  const close = async () => {
    for (const resource of used) await resource.close();
  };
  try {
    return await open(use, close);
  } catch (error) {
    await close();
    throw error;
  }
}
