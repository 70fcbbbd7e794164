// Articles by somebody else: what they name is loaded only from their own site, without cookies; and those that
// the page marks as untrusted name no files, and take none of its ids.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { project, render } from "./apostil.mjs";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const glossary = "Alpha\n: The first letter.\n";
const sources = JSON.stringify([{ id: "greek", title: "The Letters" }]);
const notes = (front) => `---\n${front}\n---\n> comes before\n\nNot always.\n`;
const article = (front, body = "") => `---\n${front}\n---\nAlpha comes before beta [@greek].\n\n${body}\n`;
const reader = (attributes, body = "") => `<apostil-reader loading="eager" ${attributes}>${body}</apostil-reader>`;

/** Readable from anywhere. */
const files = {
  "/glossary.md": { body: glossary },
  "/sources.json": { body: sources },
  "/favicon.ico": { status: 204 },
};

const picture = {
  body: Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64"),
  headers: { "Content-Type": "image/gif" },
};

const setUp = async (use, open) => {
  const pages = { ...files, "/notes.md": { body: notes("lang: en") }, "/picture.png": picture };
  const elsewhere = await use(openSite({ pages, cors: true }));
  // Another site that has the article itself.
  const theirs = { ...files };
  const other = await use(openSite({ pages: theirs, cors: true }));
  const far = (name) => `${elsewhere.origin}/${name}`;
  Object.assign(theirs, {
    "/own.md": { body: article("glossary: glossary.md\nsources: sources.json") },
    "/moved.md": { body: article("glossary: moved.md") },
    "/moved-glossary.md": { status: 302, headers: { Location: far("glossary.md") } },
  });
  theirs["/moved.md"].body = article("glossary: moved-glossary.md");

  const all = `glossary: ${far("glossary.md")}\nsources: ${far("sources.json")}\nnotes: ${far("notes.md")}`;
  const hostile = `# Comments {#comments}

## The app {#app}

[on](https://example.org/) [up](#app) ![far](${far("picture.png")}) ![near](picture.png) {#dataLayer}
`;
  const prerendered = await render(join(project, "www/article.md"), "--fragment");
  const more = {
    ...files,
    "/picture.png": picture,
    "/far.md": { body: article(all) },
    "/near.md": { body: article("glossary: glossary.md\nsources: sources.json") },
    "/by-notes.md": { body: article("notes: own-notes.md") },
    "/own-notes.md": { body: notes(`glossary: ${far("glossary.md")}\nsources: sources.json`) },
    "/moved.md": { body: article("glossary: moved-glossary.md") },
    "/moved-glossary.md": { status: 302, headers: { Location: far("glossary.md") } },
    "/here.md": { body: article("glossary: here-glossary.md") },
    "/here-glossary.md": { status: 302, headers: { Location: "/glossary.md" } },
    "/hostile.md": { body: article("glossary: glossary.md\nsources: sources.json", hostile) },
  };
  const bodies = {
    "/far": reader(`src="far.md"`),
    "/far-named": reader(
      `src="far.md" glossary="${far("glossary.md")}" sources="${far("sources.json")}" notes="${far("notes.md")}"`,
    ),
    "/near": reader(`src="near.md"`),
    "/near-named": reader(`src="near.md" glossary="glossary.md"`),
    "/by-notes": reader(`src="by-notes.md"`),
    "/moved": reader(`src="moved.md"`),
    "/here": reader(`src="here.md"`),
    "/theirs": reader(`src="${other.origin}/own.md"`),
    "/theirs-moved": reader(`src="${other.origin}/moved.md"`),
    "/theirs-page": reader(`src="${other.origin}/page.md"`),
    "/inline": reader("", `<script type="text/markdown">\n${article(all)}</script>`),
    "/trusted": `<p id="comments">Of the page.</p>${reader(`src="hostile.md"`)}`,
    "/untrusted": `${reader(`src="hostile.md" untrusted`)}<p id="comments">Of the page.</p>`,
    "/untrusted-named": reader(`src="hostile.md" untrusted glossary="glossary.md" sources="${far("sources.json")}"`),
    "/untrusted-inline": reader(
      "untrusted",
      `<script type="text/markdown">\n${article("glossary: glossary.md", hostile)}</script>`,
    ),
    "/untrusted-found": reader("untrusted", prerendered),
    "/found": reader("", prerendered),
  };
  const site = await use(letters(bodies, more));
  theirs["/page.md"] = { body: article(`glossary: ${site.origin}/logout?all=1\nsources: sources.json`) };
  return { site, other, elsewhere, page: await open() };
};

