// A web site for a test. In: a folder, pages of the test's own, headers. Out: a server on a free loopback port, which
// notes what was posted to it. Serves nothing outside its folder.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".wasm": "application/wasm",
};

async function file(folder, path) {
  const address = normalize(join(folder, decodeURIComponent(path)));
  if (!address.startsWith(folder + sep)) return null;
  return readFile(address).catch(() => null);
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/**
 * `pages` holds by path what goes before the folder's files: `{ body, status, headers }`, each of them optional.
 * `cors` lets pages of other origins read all of it.
 */
export async function openSite({ folder = null, pages = {}, cors = false }) {
  const site = { origin: "", posted: [], close: null };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, site.origin);
    if (request.method === "POST") {
      site.posted.push({ path: pathname, body: await text(request) });
      response.writeHead(204).end();
      return;
    }
    const page = pages[pathname] ?? {};
    const body = page.body ?? (folder && (await file(folder, pathname)));
    response.setHeader("Content-Type", mediaTypes[extname(pathname) || ".html"] ?? "application/octet-stream");
    if (cors) response.setHeader("Access-Control-Allow-Origin", "*");
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
    response.writeHead(page.status ?? (body === null ? 404 : 200)).end(body ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return site;
}
