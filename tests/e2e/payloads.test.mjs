// Payloads in every slot, live: under a strict policy that reports, with cards opened, in every engine. Nothing runs,
// nothing is requested but what the page and its articles consist of, nothing comes out that is not in the table, and
// the page around the reader stays as it was. What `apostil render` makes of them is in payloads-prerendered.test.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "./apostil.mjs";
import { engines } from "./engines.mjs";
import { lists, payloads } from "./payloads/lists.mjs";
import { END, groups, room } from "./payloads/slots.mjs";
import { policyAfter } from "./policies.mjs";
import { scenario } from "./scenario.mjs";
import { mounted, openStrict } from "./strict.mjs";

const words = JSON.parse(readFileSync(join(project, "www/words/en.json"), "utf8"));
/** Of the lists each engine takes a share of its own, and all take what is ours; APOSTIL_PAYLOADS=all gives them everything. */
const SHARES = 6;
const ours = new Set(Object.entries(lists).flatMap(([name, texts]) => (name.startsWith("our own") ? texts : [])));
const isAll = process.env.APOSTIL_PAYLOADS === "all";
const shareOf = (share) => payloads.filter((text, i) => isAll || ours.has(text) || i % SHARES === share);

/** The articles that hold these payloads in every slot. */
function articlesOf(held) {
  const all = [];
  for (const [group, slots] of Object.entries(groups)) {
    for (let first = 0; first < held.length; first += room(group)) {
      const some = held.slice(first, first + room(group));
      const { front, body, ...files } = slots(some, words);
      all.push({
        group,
        some,
        files: { article: `${front ? `---\n${front}\n---\n\n` : ""}${body}\n\n${END}\n`, ...files },
      });
    }
  }
  return all;
}

const setUp = async (use, open, name) => {
  const held = shareOf(engines.findIndex((engine) => engine.name === name));
  const all = articlesOf(held);
  const strangers = articlesOf(isAll ? held : [...ours]);
  const policy = policyAfter("### A live page");
  const [site, strangerSite] = [await use(openStrict(policy, all)), await use(openStrict(policy, strangers))];
  return { held, all, site, strangers, strangerSite, page: await open() };
};

scenario("payloads in every slot", setUp, (at) => {
  const doNothing = async (context, site, all, options) => {
    const { wrong, counted } = await mounted(at.page, site, all, { end: END, ...options });
    const { articles, elements, cards } = counted;
    context.diagnostic(`${articles} articles, ${elements} elements, ${cards} cards`);
    const shown = wrong.slice(0, 20).map(({ number, fault }) => {
      const { group, some } = all[number] ?? {};
      return `${group} ${JSON.stringify(some)?.slice(0, 200)}: ${fault}`;
    });
    assert.equal(wrong.length, 0, `${wrong.length} faults, of which the first are\n${shown.join("\n")}`);
  };

  test("do nothing", (context) => {
    context.diagnostic(`${at.held.length} of ${payloads.length} payloads`);
    return doNothing(context, at.site, at.all);
  });

  test("do less in a stranger's text: no picture of another site, no id of the page", (context) =>
    doNothing(context, at.strangerSite, at.strangers, { untrusted: true }));
});
