// A site for measurements. In: what it serves, by path. Out: a server on a free port of this machine that answers as a good
// one does: compressed by brotli, once for all. A path may begin with anything in front of `/-/`, so that each visit can have
// addresses of its own, which no cache knows.

import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const compressed = (body) =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

export async function openSite(files) {
  const bodies = new Map(); // by what they were: several paths may have the same file
  const answer = (path) => {
    const body = files[path];
    if (!bodies.has(body)) bodies.set(body, compressed(body));
    return bodies.get(body);
  };
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://site").pathname.replace(/^.*\/-\//, "");
    if (!Object.hasOwn(files, path)) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(path)], "Content-Encoding": "br" }).end(answer(path));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Compresses everything, so that no visit waits for it. */
    prepare: () => Object.keys(files).forEach(answer),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
