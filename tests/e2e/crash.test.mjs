// The WebAssembly fails while it works, by a trap or for lack of memory: no exception reaches the page, what can be read
// stays, there is one message, and a new instance continues.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { patience } from "./patience.mjs";
import { scenario } from "./scenario.mjs";
import { trap } from "./trap.mjs";

/** The WebAssembly with no more memory than so many pages of 64 KiB. */
function limited(wasm, pages) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const bytes = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...bytes(value >> 7)]);
  for (;;) {
    const start = at;
    const id = number();
    const end = number() + at;
    if (id === 5) {
      const memory = [number(), number(), number()]; // one memory, its flags, its first pages
      assert.deepEqual(memory.slice(0, 2), [1, 0], "one memory without a limit");
      const section = [1, 1, ...bytes(memory[2]), ...bytes(memory[2] + pages)];
      return Buffer.concat([wasm.subarray(0, start), Buffer.from([5, section.length, ...section]), wasm.subarray(end)]);
    }
    at = end;
  }
}

const reader = (attributes) =>
  `<apostil-reader ${attributes} loading="eager"><p id="fallback">Readable.</p></apostil-reader>`;
const page = (body) => pageOf(body, `<script src="/arm.js"></script>`);
const large = "Alpha comes before beta. ".repeat(60_000);

const setUp = async (use, open) => {
  const wasm = await readFile(join(project, "dist/pkg/apostil_render_bg.wasm"));
  const script = await readFile(join(project, "dist/apostil.js"), "utf8");
  const more = {
    "/arm.js": { body: trap },
    "/": { body: page(reader(`src="letters.md"`)) },
    "/two": { body: page(reader(`src="letters.md"`) + reader(`src="letters.md" id="second"`)) },
    "/late": {
      body: pageOf(reader(`src="letters.md"`), `<script src="/patience.js"></script><script src="/arm.js"></script>`),
    },
    "/patience.js": { body: patience },
    "/large": { body: page(reader(`src="large.md"`)) },
    "/large.md": { body: large },
  };
  const poor = {
    ...more,
    "/apostil.js": { body: script.replaceAll(/\?sha256-[\w~-]{43}/g, "") }, // which takes any binary
    "/pkg/apostil_render_bg.wasm": { body: limited(wasm, 40) },
  };
  const pages = {};
  return {
    pages,
    site: await use(letters({}, more, pages)),
    poor: await use(letters({}, poor)),
    page: await open(),
  };
};

