// Every file that a reader loads, in every way in which it can fail: what can be read stays, the faulty file is named
// with a stable code, and once it is repaired everything is there.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as causes from "../../www/causes.js";
import * as table from "../../www/faults.js";
import { project } from "./apostil.mjs";
import { files, openFaulty } from "./faulty.mjs";
import { scenario } from "./scenario.mjs";

// What is shown then: F, the page's own words (the fallback); A, the article; and the code that is told, if any.
const outcomes = `
              missing   broken    reset     cut       octets    html            markup          empty     elsewhere hang      huge        utf16       latin1
  script      F         F         F         F         F         F               F               F         F         F         F           F           A
  render      F:module  F:module  F:module  F:module  F:module  F:module        F:version       F:module  F:module  F         F:version   F:version   A
  render-wasm F:module  F:module  F:module  F:module  A         F:module        F:version       F:module  F:module  F         F:version   F:version   F:version
  cards       A:module  A:module  A:module  A:module  A:module  A:module        A:version       A:module  A:module  A         A:version   A:version   A
  cards-wasm  A:module  A:module  A:module  A:module  A         A:module        A:version       A:module  A:module  A         A:version   A:version   A:version
  stylesheet  A:module  A:module  A:module  A:module  A         A:module        A:version       A:module  A:module  A:fetch   A:version   A:version   A
  language    A:module  A:module  A:module  A:module  A         A:module        A:version       A:module  A:module  A:fetch   A:version   A:version   A:version
  article     F:fetch   F:fetch   F:fetch   F:fetch   A         F:not-markdown  F:not-markdown  F:empty   F:fetch   F         F:too-large F:encoding  A:encoding
  glossary    A:fetch   A:fetch   A:fetch   A:fetch   A         A:not-markdown  A:not-markdown  A:empty   A:fetch   A:fetch   A:too-large A:encoding  A:encoding
  sources     A:fetch   A:fetch   A:fetch   A:fetch   A         A:not-json      A:not-json      A:empty   A:fetch   A:fetch   A:too-large A:encoding  A:encoding
  notes       A:fetch   A:fetch   A:fetch   A:fetch   A         A:not-markdown  A:not-markdown  A:empty   A:fetch   A:fetch   A:too-large A:encoding  A:encoding
  words       A:fetch   A:fetch   A:fetch   A:fetch   A         A:not-json      A:not-json      A:empty   A:fetch   A:fetch   A:too-large A:encoding  A:encoding
`;

const [faults, ...rows] = outcomes
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));

const name = (file, fault) => `${file}:${fault}`;
/** The rows that one page runs: a browser has room for only so many instances of WebAssembly in a page. */
const ROWS = 2;

/** The cases that a page runs at a time. */
const AT_A_TIME = 6;
/** How long the cases of a file may take, in ms: far more than they do, so that a busy machine fails no test. */
const LIMIT = 240_000;

const setUp = async (use, open) => {
  const page = await open();
  await page.driver.manage().setTimeouts({ script: LIMIT });
  return { site: await use(openFaulty()), page };
};

/** Messages of engines, which mean nothing to readers. */
const RAW =
  /failed to fetch|dynamically imported|unreachable|unexpected|not a function|undefined|NetworkError|TypeError/i;

describe("the table of faults", () => {
  const read = (name) => readFile(join(project, name), "utf8");
  /** The rows that are written in Rust. */
  const rows = async () => {
    const source = await read("src/web/loading/fault.rs");
    const found = [...source.matchAll(/: Fault =\s*(\[[^\]]*\]);/g)].map(([, row]) =>
      JSON.parse(row.replace(/,\s*\]/, "]")),
    );
    assert.ok(found.length > 10, `${found.length} rows were found`);
    return found;
  };

  test("says in one sentence what happened, and in another what to do", async () => {
    const told = [...[table, causes].flatMap(Object.values).filter(Array.isArray), ...(await rows())];
    for (const [code, happened, advice] of told) {
      assert.match(happened, /^(\{message\}|[A-Z{“][^.]*\.)$/, code); // a diagnostic is a sentence, too
      assert.match(advice, /^[A-Z][^.]*(\.md[^.]*)?\.$/, code);
    }
  });

  test("is the only place where a fault gets its code", async () => {
    for (const name of await readdir(join(project, "www"))) {
      if (!name.endsWith(".js") || name === "faults.js") continue;
      assert.doesNotMatch(await read(`www/${name}`), /new Error\([^)]*\), \{ code|code: "/, name);
    }
  });
});

