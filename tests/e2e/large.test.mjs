// Articles of many elements: one that would become too many is refused, and what was shown stays; in one that has as many
// mentions as a book a card opens with little work.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const many = `---
terms: all
---
${`${"Alpha ".repeat(80)}${"beta[^a] gamma ".repeat(40)}\n\n`.repeat(100)}

[^a]: A note on all of it.

## Glossary

Alpha
: The first letter.
`;

const setUp = async (use, open) => {
  const bodies = {
    "/": `<apostil-reader src="letters.md"></apostil-reader>`,
    "/many": `<apostil-reader src="many.md"></apostil-reader>`,
  };
  const more = { "/large.md": { body: "a\n\n".repeat(100_000) }, "/many.md": { body: many } };
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("a large article", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
  };

  test("is refused where it would become too large, and what was shown stays", async () => {
    await visit("/");
    await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      window.faults = [];
      reader.addEventListener("apostil-error", ({ detail }) => window.faults.push(detail));
      reader.setAttribute("src", "large.md");
    });
    const sentence =
      "The article would become more than 100,000 elements and is not shown. Split it into several articles.";
    await at.page.until(
      "the message",
      () =>
        document.querySelector("apostil-reader > .apostil-message [role=status]")?.textContent ===
        "The article could not be loaded.",
    );
    assert.deepEqual(await at.page.run(() => window.faults), [{ code: "too-large", message: sentence, fatal: true }]);
    assert.ok(await at.page.run(() => document.querySelector("apostil-reader").open("term-alpha")));
    await at.page.cards(1);
  });

  test("opens a card without walking its mentions", async () => {
    await visit("/many");
    const work = await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      const show = (id) => {
        if (!reader.open(id)) throw new Error(`no card of ${id}`);
        const said = document.querySelector(".apostil-card-mention")?.textContent;
        reader.close();
        return said;
      };
      const { querySelectorAll } = Element.prototype;
      let work = 0;
      const count = (prototype, name, weigh) => {
        const original = prototype[name];
        prototype[name] = function (...values) {
          const result = original.apply(this, values);
          work += weigh(result);
          return result;
        };
      };
      for (const name of ["matches", "closest"]) count(Element.prototype, name, () => 1);
      for (const name of ["contains", "compareDocumentPosition"]) count(Node.prototype, name, () => 1);
      count(NodeList.prototype, "item", () => 1);
      const said = ["term-alpha", "fn-a"];
      const first = said.map(show);
      const own = work;
      // When a card first opens, the browser lists the mentions of its entry; later nobody does.
      work = 0;
      count(Element.prototype, "querySelectorAll", (found) => found.length);
      count(Document.prototype, "querySelectorAll", (found) => found.length);
      count(Node.prototype, "cloneNode", (copy) =>
        copy instanceof Element ? querySelectorAll.call(copy, "*").length + 1 : 1,
      );
      return { first, own, again: said.map(show), work };
    });
    const said = ["1 of 8000", "1 of 4000"];
    assert.deepEqual([work.first, work.again], [said, said]);
    assert.ok(work.own < 500, `${work.own} nodes were looked at the first time`);
    assert.ok(work.work < 500, `${work.work} nodes were looked at again`);
  });

  test("is not styled anew for a card: no rule counts children that it does not name", async () => {
    await visit("/many");
    const faults = await at.page.run(() => {
      const rules = ({ selectorText, cssRules }) => [selectorText ?? "", ...[...(cssRules ?? [])].flatMap(rules)];
      const counts =
        /(^|[\s>+~(,])\*?:(nth-last|last|only|empty)|:has\(([^)]*[\s>+~(,])?\*?:(nth|first|last|only|empty)/;
      return [...document.styleSheets].flatMap(rules).filter((selector) => counts.test(selector));
    });
    assert.deepEqual(faults, []);
  });
});