scenario("a crash", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const lively = () =>
    at.page.until("lively", () => document.querySelector("apostil-reader[data-lively] .apostil-body"));
  /** A reader's pointer comes to the article, which asks for its cards. */
  const touched = () =>
    at.page.until("lively once it is touched", () => {
      document.querySelector("apostil-reader").dispatchEvent(new PointerEvent("pointerover", { pointerType: "mouse" }));
      return document.querySelector("apostil-reader[data-lively] .apostil-body");
    });
  const visit = async (path, site = at.site) => {
    await at.page.visit(site.origin + path);
    await at.page.moveAway(); // a pointer that is over the article would ask for its cards
    await at.page.until("an outcome", () => globalThis.trap.told.length > 0 || document.querySelector("[data-lively]"));
  };
  const told = () => at.page.run(() => globalThis.trap.told);
  const has = (selector) => at.page.run((selector) => document.querySelector(selector) !== null, selector);
  const text = () => at.page.run(() => document.querySelector("apostil-reader").textContent);
  const failure = () =>
    at.page.run(() =>
      document.querySelector("apostil-reader").ready.then(
        () => "",
        ({ code }) => code,
      ),
    );
  const reload = () =>
    at.page.run(() =>
      document
        .querySelector("apostil-reader")
        .reload()
        .then(
          () => "",
          ({ code }) => code,
        ),
    );
  const isTold = (events, fatal) => {
    assert.deepEqual(
      events.map(({ code, fatal }) => [code, fatal]),
      [["crash", fatal]],
    );
    assert.match(events[0].message, /^Apostil stopped because of .*\. Load the page again, or report it\.$/);
  };

  // What readers and programs do: the method that it calls, and whether a card is open. Each runs in the page.
  const deeds = {
    "a call of open": ["cards_open", false, (host) => host.open("term-alpha")],
    "a click on a word": [
      "cards_hear",
      false,
      () => document.querySelector('.apostil-body a[href="#term-beta"]').click(),
    ],
    "a pointer over a word": [
      "cards_hear",
      false,
      () =>
        document
          .querySelector('.apostil-body a[href="#term-beta"]')
          .dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" })),
    ],
    "a call of close": ["cards_close", true, (host) => host.close()],
    "a click on Close": ["cards_hear", true, () => document.querySelector(".apostil-card-close").click()],
    "a click on More": ["cards_hear", true, () => document.querySelector(".apostil-card-more").click()],
    "a click on Go to entry": ["cards_hear", true, () => document.querySelector(".apostil-card-goto").click()],
    "a click on Next mention": ["cards_hear", true, () => document.querySelector(".apostil-card-next").click()],
    "focus in a card": ["cards_hear", true, () => document.querySelector(".apostil-card-close").focus()],
    Escape: [
      "cards_hear",
      true,
      () => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
    ],
    "a press outside": [
      "cards_hear",
      true,
      () => {
        for (const type of ["pointerdown", "pointerup"])
          document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
      },
    ],
    "another trigger": ["cards_arrange", true, (host) => host.setAttribute("trigger", "click")],
  };

  for (const [name, [method, hasCard, deed]] of Object.entries(deeds))
    test(`at ${name} costs the cards for a moment, and nothing else`, async () => {
      await visit("/");
      await lively();
      if (hasCard) {
        await at.page.run(() => document.querySelector("apostil-reader").open("term-alpha"));
        await at.page.cards(1);
      }
      const before = await at.page.run(() => document.querySelector(".apostil-body").textContent);
      const answer = await at.page.run(
        `(method) => { globalThis.trap.armed = method; return (${deed})(document.querySelector("apostil-reader")); }`,
        method,
      );
      if (method === "cards_open") assert.equal(answer, false, "nothing is open");
      await at.page.until("a crash", () => globalThis.trap.told.length > 0);
      assert.equal(await at.page.run(() => globalThis.trap.armed), null, "it trapped");
      assert.equal(await at.page.run(() => document.querySelector(".apostil-body").textContent), before);
      assert.equal(await has(".apostil-card, .apostil-message, [aria-expanded=true]"), false);
      // "Go to entry" takes the reader elsewhere.
      if (hasCard && name !== "a click on Go to entry") {
        const focused = await at.page.run(() => document.activeElement.getAttribute("href"));
        assert.equal(focused, "#term-alpha", "the focus is back on the word");
      }
      // A pointer that comes is an intent itself, and engines differ in whether this one has passed by then.
      if (name !== "a pointer over a word")
        assert.equal(await at.page.run(() => globalThis.trap.instances), 2, "nothing is done until it is wanted");
      await touched();
      assert.equal(await at.page.run(() => globalThis.trap.instances), 3, "a new instance");
      assert.equal(await at.page.run(() => document.querySelector("apostil-reader").open("term-beta")), true);
      await at.page.cards(1);
      isTold(await told(), false);
    });

  test("of a delay costs the cards for a moment, too", async () => {
    await visit("/");
    await lively();
    await at.page.run(() => {
      const { setTimeout } = window;
      const elapse = (run) => {
        globalThis.trap.armed = "cards_hear";
        run();
      };
      window.setTimeout = (run, ms, ...values) => setTimeout(ms === 300 ? () => elapse(run) : run, ms, ...values);
    });
    await at.page.hover(await at.page.find('.apostil-body a[href="#term-beta"]'));
    await at.page.until("a crash", () => globalThis.trap.told.length > 0);
    await touched();
    isTold(await told(), false);
  });

  test("that comes again and again is the last after three, until the page asks anew", async () => {
    await visit("/");
    await lively();
    for (const count of [1, 2, 3]) {
      await at.page.run(() => {
        globalThis.trap.armed = "cards_open";
        document.querySelector("apostil-reader").open("term-alpha");
      });
      await at.page.until("a crash", (count) => globalThis.trap.told.length === count, count);
      if (count < 3) await touched();
    }
    assert.equal(await failure(), "crash");
    await at.page.run(async () => {
      const host = document.querySelector("apostil-reader");
      host.dispatchEvent(new PointerEvent("pointerover"));
      host.removeAttribute("loading");
      await host.ready.catch(() => {});
    });
    assert.equal(
      await at.page.run(() => globalThis.trap.instances),
      4,
      "of each module the first, and twice the cards anew",
    );
    assert.equal(await has("[data-lively]"), false);
    assert.equal(await reload(), "");
    await lively();
  });

  test("of a part that comes late costs the cards for a moment, and the part comes with them", async () => {
    let go;
    at.pages["/letters.json"].until = new Promise((release) => {
      go = release;
    });
    await at.page.visit(`${at.site.origin}/late`);
    await at.page.until("an article without it", () => {
      window.loseMyPatience();
      return document.querySelector("[data-lively] .apostil-body");
    });
    await at.page.run(() => {
      globalThis.trap.told = [];
      globalThis.trap.armed = "reading_hear";
    });
    go();
    await at.page.until("a crash", () => globalThis.trap.told.length > 0);
    isTold(await told(), false);
    assert.equal(await has("[data-lively], .apostil-message, #source-greek"), false);
    await touched();
    await at.page.until("the part", () => document.querySelector("[data-lively] #source-greek"));
  });

  test("of one reader leaves the others as they are", async () => {
    await visit("/two");
    await at.page.until("two", () => document.querySelectorAll("[data-lively]").length === 2);
    await at.page.run(() => {
      document.querySelector("#second").open("term-beta");
      globalThis.trap.armed = "cards_open";
      document.querySelector("apostil-reader").open("term-alpha");
    });
    await at.page.until("a crash", () => globalThis.trap.told.length > 0);
    await at.page.cards(1);
    await touched();
    assert.equal(await at.page.run(() => document.querySelector("#second").open("term-alpha")), true);
    isTold(await told(), false);
  });

  for (const method of ["reading_new", "reading_hear"])
    test(`of ${method} keeps what the page held, and a new instance renders the article`, async () => {
      await visit(`/?trap=${method}`);
      assert.equal(await failure(), "crash");
      assert.match(await text(), /Readable\./);
      await at.page.until("the message", () => document.querySelector(".apostil-message"));
      isTold(await told(), true);
      assert.equal(await reload(), "");
      await lively();
      assert.equal(
        await at.page.run(() => globalThis.trap.instances),
        3,
        "one that failed, one that renders, the cards",
      );
      assert.equal(await has(".apostil-message"), false);
      // Now the article is there, and stays.
      await at.page.run((method) => {
        globalThis.trap.told = [];
        globalThis.trap.armed = method;
      }, method);
      assert.equal(await reload(), "crash");
      assert.match(await text(), /Alpha comes before beta/);
      isTold(await told(), true);
      assert.equal(await reload(), "");
      await at.page.run(() => document.querySelector("apostil-reader").open("term-beta"));
      await at.page.cards(1);
    });

  test("of cards that are made keeps the article, and new ones are made when it is loaded again", async () => {
    await visit("/?trap=cards_new");
    assert.equal(await failure(), "crash");
    assert.match(await text(), /Alpha comes before beta/);
    assert.equal(await has(".apostil-message, .apostil-live, [data-lively], [aria-pressed]"), false);
    isTold(await told(), false);
    assert.equal(await reload(), "");
    await lively();
    await at.page.run(() => document.querySelector("apostil-reader").open("term-beta"));
    await at.page.cards(1);
  });

  test("for lack of memory keeps what the page held, and a smaller article is shown", async () => {
    await visit("/large", at.poor);
    assert.equal(await failure(), "crash");
    assert.match(await text(), /Readable\./);
    isTold(await told(), true);
    await at.page.run(() => {
      globalThis.trap.told = [];
      document.querySelector("apostil-reader").setAttribute("src", "letters.md");
    });
    await lively();
    // And the other way round.
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("src", "large.md"));
    await at.page.until("a crash", () => globalThis.trap.told.length > 0);
    assert.match(await text(), /Then alpha again, and gamma\./);
    isTold(await told(), true);
  });

  test("that leaves no article does not take the place of what is shown", async () => {
    await visit("/");
    await lively();
    await at.page.run(() => {
      // An engine that makes no nodes of it.
      const { createDocumentFragment } = Document.prototype;
      Document.prototype.createDocumentFragment = function () {
        return Object.assign(createDocumentFragment.call(this), { appendChild: (node) => node });
      };
    });
    assert.equal(await reload(), "too-large");
    assert.match(await text(), /Then alpha again, and gamma\./);
    const [{ code, fatal, message }] = await told();
    assert.deepEqual([code, fatal], ["too-large", true]);
    assert.match(message, /letters\.md is too large to be shown\./);
  });
});
