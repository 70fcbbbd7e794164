// What docs/embedding.md says of serving the files: real servers with its settings send each file with its type, compressed, to
// be kept or asked for again; the files that hosts without a program are told of exist.

import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { project } from "../e2e/apostil.mjs";
import { folderIn, freePort, openFolder } from "../e2e/driver.mjs";
import { skipped } from "../integrations/required.mjs";
import { servers, settings } from "./servers.mjs";

const dist = join(project, "dist");
const { files } = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const FOREVER = "public, max-age=31536000, immutable";

/** Milliseconds that a server may take to begin. */
const PATIENCE = 30_000;

/** Once the server answers, unless it ends before. */
async function answers(origin, { found }) {
  let failure;
  found.catch((error) => {
    failure = error;
  });
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(20)) {
    if (failure) throw failure;
    if (await fetch(origin).catch(() => null)) return;
  }
  throw new Error(`nothing answers at ${origin}`);
}

for (const [name, { missing, run }] of Object.entries(servers))
  describe(name, { skip: skipped(name, missing) }, () => {
    const opened = openFolder(name);
    const site = folderIn(opened.path, "site");
    let origin;
    let server;
    before(async () => {
      cpSync(dist, join(site, "apostil"), { recursive: true });
      writeFileSync(join(site, "article.md"), "# Füße\n".repeat(200));
      const port = await freePort();
      origin = `http://127.0.0.1:${port}`;
      server = run({ folder: opened.path, site, port });
      await answers(origin, server);
    });
    after(async () => {
      await server?.close();
      await opened.close();
    });
    const ask = (path, headers) => fetch(`${origin}/${path}`, { headers: { "Accept-Encoding": "gzip", ...headers } });

    test("sends each file with its type, compressed, to be kept if its address has a hash", async () => {
      for (const [file, { address }] of Object.entries(files)) {
        const type = TYPES[extname(file)];
        if (!type) continue; // a declaration of types, which no page loads
        for (const [path, kept] of [
          [file, "no-cache"],
          [`${file}?v=1`, "no-cache"],
          [address, FOREVER],
        ]) {
          const response = await ask(`apostil/${path}`);
          assert.equal(response.status, 200, path);
          assert.equal(response.headers.get("Content-Type").split(";")[0], type, path);
          assert.equal(response.headers.get("Cache-Control"), kept, path);
          const body = Buffer.from(await response.arrayBuffer());
          assert.ok(body.equals(readFileSync(join(dist, file))), path);
          if (body.length > 1000) assert.equal(response.headers.get("Content-Encoding"), "gzip", path);
        }
      }
    });

    test("answers that a file is as it was, when asked again", async () => {
      const first = await ask("apostil/apostil.js");
      const headers = {};
      const [tag, date] = ["ETag", "Last-Modified"].map((header) => first.headers.get(header));
      if (tag) headers["If-None-Match"] = tag;
      if (date) headers["If-Modified-Since"] = date;
      assert.ok(tag || date);
      assert.equal((await ask("apostil/apostil.js", headers)).status, 304);
    });

    test("says that a file is missing, and that for once", async () => {
      for (const path of [
        "apostil/none.js",
        "apostil/none.js?sha256-_LFStGPVmzqQ",
        "apostil/pkg/none.wasm",
        "none.md",
      ]) {
        const response = await ask(path);
        assert.equal(response.status, 404, path);
        assert.doesNotMatch(response.headers.get("Cache-Control") ?? "", /immutable|max-age=[1-9]/, path);
      }
    });

    test("sends an article as text", async () => {
      const response = await ask("article.md");
      assert.match(response.headers.get("Content-Type"), /^text\/markdown; ?charset=utf-8$/i);
      assert.equal(response.headers.get("Content-Encoding"), "gzip");
      assert.equal(response.headers.get("Cache-Control"), null);
    });
  });

test("Netlify's paths are those of files that are loaded by their hash only", () => {
  const lines = settings("Netlify").split("\n");
  const paths = lines.filter((line) => !line.startsWith(" "));
  assert.deepEqual(lines.slice(1), [`  Cache-Control: ${FOREVER}`]);
  for (const path of paths) {
    const [, folder] = path.match(/^\/apostil\/([a-z]+\/)\*$/);
    const named = readdirSync(join(dist, folder)).map((file) => `${folder}${file}`);
    assert.ok(named.length > 0, path);
    for (const file of named) assert.match(files[file].address, /\?sha256-/, file);
  }
});
