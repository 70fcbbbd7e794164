// What is in a card: its head is one row, the claim that is judged comes first, what is cut fades; code scrolls in it, pictures and tables are no wider than it, diagrams keep their styles, and it runs in
// the article's direction on a page that runs in the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openForeignPages } from "./foreign-page.mjs";
import { scenario } from "./scenario.mjs";

const page = (attributes, head) => ({
  body: `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width">${head}<script type="module" src="/apostil.js"></script></head>
<body><apostil-reader src="/all.md" loading="eager">Later.</apostil-reader></body></html>`,
});

const setUp = async (use, open) => {
  const right = "<style>body { text-align: right; }</style>";
  const pages = { "/ltr": page(`lang="en"`, ""), "/rtl": page(`lang="he" dir="rtl"`, right) };
  return { site: await openForeignPages(use, pages), page: await open() };
};

scenario("in a card", setUp, (at) => {
  const open = async (path, id) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("[data-lively] .apostil-source"));
    await at.page.run((id) => document.querySelector("apostil-reader").open(id), id);
    await at.page.cards(1);
  };

  for (const width of [320, 1000])
    test(`code, tables and pictures are within reach, ${width} px wide`, async () => {
      await at.page.resize(width, 700);
      await open("/ltr", "fn-all");
      const outside = () => {
        const body = document.querySelector(".apostil-card-body");
        const { left, right } = body.getBoundingClientRect();
        const isScrolled = (it) => it.closest(".apostil-card-body pre, .apostil-card-body .apostil-table");
        return [...body.querySelectorAll("*")]
          .filter((it) => isScrolled(it) === null || isScrolled(it) === it)
          .filter((it) => it.getBoundingClientRect().right > right + 1 || it.getBoundingClientRect().left < left - 1)
          .map((it) => it.outerHTML.slice(0, 80));
      };
      assert.deepEqual(await at.page.run(outside), []);
      const scrolls = (selector) => {
        const it = document.querySelector(`.apostil-card-body ${selector}`);
        it.scrollLeft = 1e4;
        return [it.scrollWidth - it.clientWidth > 20, it.scrollLeft + it.clientWidth >= it.scrollWidth - 1];
      };
      assert.deepEqual(await at.page.run(scrolls, "pre"), [true, true], "the end of the code can be scrolled to");
      // By keyboard, too.
      assert.equal(await at.page.run(() => document.querySelector(".apostil-card-body pre").tabIndex), 0);
      await at.page.assertNoErrors();
    });

  test("a note leads with its verdict and its claim, and fades where it is cut; its ring has its corners", async () => {
    await at.page.resize(1000, 560);
    await at.page.visit(`${at.site.origin}/ltr`);
    await at.page.until("a lively article", () => document.querySelector("[data-lively] .apostil-source"));
    await at.page.run(() => {
      const claim = document.createElement("blockquote");
      claim.className = "apostil-judged";
      claim.textContent = "What is claimed";
      document.querySelector("#fn-all .apostil-content").before(claim);
      document.querySelector("apostil-reader").open("fn-all");
    });
    const [card] = await at.page.cards(1);
    const found = await at.page.run((card) => {
      const head = card.querySelector(".apostil-card-head");
      const first = card.querySelector(".apostil-card-body").firstElementChild;
      const seen = (selector) => card.querySelectorAll(selector).length;
      const named = card
        .getAttribute("aria-labelledby")
        .split(" ")
        .map((id) => document.getElementById(id).textContent);
      return {
        row: [...head.children].map((it) => it.className.replace("apostil-card-", "")),
        isRow: head.offsetHeight < 50,
        first: first.className,
        serif: getComputedStyle(first).fontFamily,
        hue: getComputedStyle(first).borderLeftColor === getComputedStyle(head.querySelector(".apostil-verdict")).color,
        line: getComputedStyle(first).borderLeftWidth,
        again: seen(".apostil-card-body :is(.apostil-verdict, .apostil-checked)"),
        named: named.map((it) => it.trim()),
        described: card
          .getAttribute("aria-describedby")
          .split(" ")
          .map((id) => document.getElementById(id).closest(".apostil-finding, .apostil-content").className),
        radius: getComputedStyle(card).borderRadius,
        ring: getComputedStyle(card).outlineOffset,
      };
    }, card);
    assert.match(found.serif, /serif/);
    assert.deepEqual(
      { ...found, serif: "" },
      {
        row: ["verdict", "title", "close"],
        isRow: true,
        first: "apostil-judged",
        serif: "",
        hue: true,
        line: "3px",
        again: 0,
        named: ["Note 1", "✗ misattributed"],
        described: ["apostil-finding", "apostil-content"],
        radius: "10px",
        ring: "0px",
      },
    );
    const fades = () => {
      const { maskImage, webkitMaskImage } = getComputedStyle(document.querySelector(".apostil-card-body"));
      return (maskImage ?? webkitMaskImage) !== "none";
    };
    assert.equal(await at.page.run(fades), true, "it is cut");
    await at.page.run(() => document.querySelector(".apostil-card-body").scrollTo(0, 1e5));
    await at.page.until("no fading at the end", `() => !(${fades})()`);
  });

  test("diagrams look as in the list", async () => {
    await at.page.resize(1000, 700);
    await open("/ltr", "source-key");
    const colours = await at.page.run(() => {
      const space = "http://www.w3.org/2000/svg";
      const add = (parent, name, attributes, text = "") => {
        const it = parent.appendChild(document.createElementNS(space, name));
        for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
        it.textContent = text;
        return it;
      };
      const frame = document.querySelector("#term-delta dd").appendChild(document.createElement("div"));
      frame.id = "frame";
      const svg = add(frame, "svg", { id: "diagram", width: 40, height: 40 });
      const style =
        "#diagram rect { fill: rgb(0, 200, 0) } #frame path { fill: rgb(0, 0, 200) } #part { stroke: rgb(9, 9, 9) }";
      add(svg, "style", {}, style);
      for (const [name, more] of [
        ["rect", { width: 9, height: 9 }],
        ["path", { d: "M0 0h9v9z" }],
        ["circle", { id: "part" }],
      ])
        add(svg, name, more);
      document.querySelector("apostil-reader").open("term-delta");
      const look = (place) =>
        ["rect", "path"]
          .map((it) => getComputedStyle(document.querySelector(`${place} svg ${it}`)).fill)
          .concat(getComputedStyle(document.querySelector(`${place} svg circle`)).stroke);
      return [look(".apostil-card"), look("#term-delta")];
    });
    assert.deepEqual(colours, Array(2).fill(["rgb(0, 200, 0)", "rgb(0, 0, 200)", "rgb(9, 9, 9)"]));
  });

  test("an English article runs left to right on a page that runs right to left", async () => {
    await open("/rtl", "fn-all");
    const found = await at.page.run(() =>
      [".apostil-article", ".apostil-card", ".apostil-card-body p"].map((it) => {
        const { direction, textAlign } = getComputedStyle(document.querySelector(it));
        return [direction, textAlign];
      }),
    );
    assert.deepEqual(found, Array(3).fill(["ltr", "start"]));
  });
});
