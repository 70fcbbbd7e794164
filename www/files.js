// What the page does for the files of an article (`Loader` in src/web/loading.rs). In: which file, and how it is asked for.
// Out: its bytes are told, or why there are none. Decides nothing.

import { isTold } from "./faults.js";
import { urlOf } from "./loading.js";

/** The address of the folder that has the tables of words. */
export const FOLDER = new URL("words/", import.meta.url).href;

/** Bytes of one file, as in src/article/limits.rs. */
const LIMIT = 8 * 2 ** 20;

/** How a file is asked for, by whose it is. */
export const WAYS = {
  own: { isOwn: true },
  page: {},
  here: { credentials: "omit", mode: "same-origin" },
  there: { credentials: "omit", redirect: "error" },
};

/** All bytes of an answer, or as many as show that there are too many. */
async function bytesOf({ body }) {
  let size = 0;
  const transform = (chunk, out) => {
    out.enqueue(chunk);
    size += chunk.length;
    if (size > LIMIT) out.terminate(); // the rest is not wanted
  };
  const limited = body?.pipeThrough(new TransformStream({ transform }));
  return new Uint8Array(await new Response(limited).arrayBuffer());
}

/** Tells `hear` what has come of a file: its name, its bytes and the answer, or its name and the error. */
export async function bring(name, asked, hear) {
  const come = async () => {
    const answer = await asked;
    return [await bytesOf(answer), answer];
  };
  const news = await come().catch((error) => [undefined, error]);
  hear(name, ...news);
}

/**
 * Follows what a module loads until all has come: `create` gets what the page does and how what comes is told, and gives back
 * a machine. `show` gets each edition; `whole` is called when nothing more is to come, `crashed` hears of what fails after the
 * first edition; `get` is `fetched`, `fail` hears what costs only itself, `styled` settles when the stylesheet is there or
 * cannot be had. Settles when the first edition is shown.
 */
export function follow(host, { get, fail, signal, styled, show, whole, crashed }, create) {
  return new Promise((shown, failed) => {
    let machine;
    let timer;
    let broken = failed;
    /** A machine that has failed is left alone, also by the garbage collector; any other may be at work just now. */
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
        show(...edition);
        broken = crashed;
        shown();
      },
    };
    machine = create(page, hear);
    signal.addEventListener("abort", () => {
      end(false);
      failed(signal.reason);
    });
    // Not in the midst of what closes them.
    host.addEventListener("apostil-close", () => queueMicrotask(() => hear("closed")), { signal });
    styled.then(() => hear("style"));
  });
}
