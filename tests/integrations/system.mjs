// The tests of one blog system, in Chromium; skipped by name where the system's program is missing. In: the system's
// name, what is missing for it, how its blog is made, and the tests. Out: node:test suites.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { project } from "../e2e/apostil.mjs";
import { chromium } from "../e2e/chromium.mjs";
import { onPath } from "../e2e/driver.mjs";
import { openSite } from "../e2e/site.mjs";
import { skipped } from "./required.mjs";

/** What is missing of a system that is a command. */
export const withoutCommand = (name) => (onPath(name) ? false : `${name} is not on PATH`);

/** What is missing of a system that is npm packages, those of its site in integrations/. */
export const withoutPackages = (folder) =>
  existsSync(join(project, "integrations", folder, "site", "node_modules"))
    ? false
    : "its npm packages are not installed";

/**
 * `missing` says why the system cannot be tested here (false: it can); `make` gives `{ folder, close }`, the blog's;
 * `built` is the folder in it that is served. `tests` gets the page, the blog's folder and the site's origin, once
 * they are there.
 */
export function system(name, { missing, make, built }, tests) {
  describe(name, { skip: skipped(name, missing || chromium.missing) }, () => {
    const at = {};
    const used = [];
    const use = async (resource) => {
      used.unshift(await resource);
      return used[0];
    };
    before(async () => {
      const { folder } = await use(make());
      const pages = { "/favicon.ico": { status: 204 } };
      const { origin } = await use(openSite({ folder: `${folder}/${built}`, pages }));
      Object.assign(at, { folder, origin, page: await use(chromium.open()) });
    });
    after(async () => {
      for (const resource of used) await resource.close();
    });
    tests(at);
  });
}
