// A web site for a test. In: a folder or another site, pages of the test's own, headers. Out: a server on a free loopback
// port, which notes what was asked for, with which cookies, and posted to it, counts the streams that are read, and puts
// the witness into each page. Serves nothing outside its folder, and for a folder in it its `index.html`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { witness, witnessed } from "./witness.mjs";

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

async function file(folder, path) {
  try {
    const address = normalize(join(folder, decodeURIComponent(path.replace(/\/$/, "/index.html"))));
    return address.startsWith(folder + sep) ? await readFile(address) : null;
  } catch {
    return null; // there is none, or the path is invalid
  }
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What another site answers, as if it were here; a stream of events is passed on as it comes. */
async function forwarded(origin, path, signal) {
  const response = await fetch(new URL(path, origin), { signal });
  const headers = Object.fromEntries(response.headers);
  for (const name of ["connection", "content-encoding", "content-length", "date", "keep-alive", "transfer-encoding"])
    delete headers[name];
  const isStream = headers["content-type"]?.startsWith("text/event-stream");
  const body = isStream ? Readable.fromWeb(response.body) : Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers, body };
}

/**
 * `pages` holds by path what goes before the folder's files: `{ body, status, headers, isBare, until }`, each of them
 * optional; a page that `isBare` stays without the witness, `until` is a promise that the answer waits for.
 * `behind` is the address of a site that answers everything else.
 * `cors` lets pages of other origins read all of it. While `isDown` is set on what comes out, nothing is answered.
 */
export async function openSite({ folder = null, behind = null, pages = {}, cors = false }) {
  const site = { origin: "", asked: [], cookies: {}, posted: [], streams: 0, isDown: false, close: null };
  const ended = new AbortController();
  const gone = (error) => {
    if (!ended.signal.aborted) throw error;
  };
  const server = createServer(async (request, response) => {
    if (site.isDown) return request.socket.destroy();
    const { pathname } = new URL(request.url, site.origin);
    if (request.method === "POST") {
      site.posted.push({ path: pathname, body: await text(request) });
      response.writeHead(204).end();
      return;
    }
    site.asked.push(pathname);
    site.cookies[pathname] = request.headers.cookie ?? "";
    const own = pathname === "/witness.js" ? { body: witness } : pages[pathname];
    const page = own ?? (behind && (await forwarded(behind, request.url, ended.signal).catch(gone))) ?? {};
    await page.until;
    const body = page.body ?? (folder && (await file(folder, pathname)));
    response.setHeader("Content-Type", mediaTypes[extname(pathname) || ".html"] ?? "application/octet-stream");
    if (cors) response.setHeader("Access-Control-Allow-Origin", "*");
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
    if (body instanceof Readable) {
      response.writeHead(page.status).flushHeaders();
      site.streams += 1;
      pipeline(body, response)
        .catch(() => {}) // one of the two has gone
        .finally(() => {
          site.streams -= 1;
        });
      return;
    }
    const isPage = response.getHeader("Content-Type").startsWith("text/html") && !page.isBare;
    response.writeHead(page.status ?? (body === null ? 404 : 200)).end((isPage && body ? witnessed(body) : body) ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => {
    ended.abort();
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return site;
}
