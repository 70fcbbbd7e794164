// The life of the element: several on a page, moved, removed and put back, given other attributes or other content, its
// script loaded twice; and what programs are told and may ask.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const reader = (attributes = "") => `<apostil-reader src="letters.md" ${attributes}></apostil-reader>`;

/** Counts listeners on the window, the document and its root, and timers: before the reader's script runs. */
const census = `
  window.census = { listeners: 0, timers: new Set() };
  for (const target of [window, document, document.documentElement]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function (type, hear, options) {
      if (options?.once || (options?.signal?.aborted)) return addEventListener.call(this, type, hear, options);
      census.listeners += 1;
      options?.signal?.addEventListener("abort", () => (census.listeners -= 1));
      return addEventListener.call(this, type, hear, options);
    };
  }
  {
    const { setTimeout, clearTimeout } = window;
    window.setTimeout = (run, ms) => {
      const id = setTimeout(() => (census.timers.delete(id), run()), ms);
      if (ms < 1000) census.timers.add(id); // WebKit's driver sets one of its own, for as long as a script may take
      return id;
    };
    window.clearTimeout = (id) => (census.timers.delete(id), clearTimeout(id));
  }
`;

const setUp = async (use, open) => {
  const prerendered = await render("www/article.md", "--fragment");
  const bodies = {
    "/": reader(),
    "/two": reader() + reader('id="second"'),
    "/fallback": `<apostil-reader><p id="fallback">Readable.</p></apostil-reader>`,
    "/prerendered": `<apostil-reader>${prerendered}</apostil-reader>`,
  };
  const twice = `<script type="module" src="/apostil.js?again"></script>`;
  const more = {
    "/census.js": { body: census },
    "/counted": { body: pageOf(reader(), `<script src="/census.js"></script>`) },
    "/twice": { body: pageOf(reader(), twice) },
    "/high.css": { body: "#high { block-size: 9000px }" },
    "/below": { body: pageOf(`<div id="high"></div>${reader()}`, `<link rel="stylesheet" href="/high.css">`) },
    "/other.md": { body: "# Other\n\nAnother article.[^a]\n\n[^a]: A note.\n" },
  };
  return { site: await use(letters(bodies, more)), page: await open() };
};

