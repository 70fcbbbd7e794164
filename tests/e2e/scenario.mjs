// Runs a group of tests in every engine; an engine that is missing is named as skipped. In: a title, what to set up
// before the tests, the tests. Out: node:test suites. APOSTIL_ENGINES="Firefox WebKit" skips the others.

import { after, before, describe } from "node:test";
import { onPath } from "./driver.mjs";
import { engines } from "./engines.mjs";
import { openIn } from "./pool.mjs";

const wanted = process.env.APOSTIL_ENGINES?.split(/[ ,]+/);
/** What no engine can do here. */
const unread = onPath("pdftotext") ? {} : { printed: "pdftotext is not on PATH" };
const skipped = ({ name, missing }) => (wanted && !wanted.includes(name) ? "not asked for" : missing);

/**
 * `setUp(use, open, name)` runs before the tests of each engine: `use` takes anything with a `close` and closes it in the
 * end, `open(options)` gives a page in a browser (pool.mjs), `name` is the engine's. What it returns, `tests` gets as properties of its argument, beside `cannot`: by
 * name what this engine cannot do, and why, so that a test can say `{ skip: at.cannot.touch }`.
 */
export function scenario(title, setUp, tests) {
  for (const engine of engines) {
    describe(`${title} (${engine.name})`, { skip: skipped(engine) }, () => {
      const context = { cannot: { ...unread, ...engine.cannot } };
      const used = [];
      const use = async (resource) => {
        used.unshift(await resource);
        return used[0];
      };
      const open = async (options) => (await use(openIn(engine, options))).page;
      before(async () => Object.assign(context, await setUp(use, open, engine.name)));
      after(async () => {
        for (const resource of used) await resource.close();
      });
      tests(context);
    });
  }
}