scenario("what comes wrong", setUp, (at) => {
  /** Begins the cases of the next few files, in a new page. */
  const begin = async (files) => {
    await at.page.collectGarbage();
    await at.page.driver.get(at.site.origin);
    const names = files.flatMap((file) => faults.map((fault) => name(file, fault)));
    await at.page.run((names, atATime) => globalThis.run(names, atATime), names, AT_A_TIME);
  };

  /** The outcome of each case of a file, once all have one. */
  const outcomesOf = async (file) => {
    const all = faults.map((fault) => name(file, fault));
    const areThere = () => at.page.run((all) => all.every((name) => name in results), all);
    await at.page.driver.wait(areThere, LIMIT, `never ended: cases of the ${file}`, 100);
    const found = await at.page.run((all) => all.map((name) => results[name]), all);
    for (const { thrown } of found) assert.equal(thrown, undefined);
    return found;
  };

  for (const [index, [file, ...expected]] of rows.entries()) {
    test(`is the ${file}`, async () => {
      if (index % ROWS === 0) await begin(rows.slice(index, index + ROWS).map(([file]) => file));
      const found = await outcomesOf(file);
      const shown = found.map(({ before: { fallback, article, events } }) => {
        const what = article === fallback ? "neither or both" : article ? "A" : "F";
        return [what, ...new Set(events.map(({ code }) => code))].join(":");
      });
      const row = (cells) => Object.fromEntries(faults.map((fault, index) => [fault, cells[index]]));
      assert.deepEqual(row(shown), row(expected));

      for (const [index, { before, after }] of found.entries()) {
        const about = name(file, faults[index]);
        // Only what prevents the article from being shown is reported in the page, and that is the article itself or what it needs.
        const told = before.events.find(({ message }) => message.includes(`/${files[file]}`));
        assert.ok(
          told || before.events.length === 0,
          `${about}: the file is named in ${JSON.stringify(before.events)}`,
        );
        const isFatal = Boolean(told) && before.fallback;
        assert.equal(told?.fatal ?? false, isFatal, about);
        // That a page is older than its files is said above an article, too, if it has no cards for that.
        const isSaid = isFatal || (file.startsWith("cards") && told?.code === "version");
        assert.equal(before.notice !== "", isSaid, about);
        if (isSaid)
          assert.match(
            before.notice,
            /^(The article could not be loaded( \(\d+\))?|This article is empty|This page has been updated in the meantime)\.$/,
          );
        assert.equal(before.busy, String(before.fallback && !told && file !== "script"), about);
        if (told) {
          assert.match(told.message, /^\S.*[a-z0-9]\.? [A-Z].*\.$/, `${about}: a cause and what to do`);
          assert.doesNotMatch(told.message, RAW, about);
        }
        // Nothing is missing but that file; an article that cannot be read whole may not be found by its notes.
        const cards = ["cards", "margin"];
        const own = { article: ["notes"], cards, "cards-wasm": cards }[file] ?? [file];
        if (before.article)
          assert.deepEqual(
            before.missing.filter((part) => !own.includes(part)),
            [],
            about,
          );
        const whole = {
          fallback: false,
          article: true,
          notice: "",
          busy: "false",
          missing: [],
          events: [],
          errors: [],
        };
        assert.deepEqual(after, whole, `${about}, mended`);
      }
    });
  }
});
