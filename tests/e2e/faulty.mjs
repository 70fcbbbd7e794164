// A site on which one file at a time is faulty. In: the name of a case, "file:fault", as the first folder of an address.
// Out: a page with a reader, and all that it loads, of which that file fails until the case is repaired; and a page
// that runs many cases in frames. Nothing depends on the clock: what hangs is held until the case is repaired, and the three
// seconds that an article waits for it are over when the test says so.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { project } from "./apostil.mjs";
import { patience } from "./patience.mjs";

const mediaTypes = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".wasm": "application/wasm",
};

const article = `---
title: Über Fehler
lang: de
glossary: glossary.md
sources: sources.json
notes: notes.md
---
Alpha steht für den Anfang [@greek]. Die Buchstaben kamen früher.[^order]

[^order]: Wie gewöhnlich.
`;

/** The files of the table, by the names of its rows. */
export const files = {
  script: "apostil.js",
  render: "render.js",
  "render-wasm": "pkg/apostil_render_bg.wasm",
  cards: "cards.js",
  "cards-wasm": "pkg/apostil_cards_bg.wasm",
  stylesheet: "apostil.css",
  language: "words/de.json",
  article: "article.md",
  glossary: "glossary.md",
  sources: "sources.json",
  notes: "notes.md",
  words: "own.json",
};

const texts = {
  "article.md": article,
  "glossary.md": "Alpha\n: Der erste Buchstabe, früher als alle.\n",
  "sources.json": JSON.stringify([{ id: "greek", type: "book", title: "Die Buchstaben, für alle" }]),
  "notes.md": "> Buchstaben kamen früher\n\nNicht überall.\n",
  "own.json": JSON.stringify({ close: "Schließe es", notes: "Fußnoten" }),
};

const html = "<!DOCTYPE html>\n<html lang='en'><title>Home</title><p>The start page of an app, für alle.</p></html>\n";

/** What is answered instead of a file; without one of these, the file itself. */
const faults = {
  missing: () => ({ status: 404, body: "Not found" }),
  broken: () => ({ status: 500, body: "" }),
  octets: (file) => ({ ...file, type: "application/octet-stream" }),
  html: () => ({ status: 200, type: "text/html", body: html }),
  markup: (file) => ({ ...file, body: html }),
  empty: (file) => ({ ...file, body: "" }),
  huge: (file) => ({ ...file, body: "a ".repeat(9 * 2 ** 19) }),
  utf16: (file) => ({ ...file, body: Buffer.from(`\ufeff${file.body}`, "utf16le") }),
  latin1: (file) => ({ ...file, body: Buffer.from(String(file.body), "latin1") }),
};

/** What watches a page of a case; before the reader's script, and no module, so that it runs whatever happens. */
function watch() {
  const seen = { events: [], errors: [], settled: false };
  globalThis.seen = seen;
  addEventListener("apostil-error", ({ detail }) => seen.events.push(detail));
  addEventListener("unhandledrejection", ({ reason }) => seen.errors.push(`unhandled: ${reason}`));
  const settle = () => {
    seen.settled = true;
  };
  // The script has run, or cannot be loaded; not every engine reports a file that is not a script.
  globalThis.came = () => {
    if (!customElements.get("apostil-reader")) return settle();
    document.querySelector("apostil-reader").ready.then(settle, settle);
  };
  addEventListener("error", ({ message, filename }) => {
    if (!message) return;
    if (customElements.get("apostil-reader")) seen.errors.push(`${message} (${filename})`);
    else settle();
  });
}

const reader = `<apostil-reader src="article.md" words="own.json" layout="margin" loading="eager">
<p class="fallback">Readable without it.</p></apostil-reader>`;