scenario("the element", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path, count = 1) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until(
      `${count} lively`,
      (count) => document.querySelectorAll("apostil-reader[data-lively]").length === count,
      count,
    );
  };
  const click = async (selector) => at.page.click(await at.page.find(selector));
  const titles = () =>
    at.page.run(() =>
      [...document.querySelectorAll(".apostil-card:popover-open .apostil-card-title")].map((it) => it.textContent),
    );

  test("stands several times on a page, with ids that do not clash", async () => {
    await visit("/two", 2);
    const ids = await at.page.run(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    await click('#second a[href="#a2-term-beta"]');
    await at.page.cards(1);
    await click('apostil-reader:first-of-type a[href="#term-alpha"]');
    const [card] = await at.page.cards(1);
    assert.equal(await at.page.run((it) => it.parentElement.id, card), "", "one reader's cards at a time");
    assert.equal(
      await at.page.run(() => document.querySelector("#second").open("term-omega")),
      true,
      "its own id will do",
    );
    assert.equal(await at.page.run(() => document.querySelector("#second .apostil-card-title").textContent), "Omega");
  });

  test("brings a mention into the window whose card a script opens", async () => {
    await visit("/");
    assert.equal(await at.page.run(() => document.querySelector("apostil-reader").open("term-omega")), true);
    await at.page.cards(1);
    await at.page.until("the mention in the window", () => {
      const { top, bottom } = document.querySelector('.apostil-body a[href="#term-omega"]').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  });

  test("is moved in the document with its cards, where they were", async () => {
    await visit("/");
    await click('a[href="#term-alpha"]');
    await at.page.cards(1);
    await click('.apostil-card a[href="#term-beta"]');
    await at.page.cards(2);
    await at.page.run(() => {
      document.querySelector("main").insertAdjacentHTML("afterend", "<div id='elsewhere'></div>");
      const reader = document.querySelector("apostil-reader");
      reader.mark = "the same";
      document.getElementById("elsewhere").append(reader);
    });
    await at.page.cards(2);
    assert.deepEqual(await titles(), ["Alpha", "Beta"]);
    await at.page.until("focus in a card", () => document.activeElement.closest(".apostil-card") !== null);
    assert.equal(await at.page.run(() => document.querySelector("#elsewhere apostil-reader").mark), "the same");
    await at.page.press("ESCAPE");
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
  });

  test("leaves nothing behind when it is taken away, and comes alive again", async () => {
    await visit("/counted");
    const counted = () => at.page.run(() => [census.listeners, census.timers.size]);
    const [listeners] = await counted();
    assert.ok(listeners > 0, "the census counts");
    // A delay is running when the element goes.
    await at.page.hover(await at.page.find('a[href="#term-alpha"]'));
    const left = await at.page.until("a delay", async () => {
      if (census.timers.size === 0) return null;
      window.kept = document.querySelector("apostil-reader");
      window.kept.remove();
      await null; // it waits no longer to learn whether it is only moved
      await null;
      return [census.listeners, census.timers.size];
    });
    assert.deepEqual(left, [0, 0], "no listener and no timer");
    assert.equal(await at.page.run(() => window.kept.open("term-alpha")), false);
    await at.page.run(() => document.querySelector("main").append(window.kept));
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
    await click('a[href="#term-beta"]');
    await at.page.cards(1);
  });

  test("renders anew when an attribute of its content changes, and not for others", async () => {
    await visit("/");
    await at.page.run(() => (document.querySelector(".apostil-article").mark = "old"));
    await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      for (const [name, value] of [
        ["theme", "dark"],
        ["layout", "margin"],
        ["trigger", "click"],
        ["loading", "eager"],
        ["data-x", "y"],
      ])
        reader.setAttribute(name, value);
    });
    await at.page.until("notes in the margin", () =>
      document.querySelector("[data-margin] .apostil-note[data-beside]"),
    );
    assert.equal(await at.page.run(() => document.querySelector(".apostil-article").mark), "old");
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("src", "other.md"));
    await at.page.until("the other article", () => document.querySelector("h1")?.textContent === "Other");
    await at.page.run(() => document.querySelector("apostil-reader").ready);
    await click(".apostil-noteref a");
  });

  test("comes alive with what a page puts into it", async () => {
    await visit("/");
    await at.page.run(() => {
      const reader = document.querySelector("apostil-reader");
      reader.open("term-alpha");
      reader.removeAttribute("src");
      return reader.ready.catch(() => {});
    });
    await at.page.run(() => {
      const script = document.createElement("script");
      script.type = "text/markdown";
      script.textContent = "New text.[^n]\n\n[^n]: New note.\n";
      document.querySelector("apostil-reader").replaceChildren(script);
    });
    await at.page.until(
      "the new article",
      () => document.querySelector("#fn-n") && document.querySelector("[data-lively]"),
    );
    await click(".apostil-noteref a");
    await at.page.cards(1);
    await at.page.run(() => document.querySelector("apostil-reader").replaceChildren("Plain words."));
    await at.page.cards(0);
    await at.page.until("a still element", () => !document.querySelector("[data-lively]"));
  });

  test("does not mind its script loaded twice", async () => {
    await visit("/twice");
    await click('a[href="#term-alpha"]');
    await at.page.cards(1);
  });

  test("of a prerendered article loads the WebAssembly when it is wanted", async () => {
    await at.page.visit(`${at.site.origin}/prerendered`);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
    assert.equal(await at.page.run(() => document.querySelector("apostil-reader").article), null);
  });

  test("that is far below is loaded when it comes near, or at once if it says so", async () => {
    await at.page.visit(`${at.site.origin}/below`);
    await at.page.until("the element", () => customElements.get("apostil-reader"));
    const fetched = () =>
      at.page.run(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("letters.md")));
    await at.page.run(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    assert.equal(await fetched(), false);
    await at.page.run(() => document.querySelector("apostil-reader").scrollIntoView());
    await at.page.article();
    assert.equal(await fetched(), true);
    await at.page.visit(`${at.site.origin}/below`);
    await at.page.until("the element", () => customElements.get("apostil-reader"));
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("loading", "eager"));
    await at.page.article();
    assert.equal(await at.page.run(() => scrollY), 0);
  });

  test("tells programs what happens, and does what they ask", async () => {
    await visit("/");
    const told = await at.page.run(async () => {
      const reader = document.querySelector("apostil-reader");
      const told = [];
      for (const name of ["ready", "open", "close", "error"])
        document.addEventListener(`apostil-${name}`, ({ type, detail, target }) =>
          told.push([type, detail.id ?? detail.code ?? detail.article.title, target === reader]),
        );
      told.push(reader.open("term-alpha"), reader.open("#term-alpha"), reader.open("term-nope"));
      reader.close();
      reader.close();
      told.push((await reader.reload()) === reader, (await reader.ready) === reader);
      return told;
    });
    assert.deepEqual(told, [
      ["apostil-open", "term-alpha", true],
      true,
      true,
      false,
      ["apostil-close", "term-alpha", true],
      ["apostil-ready", "Letters", true],
      true,
      true,
    ]);
  });
});
