// The one file, apostil.inline.js: a classic script that needs no other file. From a page opened as a file, in a frame
// without an origin, on a site that has nothing else of Apostil; and after a crash.

import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { files } from "./letters.mjs";
import { policyAfter } from "./policies.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";
import { witness } from "./witness.mjs";

const script = join(project, "dist", "apostil.inline.js");
const markdown = (lang) => `<apostil-reader>
  <script type="text/markdown">
    ---
    title: Rom
    lang: ${lang}
    ---
    Rome fell.[^fall]

    [^fall]: In 476.

    ## Glossary

    Rome
    : A city.
  </script>
</apostil-reader>`;

/** A page with the script in its head, before the element, without a type. */
const page = (body, before = "") => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>One file</title>${before}<script src="apostil.inline.js"></script></head>
<body>${body}</body>
</html>
`;

/** Runs before the reader's script: once \`armed\`, the next event that the cards hear ends them. */
function arm() {
  globalThis.trap = { armed: false, instances: 0 };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    const { exports } = instance;
    const get = (_, name) => {
      if (!trap.armed || name !== "cards_hear") return exports[name];
      trap.armed = false;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    trap.instances += 1;
    return Object.defineProperty(instance, "exports", { value: new Proxy({}, { get }) });
  };
}

const setUp = async (use, open) => {
  const folder = await use(openFolder("inline"));
  const article = join(folder.path, "fragment.md");
  writeFileSync(
    article,
    "---\nlang: de\n---\nRom fiel.[^fall]\n\n[^fall]: Im Jahr 476.\n\n## Glossary\n\nRom\n: Eine Stadt.\n",
  );
  const bodies = {
    "inline.html": markdown("de"),
    "prerendered.html": `<apostil-reader>${await render(article, "--fragment")}</apostil-reader>`,
    "live.html": `<apostil-reader src="fragment.md"><p id="held">Words of the page.</p></apostil-reader>`,
  };
  copyFileSync(script, join(folder.path, "apostil.inline.js"));
  for (const [name, body] of Object.entries(bodies))
    writeFileSync(join(folder.path, name), page(body, `<script>${witness}</script>`));
  const framed = page(markdown("en"), `<script>${witness}</script>`);
  const site = await use(
    openSite({
      folder: folder.path,
      pages: {
        ...files,
        "/site": { body: page('<apostil-reader src="letters.md"></apostil-reader>') },
        "/strict": {
          body: page(markdown("de")),
          headers: { "Content-Security-Policy": policyAfter("## One file", { document: "docs/embedding.md" }) },
        },
        "/crash": { body: page(markdown("en"), `<script>(${arm})();</script>`) },
        "/framed": { body: framed, isBare: true },
        "/frame": {
          body: `<!DOCTYPE html><html lang="en"><title>A host</title><iframe sandbox="allow-scripts" src="/framed" width="800" height="700"></iframe></html>`,
        },
      },
    }),
  );
  return { folder: pathToFileURL(`${folder.path}/`).href, site, page: await open() };
};

scenario("the one file", setUp, (at) => {
  const lively = () => at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
  const opensACard = async (word) => {
    await lively();
    const term = await at.page.find(`.apostil-body a[href="#term-${word}"]`);
    await at.page.click(term);
    const [card] = await at.page.cards(1);
    const look = (it) => [getComputedStyle(it).position, it.querySelector("button").getAttribute("aria-label")];
    return at.page.run(look, card);
  };

  test("shows an article in a page opened as a file, with its style and the words of its language", async () => {
    await at.page.visit(`${at.folder}inline.html`);
    assert.deepEqual(await opensACard("rome"), ["absolute", "Schließen"]);
    await at.page.assertNoErrors();
  });

  test("makes a prerendered one interactive there", async () => {
    await at.page.visit(`${at.folder}prerendered.html`);
    assert.deepEqual(await opensACard("rom"), ["absolute", "Schließen"]);
    await at.page.assertNoErrors();
  });

  test("says why an article in another file cannot be read from there, and keeps what the page holds", async () => {
    await at.page.visit(`${at.folder}live.html`);
    await at.page.until("a message", () => document.querySelector(".apostil-message")?.textContent);
    const [warning] = await at.page.run(() => witness.warnings);
    assert.match(warning, /fragment\.md could not be loaded from a page opened as a file\. Serve its folder/);
    assert.equal(await (await at.page.find("#held")).isDisplayed(), true);
    await at.page.assertNoErrors();
  });

  test("works in a frame that has no origin", async () => {
    await at.page.visit(`${at.site.origin}/frame`);
    await at.page.driver.switchTo().frame(await at.page.find("iframe"));
    await at.page.until("the article", () => document.querySelector(".apostil-body p"));
    await at.page.hover(await at.page.find(".apostil-body p")); // in such a frame Chromium may never be idle
    assert.deepEqual(await opensACard("rome"), ["absolute", "Close"]);
    await at.page.assertNoErrors();
    await at.page.driver.switchTo().defaultContent();
  });

  test("asks a site for nothing but itself and the files of the article", async () => {
    at.site.asked.length = 0;
    await at.page.visit(`${at.site.origin}/site`);
    await opensACard("alpha");
    const asked = at.site.asked.filter((path) => path !== "/favicon.ico").sort();
    assert.deepEqual(asked, [
      "/apostil.inline.js",
      "/letters-glossary.md",
      "/letters.json",
      "/letters.md",
      "/site",
      "/witness.js",
    ]);
    await at.page.assertNoErrors();
  });

  test("violates no policy that allows it and nothing else", async () => {
    await at.page.visit(`${at.site.origin}/strict`);
    assert.deepEqual(await opensACard("rome"), ["absolute", "Schließen"]);
    await at.page.assertNoErrors();
  });

  test("starts a new instance after a crash", async () => {
    await at.page.visit(`${at.site.origin}/crash`);
    await lively();
    const before = await at.page.run(() => {
      trap.armed = true;
      document.dispatchEvent(new CustomEvent("apostil-open"));
      return trap.instances;
    });
    await at.page.until("the cards are gone", () => !document.querySelector("[data-lively]"));
    await at.page.hover(await at.page.find(".apostil-body p"));
    await opensACard("rome");
    assert.ok((await at.page.run(() => trap.instances)) > before, "another instance runs");
    assert.match((await at.page.run(() => witness.warnings)).join(), /internal error/);
    await at.page.assertNoErrors();
  });
});
