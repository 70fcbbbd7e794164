// The table of docs/embedding.md that says how much one writes, against what its sections have one write.

import assert from "node:assert/strict";
import { test } from "node:test";
import { document, section } from "./section.mjs";

/** Of the blocks of code that a section has one write: those once, for a live and for a prerendered article. */
const BLOCKS = {
  Hugo: { once: [], live: [0], prerendered: [0] },
  Jekyll: { once: [], live: [0], prerendered: [1] },
  Eleventy: { once: [0, 1, 2], live: [3], prerendered: [4] },
  MkDocs: { once: [0], live: [1], prerendered: [2] },
  Astro: { once: [0], live: [1], prerendered: [2] },
  VitePress: { once: [0, 1], live: [2], prerendered: [3] },
  WordPress: { once: [], live: [0], prerendered: [] },
};

const lines = (code) => code.split("\n").length;

test("the table of lines to write is true", () => {
  for (const [heading, blocks] of Object.entries(BLOCKS)) {
    const { commands, written } = section(heading);
    const counts = Object.values(blocks).map((few) => few.reduce((sum, block) => sum + lines(written[block].code), 0));
    assert.ok(
      document.includes(
        `| ${[`[${heading}](#${heading.toLowerCase()})`, lines(commands[0]), ...counts].join(" | ")} |`,
      ),
      `${heading}: ${counts}`,
    );
  }
  const { commands, written } = section("The usual way");
  const parts = (code) => code.split("\n\n").map(lines);
  const [[once, live], [onceToo, prerendered]] = [written[1], section("Prerendering").written[0]].map(({ code }) =>
    parts(code),
  );
  assert.equal(once, onceToo);
  const row = [lines(commands[0]), once, live, `[${prerendered}](#prerendering)`].join(" | ");
  assert.ok(document.includes(`| [a page of your own](#the-usual-way) | ${row} |`), row);
});
