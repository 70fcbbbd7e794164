// What a page at another address gets from `apostil preview`: it shows nothing of it, runs nothing of it, reads nothing of
// it; but a link on it is followed. Browsers say whose page asks, and are told whom an answer is for: each engine is held to
// what it does with that.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { barePreview } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

/** A page with a picture, a script and a stylesheet from an address; it counts what came and what did not. */
const asking = (address) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Asks</title>
<link rel="icon" href="data:,"></head><body><p id="styled">Words.</p>
<a href="${address}">the preview</a>
<script>
window.got = [];
window.missed = [];
for (const [name, attributes] of [
  ["img", { src: "${address}picture.svg" }],
  ["script", { src: "${address}tale.js" }],
  ["script", { src: "${address}tale.txt" }],
  ["link", { rel: "stylesheet", href: "${address}style.css" }],
]) {
  const element = Object.assign(document.createElement(name), attributes);
  const end = (list) => () => list.push(attributes.src ?? attributes.href);
  element.onload = end(window.got);
  element.onerror = end(window.missed);
  document.body.append(element);
}
</script></body></html>`;

const setUp = async (use, open) => {
  const folder = (await use(openFolder("strangers"))).path;
  const write = (name, text) => writeFile(join(folder, name), text);
  await write("article.md", "# Mine\n\nA draft.\n");
  await write("picture.svg", picture);
  await write("tale.js", "window.tale = true;\n");
  await write("tale.txt", "window.tale = true;\n");
  await write("style.css", "#styled { color: rgb(1, 2, 3) }\n");
  await write("own.html", asking(""));
  const { address } = await use(barePreview(join(folder, "article.md")));
  const page = await open();
  return { address, page, site: await use(openSite({ pages: { "/": { body: asking(address) } } })) };
};

scenario("a preview and other pages", setUp, (at) => {
  const asked = async (address) => {
    await at.page.load(address);
    await at.page.until("an end of all that was asked for", () => window.got.length + window.missed.length === 4);
    return at.page.run(() => [
      window.got.map((it) => it.split("/").at(-1)).sort(),
      window.missed.map((it) => it.split("/").at(-1)).sort(),
      Boolean(window.tale),
      getComputedStyle(document.getElementById("styled")).color === "rgb(1, 2, 3)",
    ]);
  };

  test("its own page has all of it, but no text for a script", async () => {
    assert.deepEqual(await asked(`${at.address}own.html`), [
      ["picture.svg", "style.css", "tale.js"],
      ["tale.txt"],
      true,
      true,
    ]);
  });

  test("a page at another port has none of it", async () => {
    const all = ["picture.svg", "style.css", "tale.js", "tale.txt"];
    assert.deepEqual(await asked(at.site.origin), [[], all, false, false]);
    const read = await at.page.driver.executeAsyncScript(
      "const [address, done] = arguments; fetch(address, { mode: 'no-cors' }).then(() => done('read'), () => done('refused'));",
      at.address,
    );
    assert.equal(read, "refused");
  });

  test("a link on it is followed", async () => {
    await at.page.load(at.site.origin);
    await (await at.page.find("a")).click();
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
    assert.equal(await at.page.run(() => location.href), at.address);
  });
});
