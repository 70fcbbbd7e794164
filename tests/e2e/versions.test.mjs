// Pages that get Apostil's files from two versions, as caches and uploads mix them: readers are told once to reload the page,
// that helps, and no engine's own words are shown. A file that is not what its loader expects is never run.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { pin } from "../../scripts/pin.mjs";
import { project, render } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { files, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const dist = join(project, "dist");
/**
 * A module that does the same, with an empty custom section more. Its hash has two slashes in a row, which become letters that
 * are safe in an address; not `__`, at which Vite would cut it off.
 */
function nextModule(bytes) {
  for (let number = 0; ; number += 1) {
    const name = Buffer.from(`next${number}`);
    const next = Buffer.concat([bytes, Buffer.from([0, name.length + 1, name.length]), name]);
    if (createHash("sha256").update(next).digest("base64").includes("//")) return next;
  }
}

/** The next version of dist/, of which every file differs. */
async function nextVersion(folder) {
  const { BUILD } = await import(pathToFileURL(join(dist, "export.js")).href);
  cpSync(dist, folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (name.endsWith(".js")) writeFileSync(path, readFileSync(path, "utf8").replaceAll(BUILD, "next"));
    if (name.endsWith(".css")) writeFileSync(path, `${readFileSync(path, "utf8")}/* next */`);
    if (name.endsWith(".json")) writeFileSync(path, `${readFileSync(path, "utf8")} `);
    if (name.endsWith(".wasm")) writeFileSync(path, nextModule(readFileSync(path)));
  }
  pin(folder);
  const { files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const { address } = files["pkg/apostil_cards_bg.wasm"];
  assert.match(address, /\?sha256-[\w~-]*~~/);
  assert.doesNotMatch(address, /__/);
}

describe("the list of files", () => {
  const { files } = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));

  test("has every file, and an address by which the others load it", () => {
    const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.equal(Object.keys(files).length, all.length - 1);
    const scripts = ["apostil", "render", "words", "cards", "export"].map((name) =>
      readFileSync(join(dist, `${name}.js`), "utf8"),
    );
    for (const [path, { size, address }] of Object.entries(files)) {
      assert.equal(size, readFileSync(join(dist, path)).length, path);
      // Pages name these, and English is in the modules.
      if (/\.d\.ts$|^apostil(\.inline)?\.js$|^embed\.|en\.json$/.test(path)) continue;
      assert.ok(
        scripts.some((text) => text.includes(`"./${address}"`)),
        `${path} is loaded by its hash`,
      );
      for (const text of scripts) assert.ok(!text.includes(`"./${path}"`), `${path} is never loaded without it`);
    }
  });
});

const setUp = async (use, open) => {
  const { path: next } = await use(openFolder("next"));
  await nextVersion(next);
  const reader = `<apostil-reader src="letters.md" loading="eager"><p class="fallback">Fallback</p></apostil-reader>`;
  const prerendered = `<apostil-reader>${await render("www/article.md", "--fragment")}</apostil-reader>`;
  const pages = {};
  const site = await use(openSite({ folder: dist, pages }));
  /** Answers with one version, but for the files that are named of the other. */
  const mix = (base, other, ...names) => {
    for (const name of Object.keys(pages)) delete pages[name];
    Object.assign(pages, files, { "/": { body: pageOf(reader) }, "/prerendered": { body: pageOf(prerendered) } });
    const all = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { parentPath, name } of all) {
      const path = join(parentPath, name).slice(base.length).replaceAll("\\", "/");
      pages[path] = { body: readFileSync(join(names.includes(path.slice(1)) ? other : base, path)) };
    }
  };
  return { site, mix, next, page: await open() };
};

scenario("files of two versions", setUp, (at) => {
  afterEach(() => at.page.consoleErrors()); // of engines, about hashes

  const notice = () => at.page.run(() => document.querySelector(".apostil-message .apostil-said")?.textContent ?? "");
  const button = () => at.page.find(".apostil-message button");
  const lively = () => at.page.until("an article", () => document.querySelector("apostil-reader[data-lively]"));
  const told = () => at.page.until("a message", () => document.querySelector(".apostil-message .apostil-said"));
  const assertPlain = async () => {
    const warnings = await at.page.run(() => globalThis.witness.warnings.map((text) => text.split("\n")[0]).join("\n"));
    const shown = await (await at.page.find("apostil-reader")).getText();
    assert.match(warnings, /belongs to another version/);
    assert.doesNotMatch(shown, /LinkError|WebAssembly|import|sha256|undefined/);
    assert.doesNotMatch(warnings, /LinkError|instantiate|undefined/);
  };

  const mixtures = {
    "an old script, and everything else new": () => at.mix(at.next, dist, "apostil.js"),
    "a new script, and everything else old": () => at.mix(dist, at.next, "apostil.js"),
    "an old renderer": () => at.mix(at.next, dist, "render.js"),
    "an old binary": () => at.mix(at.next, dist, "pkg/apostil_render_bg.wasm"),
  };
  for (const [name, mix] of Object.entries(mixtures))
    test(`say once that the page has been updated, and its button helps: ${name}`, async () => {
      mix();
      await at.page.visit(at.site.origin);
      await told();
      assert.equal(await notice(), "This page has been updated in the meantime.");
      await at.page.shows(await button(), /^Reload the page$/);
      assert.ok(await (await at.page.find(".fallback")).isDisplayed());
      await assertPlain();

      at.mix(at.next);
      await (await button()).click();
      await lively();
      assert.equal(await notice(), "");
    });

  test("are no matter of age if the page was just reloaded: nobody is told to do it again", async () => {
    at.mix(dist, at.next, "apostil.js");
    await at.page.visit(at.site.origin);
    await told();
    await (await button()).click();
    await at.page.until("another message", () =>
      /could not be loaded/.test(document.querySelector(".apostil-message .apostil-said")?.textContent),
    );
    await at.page.shows(await button(), /^Try again$/);
  });

  test("leave a prerendered article in the page", async () => {
    at.mix(at.next, dist, "apostil.js");
    await at.page.visit(`${at.site.origin}/prerendered`);
    await told();
    assert.equal(await notice(), "This page has been updated in the meantime.");
    assert.ok(await (await at.page.find(".apostil-body")).isDisplayed());
    await assertPlain();
  });

  test("show an article without what does not belong to it", async () => {
    at.mix(at.next, dist, "words/de.json");
    await at.page.visit(`${at.site.origin}/`);
    await lively();
    await at.page.run(() => document.querySelector("apostil-reader").setAttribute("lang", "de"));
    await at.page.until("a warning", () => /another version/.test(globalThis.witness.warnings.join()));
    await lively();
    assert.equal(await notice(), "");
  });
});