scenario("the article of somebody else", setUp, (at) => {
  beforeEach(() => {
    for (const { asked } of [at.site, at.other, at.elsewhere]) asked.length = 0;
  });
  afterEach(() => at.page.assertNoErrors());

  /** Loads a page with what it tells, and waits for its article. */
  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively] .apostil-body"));
  };
  /** What a reader has told when it reads its article again. */
  const reloaded = () =>
    at.page.run(async () => {
      const told = [];
      const tell = ({ detail: { code, message, fatal } }) => told.push([code, fatal, message]);
      document.addEventListener("apostil-error", tell);
      await document.querySelector("apostil-reader").reload();
      document.removeEventListener("apostil-error", tell);
      return told;
    });
  const parts = () =>
    at.page.run(() =>
      Object.entries({ glossary: "[id$=term-alpha]", sources: "[id$=source-greek]", notes: ".apostil-passage" })
        .filter(([, selector]) => document.querySelector(selector))
        .map(([name]) => name),
    );
  const refused = (names, why) => (told) => {
    assert.deepEqual(
      told.map(([code, fatal, message]) => [code, fatal, message.match(/attribute (\w+)\.$/)?.[1]]).sort(),
      names.map((name) => ["fetch", false, name]).sort(),
    );
    for (const [, , message] of told) assert.match(message, why);
  };

  test("loads nothing from another site, and says how the page can allow it", async () => {
    await visit("/far");
    refused(["notes", "glossary", "sources"], /is on another site than the article/)(await reloaded());
    assert.deepEqual(await parts(), []);
    assert.deepEqual(at.elsewhere.asked, []);
  });

  test("may have it where the page names it", async () => {
    await visit("/far-named");
    assert.deepEqual(await parts(), ["glossary", "sources", "notes"]);
    assert.deepEqual(await reloaded(), []);
  });

  test("loads nothing from another site by its notes' front matter", async () => {
    await visit("/by-notes");
    refused(["glossary"], /is on another site than the article/)(await reloaded());
    assert.deepEqual(await parts(), ["sources", "notes"]);
    assert.deepEqual(at.elsewhere.asked, []);
  });

  test("loads nothing from another site in the page itself", async () => {
    await visit("/inline");
    refused(["notes", "glossary", "sources"], /is on another site than the article/)(await reloaded());
    assert.deepEqual(at.elsewhere.asked, []);
  });

  test("loads what it names without cookies, and what the page names with them", async () => {
    await at.page.visit(`${at.site.origin}/near`);
    await at.page.run(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: a page's session, as its scripts see it
      document.cookie = "session=secret";
    });
    await visit("/near");
    assert.deepEqual(await parts(), ["glossary", "sources"]);
    const sent = () => ["/near.md", "/glossary.md", "/sources.json"].map((path) => at.site.cookies[path]);
    assert.deepEqual(await sent(), ["session=secret", "", ""]);
    await visit("/near-named");
    assert.deepEqual(await sent(), ["session=secret", "session=secret", ""]);
    // Copied sources are loaded once more.
    at.site.cookies["/sources.json"] = undefined;
    await at.page.click(await at.page.find('.apostil-sources [data-format="ris"]'));
    await at.page.until("saved sources", () => document.querySelector("[data-done]"));
    assert.equal(at.site.cookies["/sources.json"], "");
  });

  test("is not led to another site by a redirection", async () => {
    for (const path of ["/moved", "/theirs-moved"]) {
      await visit(path);
      refused(["glossary"], /there was no answer, or it redirects to another address/)(await reloaded());
      assert.deepEqual(await parts(), []);
      assert.deepEqual(at.elsewhere.asked, [], path);
      await at.page.consoleErrors(); // the browser's own words about the file
    }
    await visit("/here");
    assert.deepEqual(await parts(), ["glossary"], "on its own site it is");
  });

  test("on another site than the page has its files there, and reaches nothing of the page's site", async () => {
    await visit("/theirs");
    assert.deepEqual(await parts(), ["glossary", "sources"]);
    assert.ok(at.other.asked.includes("/glossary.md"));
    await visit("/theirs-page");
    refused(["glossary"], /is on another site than the article/)(await reloaded());
    assert.deepEqual(await parts(), ["sources"]);
    assert.ok(!at.site.asked.includes("/logout"));
  });

  test("that was prerendered offers no sources of another site", async () => {
    await visit("/found");
    const offered = () => document.querySelectorAll(".apostil-sources > .apostil-formats").length;
    assert.equal(await at.page.run(offered), 1);
    await at.page.run((far) => {
      const host = document.querySelector("apostil-reader");
      host.querySelector(".apostil-sources").dataset.src = `${far}/sources.json`;
      return host.reload();
    }, at.elsewhere.origin);
    assert.equal(await at.page.run(offered), 0);
    await at.page.run((far) => {
      const host = document.querySelector("apostil-reader");
      host.setAttribute("sources", `${far}/sources.json`);
      return host.ready;
    }, at.elsewhere.origin);
    assert.equal(await at.page.run(offered), 1);
  });

  test("that is trusted has its own ids", async () => {
    await visit("/trusted");
    assert.equal(await at.page.run(() => document.querySelector(".apostil-body h2").id), "app");
    assert.deepEqual(await parts(), ["glossary", "sources"]);
  });

  for (const path of ["/untrusted", "/untrusted-inline"])
    test(`that is untrusted takes none of the page's ids, and names no files (${path})`, async () => {
      await visit(path);
      const ids = await at.page.run(() => [...document.querySelectorAll(".apostil-article [id]")].map(({ id }) => id));
      assert.ok(ids.length > 1);
      assert.deepEqual(
        ids.filter((id) => !id.startsWith("a1-")),
        [],
      );
      assert.equal(await at.page.run(() => typeof globalThis.app), "undefined");
      if (path === "/untrusted")
        assert.equal(await at.page.run(() => document.getElementById("comments").textContent), "Of the page.");
      const names = path === "/untrusted" ? ["glossary", "sources"] : ["glossary"];
      refused(names, /marked as untrusted cannot name files/)(await reloaded());
      assert.deepEqual(await parts(), []);
      assert.ok(!at.site.asked.includes("/glossary.md"));
      // A link within the article leads there.
      const up = '.apostil-body a[href^="#"]:not([role])';
      assert.equal(
        await at.page.run((up) => document.getElementById(document.querySelector(up).hash.slice(1))?.tagName, up),
        "H2",
      );
    });

  test("that is untrusted has pictures of its own site alone, and links that count for nothing", async () => {
    await visit("/untrusted");
    const pictures = () => [...document.querySelectorAll(".apostil-body img")].map((it) => [it.src, it.referrerPolicy]);
    assert.deepEqual(await at.page.run(pictures), [[`${at.site.origin}/picture.png`, "no-referrer"]]);
    assert.ok(!at.elsewhere.asked.includes("/picture.png"));
    const rel = () => document.querySelector('.apostil-body a[href^="https:"]').rel;
    assert.equal(await at.page.run(rel), "nofollow ugc noopener noreferrer");
  });

  test("that is untrusted has the files that the page names, and its cards open by their plain ids", async () => {
    await visit("/untrusted-named");
    assert.deepEqual(await reloaded(), []);
    assert.deepEqual(await parts(), ["glossary", "sources"]);
    for (const id of ["term-alpha", "#term-alpha", "a1-term-alpha"]) {
      assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), true, id);
      await at.page.cards(1);
    }
  });

  test("is rendered anew when it becomes untrusted, or is so no more", async () => {
    await visit("/trusted");
    const first = () => document.querySelector(".apostil-body h2").id;
    const toggle = () => {
      const host = document.querySelector("apostil-reader");
      host.toggleAttribute("untrusted");
      return host.ready.then(() => {});
    };
    await at.page.run(toggle);
    assert.match(await at.page.run(first), /^a1-/);
    await at.page.run(toggle);
    assert.equal(await at.page.run(first), "app");
  });

  test("that was prerendered stays as it is, also where it is untrusted", async () => {
    await visit("/found");
    const body = () => document.querySelector(".apostil-body").innerHTML;
    const before = await at.page.run(body);
    await visit("/untrusted-found");
    assert.equal(await at.page.run(body), before);
    const id = await at.page.run(() => document.querySelector(".apostil-entry").id);
    assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), true);
    await at.page.cards(1);
  });
});
