// The command line as the tests use it. In: arguments. Out: what `apostil render` or `apostil sources` prints, the former
// also as a page on a site, or the address of a proxy for `apostil preview`; the latter two with a way to stop them.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { opening, start } from "./driver.mjs";
import { openSite } from "./site.mjs";

export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** The program, as the tests build it. */
export const program = join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug", "apostil");

async function printed(...args) {
  const { stdout } = await promisify(execFile)(program, args, { cwd: project });
  return stdout;
}

export const render = (...args) => printed("render", ...args);
export const sources = (...args) => printed("sources", ...args);

/** The article rendered to a page without a script, on a site with the stylesheet. */
export async function prerendered(article) {
  const body = await render(article, "--stylesheet", "/apostil.css");
  const pages = { "/": { body }, "/favicon.ico": { status: 204 } };
  const { origin, close } = await openSite({ folder: join(project, "dist"), pages });
  return { body, address: origin, close };
}

/** `apostil preview` with these arguments, without a proxy. */
export const barePreview = (...args) =>
  opening(async (use, close) => {
    const served = use(start(program, ["preview", ...args, "--port", "0"], /(https?:\/\/\S+)/, { cwd: project }));
    return { address: await served.found, close };
  });

/** `apostil preview` with these arguments, behind a site that puts the witness into its page. */
export const preview = (...args) =>
  opening(async (use, close) => {
    const served = use(start(program, ["preview", ...args, "--port", "0"], /(https?:\/\/\S+)/, { cwd: project }));
    const site = use(await openSite({ behind: await served.found }));
    return { address: site.origin, streams: () => site.streams, close };
  });