/** A page of a case. */
const page = (body = reader) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A case</title><link rel="icon" href="data:,">
<script>${patience}(${watch})()</script>
</head><body>${body}
<script type="module" src="apostil.js" onload="came()" onerror="came()"></script>
</body></html>
`;

/** What runs in the page that runs cases: `run(names, atATime)` fills `results`. */
function runner() {
  globalThis.results = {};

  /** Waits until something is true. */
  const until = async (look) => {
    for (;;) {
      const answer = await look();
      if (answer) return answer;
      await new Promise((next) => setTimeout(next, 10));
    }
  };

  /** What a page shows: the fallback, the article, and which of its parts. */
  function state(window) {
    const { document } = window;
    const has = (selector) => document.querySelector(selector) !== null;
    const host = document.querySelector("apostil-reader");
    return {
      fallback: has(".fallback") && document.querySelector(".fallback").getClientRects().length > 0,
      article: /^Alpha steht/.test(document.querySelector(".apostil-body")?.textContent.trim()),
      notice: document.querySelector(".apostil-message [role=status]")?.textContent ?? "",
      busy: host?.getAttribute("aria-busy") ?? "false",
      missing: Object.entries({
        cards: has("[data-lively]"),
        stylesheet: window.getComputedStyle(host).getPropertyValue("--apostil").trim() === "1",
        margin: has("[data-margin] .apostil-note[data-beside]"),
        language: document.querySelector(".apostil-backlinks a")?.getAttribute("aria-label").startsWith("Zurück"),
        glossary: has("#term-alpha"),
        sources: has("#source-greek"),
        notes: has(".apostil-passage"),
        words: document.querySelector(".apostil-notes h2")?.textContent === "Fußnoten",
      })
        .filter(([, isThere]) => !isThere)
        .map(([name]) => name),
    };
  }

  async function one(name) {
    const [file, fault] = name.split(":");
    const frame = document.createElement("iframe");
    frame.src = `/${name}/`;
    document.body.append(frame);
    const window = () => frame.contentWindow;
    const seen = await until(() => window().seen);
    const hangs = fault === "hang";
    if (hangs) await fetch(`/held/${name}`);
    const isNeeded = ["script", "render", "render-wasm", "article"].includes(file);
    const isShownWithout = () => {
      window().loseMyPatience();
      const { missing } = state(window());
      // Without its cards an article is readable, but not ready, and has no margin.
      return file.startsWith("cards") ? missing.length === 2 : seen.settled && missing.length === 1;
    };
    if (!hangs) await until(() => seen.settled);
    else if (!isNeeded) await until(isShownWithout);
    // The message takes a moment more, since its words have to be loaded.
    const isOld = ({ code }) => file.startsWith("cards") && code === "version";
    if (seen.events.some((event) => event.fatal || isOld(event))) await until(() => state(window()).notice);
    const before = { ...state(window()), events: seen.events.splice(0) };
    await fetch(`/mend/${name}`, { method: "POST" });
    if (hangs) {
      // What was awaited arrives by itself.
      await until(() => state(window()).missing.length === 0);
    } else if (file === "script") {
      window().location.reload();
      await until(() => window().seen !== seen && window().seen?.settled);
    } else {
      const reader = window().document.querySelector("apostil-reader");
      await reader.reload().catch(({ message }) => seen.errors.push(`not reloaded: ${message}`));
    }
    const { events, errors } = window().seen;
    const after = { ...state(window()), events, errors: [...seen.errors, ...errors] };
    frame.remove();
    return { before, after };
  }

  /** Runs all cases, so many at a time. */
  globalThis.run = (names, atATime) => {
    const next = async () => {
      const name = names.shift();
      if (!name) return;
      results[name] = await one(name).catch((error) => ({ thrown: `${error}\n${error?.stack}` }));
      await next();
    };
    for (let count = 0; count < atATime; count += 1) next();
  };
}

const home = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cases</title><link rel="icon" href="data:,">
<style>iframe { inline-size: 80rem; block-size: 40rem }</style><script>(${runner})()</script></head><body></body></html>
`;

/** Opens the site. */
export async function openFaulty() {
  const mended = new Set();
  const held = new Map(); // responses that are held, by case
  const awaited = new Map(); // responses that wait for one that is held, by case
  const elsewhere = createServer((_, response) => response.writeHead(200).end("Elsewhere"));
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, name, ...rest] = decodeURIComponent(pathname).split("/");
    const send = ({ status = 200, type, body }) => {
      if (type) response.setHeader("Content-Type", type);
      response.setHeader("Content-Length", Buffer.byteLength(body));
      response.writeHead(status).end(body);
    };
    if (name === "") return send({ type: "text/html", body: home });
    if (name === "mend") {
      mended.add(rest.join("/"));
      for (const release of held.get(rest.join("/")) ?? []) release();
      return send({ body: "" });
    }
    if (name === "held") {
      if (held.has(rest[0])) return send({ body: "" });
      awaited.set(rest[0], () => send({ body: "" }));
      return;
    }
    const path = rest.join("/");
    if (path === "") return send({ type: "text/html", body: page() });
    const whole = {
      type: mediaTypes[extname(path)],
      body: texts[path] ?? (await readFile(join(project, "dist", path)).catch(() => null)),
    };
    if (whole.body === null) return send({ status: 404, body: "" });
    const [file, fault] = name.split(":");
    if (path !== files[file] || mended.has(name)) return send(whole);
    if (faults[fault]) return send({ ...faults[fault](whole) });
    if (fault === "reset") return request.socket.resetAndDestroy();
    if (fault === "elsewhere") {
      const { port } = elsewhere.address();
      return response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end();
    }
    if (fault === "cut") {
      response.writeHead(200, { "Content-Type": whole.type, "Content-Length": Buffer.byteLength(whole.body) });
      const half = Buffer.from(whole.body);
      return response.write(half.subarray(0, half.length / 2), () => request.socket.end());
    }
    if (fault === "hang") {
      held.set(name, [...(held.get(name) ?? []), () => send(whole)]);
      awaited.get(name)?.();
      awaited.delete(name);
    }
  });
  for (const it of [server, elsewhere]) await new Promise((listening) => it.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      Promise.all(
        [server, elsewhere].map((it) => {
          it.closeAllConnections();
          return new Promise((closed) => it.close(closed));
        }),
      ),
  };
}
