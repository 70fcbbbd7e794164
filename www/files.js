// The page's side of loading an article's files (`Loader` in src/web/loading.rs). In: which file, and how to request
// it. Out: its bytes, or the error that says why there are none. Decides nothing.

import { isTold } from "./faults.js";
import { urlOf } from "./loading.js";

/** The maximum size of a file, in bytes, as in src/article/limits.rs. */
const LIMIT = 8 * 2 ** 20;

/** How a file is requested, by who names it and where it is (`Way` in src/web/way.rs). */
export const WAYS = {
  own: { isOwn: true },
  page: {},
  here: { credentials: "omit", mode: "same-origin" },
  there: { credentials: "omit", redirect: "error" },
};

/** The bytes of a response, up to just past the limit. */
async function bytesOf({ body }) {
  let size = 0;
  const transform = (chunk, out) => {
    out.enqueue(chunk);
    size += chunk.length;
    if (size > LIMIT) out.terminate(); // the rest is not needed
  };
  const limited = body?.pipeThrough(new TransformStream({ transform }));
  return new Uint8Array(await new Response(limited).arrayBuffer());
}

/** Calls `hear` with the outcome of a file: its name, bytes and response, or its name, no bytes and the error. */
export async function bring(name, asked, hear) {
  const come = async () => {
    const answer = await asked;
    return [await bytesOf(answer), answer];
  };
  const news = await come().catch((error) => [undefined, error]);
  hear(name, ...news);
}

/**
 * Runs a machine that loads files, until all have arrived. `create` gets the page's side and `hear`, and returns the
 * machine. `show` gets each edition, and may return a promise for when all of it is shown; `whole` is called when nothing more
 * will arrive, `crashed` when something fails after the first edition; `get` is `fetched`, `fail` gets errors that are not
 * fatal, `styled` settles when the stylesheet has loaded or failed. Resolves when the first edition is shown.
 */
export function follow(host, { get, fail, signal, styled, show, whole, crashed }, create) {
  return new Promise((shown, failed) => {
    let machine;
    let timer;
    let broken = failed;
    /** A broken machine is never called again, not even by the garbage collector; any other may still be running. */
    const end = (isBroken) => {
      const ended = machine;
      machine = undefined;
      clearTimeout(timer);
      if (isBroken) ended?.__destroy_into_raw();
      else queueMicrotask(() => ended?.free());
    };
    const hear = (name, bytes, about) => {
      try {
        if (!machine?.hear(name, bytes, about)) return;
        end(false);
        whole();
      } catch (error) {
        end(!isTold(error));
        broken(error);
      }
    };
    const page = {
      load: (name, url, way) => bring(name, get(new URL(url), { signal, ...WAYS[way] }), hear),
      patience: (ms) => {
        timer = setTimeout(hear, ms, "late");
      },
      address: urlOf,
      fail,
      show: (...edition) => {
        if (signal.aborted) return; // another load has taken its place in the meantime
        const whenWhole = show(...edition);
        broken = crashed;
        shown(whenWhole);
      },
    };
    machine = create(page, hear);
    signal.addEventListener("abort", () => {
      end(false);
      failed(signal.reason);
    });
    // Not while the cards are being closed.
    host.addEventListener("apostil-close", () => queueMicrotask(() => hear("closed")), { signal });
    styled.then(() => hear("style"));
  });
}
