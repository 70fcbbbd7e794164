// Loading that is interrupted: the element is removed, its address changes again and again, the network goes, another site
// lets nobody read its files. What can be read stays, the last request counts, and all of it recovers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { PATIENCE } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const reader = (attributes) =>
  `<apostil-reader ${attributes} loading="eager"><p id="fallback">Readable.</p></apostil-reader>`;
const numbers = Array.from({ length: 10 }, (_, index) => index + 1);

const setUp = async (use, open) => {
  const far = { "/far.md": { body: "Alpha from afar.\n" }, "/far-glossary.md": { body: "Alpha\n: From afar.\n" } };
  const closed = await use(openSite({ pages: far }));
  const opened = await use(openSite({ pages: far, cors: true }));
  const bodies = {
    "/": reader(`src="letters.md"`),
    "/far": reader(`src="${closed.origin}/far.md"`),
    "/far-glossary": reader(`src="letters.md" glossary="${closed.origin}/far-glossary.md"`),
    "/wrong": reader(`src="letters.md" sources="missing.json"`),
    "/german": `<apostil-reader loading="eager">${await render("tests/e2e/fixtures/german.md", "--fragment")}</apostil-reader>`,
  };
  const more = Object.fromEntries(
    numbers.map((number) => [`/${number}.md`, { body: `# Number ${number}\n\nIts text.\n` }]),
  );
  more["/words/de.json"] = { body: await readFile(join(project, "dist", "words", "de.json")) };
  const pages = {};
  const site = await use(letters(bodies, more, pages));
  return { site, pages, opened, page: await open() };
};

