// The terminal's door as the tests use it. In: arguments. Out: what `apostil render` prints, the same as a page on a
// site, or the address where `apostil preview` serves; the latter two with a way to stop them.

import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openSite } from "./site.mjs";

export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const program = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug", "apostil");

export async function render(...args) {
  const { stdout } = await promisify(execFile)(program, ["render", ...args], { cwd: project });
  return stdout;
}

/** The article rendered to a page without a script, on a site with the stylesheet. */
export async function prerendered(article) {
  const body = await render(article, "--stylesheet", "/apostil.css");
  const pages = { "/": { body }, "/favicon.ico": { status: 204 } };
  const { origin, close } = await openSite({ folder: join(project, "dist"), pages });
  return { body, address: origin, close };
}

export async function preview(...args) {
  const child = spawn(program, ["preview", ...args, "--port", "0"], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((found, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`apostil preview ended with status ${code} before it served`)));
    createInterface(child.stdout).on("line", (line) => {
      const match = line.match(/https?:\/\/\S+/);
      if (match) found(match[0]);
    });
  });
  const close = () => {
    child.kill();
    return exited;
  };
  return { address, close };
}
