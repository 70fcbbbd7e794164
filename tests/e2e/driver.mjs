// WebDriver programs. In: a command and what it prints once it is ready. Out: a session with the browser behind it.

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { Builder } from "selenium-webdriver";

export function onPath(command) {
  return process.env.PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts one on a port of its own choosing; `started` finds the port in what it prints. */
export async function startDriver(command, args, started, environment = {}) {
  const env = { ...process.env, ...environment };
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const port = await new Promise((found, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`${command} ended with status ${code} before it was ready`)));
    createInterface(child.stdout).on("line", (line) => {
      const match = line.match(started);
      if (match) found(match[1]);
    });
  });
  const stop = () => {
    child.kill();
    return exited;
  };
  return { port, stop };
}

export function connect(port, capabilities) {
  return new Builder()
    .disableEnvironmentOverrides()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
}