scenario("loading that is interrupted", setUp, (at) => {
  let go = () => {};
  /** Has a file wait until `go` is called. */
  const hold = (path) => {
    at.pages[path].until = new Promise((release) => {
      go = release;
    });
  };
  beforeEach(() => {
    at.site.asked.length = 0;
  });
  afterEach(() => {
    go();
    at.site.isDown = false;
  });

  const lively = () =>
    at.page.until("lively", () => document.querySelector("apostil-reader[data-lively] .apostil-body"));
  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.run(() => {
      window.told = [];
      for (const type of ["apostil-ready", "apostil-error"])
        addEventListener(type, ({ detail }) => window.told.push(detail.code ?? detail.article?.title));
    });
  };
  const asked = (path) =>
    at.page.driver.wait(() => at.site.asked.includes(path), PATIENCE, `never asked for: ${path}`, 20);
  const outcome = () =>
    at.page.run(() =>
      document.querySelector("apostil-reader").ready.then(
        () => "ready",
        ({ code, name }) => (typeof code === "string" ? code : name),
      ),
    );
  const told = () => at.page.run(() => window.told);
  const text = () => at.page.run(() => document.querySelector("apostil-reader").textContent);

  test("by the element's going leaves nothing, and goes on when it comes back", async () => {
    hold("/letters.md");
    await visit("/");
    await asked("/letters.md");
    await at.page.run(() => {
      window.kept = document.querySelector("apostil-reader");
      window.gone = window.kept.ready.then(
        () => "ready",
        ({ name }) => name,
      );
      window.kept.remove();
    });
    assert.equal(await at.page.run(() => window.gone), "AbortError");
    assert.equal(await at.page.run(() => window.kept.getAttribute("aria-busy")), null);
    go();
    await at.page.run(() => document.querySelector("main").append(window.kept));
    await lively();
    assert.deepEqual(await told(), ["Letters"]);
    await at.page.assertNoErrors();
  });

  test("by other wishes shows the last one, once", async () => {
    await visit("/");
    await lively();
    await at.page.run((numbers) => {
      window.told = [];
      for (const number of numbers) document.querySelector("apostil-reader").setAttribute("src", `${number}.md`);
    }, numbers);
    assert.equal(await outcome(), "ready");
    assert.deepEqual(await told(), ["Number 10"]);
    assert.match(await text(), /Number 10/);
    await at.page.assertNoErrors();
  });

  test("by a later wish does not show the earlier one when it comes after all", async () => {
    await visit("/");
    await lively();
    hold("/1.md");
    const wish = (number) =>
      at.page.run((number) => document.querySelector("apostil-reader").setAttribute("src", `${number}.md`), number);
    await wish(1);
    await asked("/1.md");
    await wish(2);
    assert.equal(await outcome(), "ready");
    go();
    await wish(3);
    assert.equal(await outcome(), "ready");
    assert.match(await text(), /Number 3/);
    await at.page.assertNoErrors();
  });

  test("by a last wish that fails keeps the article that was shown, and says so", async () => {
    await visit("/");
    await lively();
    await at.page.run(() => {
      for (const src of ["1.md", "2.md", "nowhere.md"])
        document.querySelector("apostil-reader").setAttribute("src", src);
    });
    assert.equal(await outcome(), "fetch");
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    assert.match(await text(), /The article could not be loaded \(404\)\..*Alpha comes before beta/s);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("by the network's going keeps the article and its cards, and goes on when it is back", async () => {
    await visit("/");
    await lively();
    await at.page.run(() => document.querySelector("apostil-reader").open("term-beta"));
    const [card] = await at.page.cards(1);
    at.site.isDown = true;
    await at.page.run(() =>
      document
        .querySelector("apostil-reader")
        .reload()
        .catch(() => {}),
    );
    assert.equal(await outcome(), "fetch");
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    assert.match(await text(), /The article could not be loaded\..*Try again.*Alpha comes before beta/s);
    assert.equal(await at.page.run((card) => card.matches(":popover-open"), card), true);
    at.site.isDown = false;
    await at.page.run(() =>
      document
        .querySelector("apostil-reader")
        .reload()
        .then(() => {}),
    );
    assert.doesNotMatch(await text(), /could not be loaded/);
    await at.page.run(() => document.querySelector("apostil-reader").open("term-beta"));
    await at.page.cards(1);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("by a page that answers an error with another request shows that one, once", async () => {
    await visit("/wrong");
    await at.page.until("an outcome", () => document.querySelector("[data-lively]"));
    await at.page.run(() => {
      const host = document.querySelector("apostil-reader");
      window.told = [];
      addEventListener("apostil-error", () => host.setAttribute("sources", "letters.json"), { once: true });
      host.reload();
    });
    await at.page.until("its sources", () => document.querySelector("[data-lively] #source-greek"));
    assert.deepEqual(await told(), ["fetch", "Letters"]);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("by an article's going while its words are loaded leaves nothing, and goes on when it comes back", async () => {
    hold("/words/de.json");
    await visit("/german");
    await asked("/words/de.json");
    await at.page.run(() => {
      window.kept = document.querySelector(".apostil-article");
      window.kept.remove();
    });
    go();
    assert.equal(await outcome(), "empty");
    assert.deepEqual(await told(), ["empty"]);
    await at.page.run(() => document.querySelector("apostil-reader").append(window.kept));
    await lively();
    await at.page.assertNoErrors();
  });

  test("by another site keeps what the page held, and shows the article of one that allows it", async () => {
    await visit("/far");
    assert.equal(await outcome(), "fetch");
    await at.page.until("a message", () => document.querySelector(".apostil-message"));
    assert.match(await text(), /The article could not be loaded\..*Readable/s);
    const warnings = await at.page.run(() => witness.warnings);
    assert.ok(
      warnings.some((text) => /far\.md could not be loaded: .*Access-Control-Allow-Origin: http/.test(text)),
      warnings.join("\n"),
    );
    const far = `${at.opened.origin}/far.md`;
    await at.page.run((far) => document.querySelector("apostil-reader").setAttribute("src", far), far);
    assert.equal(await outcome(), "ready");
    assert.match(await text(), /Alpha from afar/);
    await at.page.consoleErrors(); // the browser's own words about the file
  });

  test("by another site costs a glossary there alone", async () => {
    await visit("/far-glossary");
    await lively();
    assert.match(await text(), /Alpha comes before beta/);
    const far = `${at.opened.origin}/far-glossary.md`;
    await at.page.run((far) => document.querySelector("apostil-reader").setAttribute("glossary", far), far);
    assert.equal(await outcome(), "ready");
    assert.equal(await at.page.run(() => document.querySelector(".apostil-entry dd").textContent.trim()[0]), "F");
    await at.page.consoleErrors(); // the browser's own words about the file
  });
});
