// A long article is built in slices, so that its first screen is there, and the page answers, while the rest is still being
// built. In: the builder of its nodes (nodes.js). Out: the nodes, first a few, then the others one slice after another, or
// all at once for a printer; and `data-long` on the host, by which the stylesheet spares what is out of sight. Loads nothing.

/** The length of the node script, in characters, from which an article is long. */
const LONG = 400_000;
/** The elements that are built first: more than a screen of text has. */
const FIRST = 400;
/** How long a slice takes, in ms: what is out of sight is not laid out (long.css). */
const SLICE = 30;

/** Builds the first nodes of a long article, and all of any other; returns the builder if anything is left. */
export function begin(host, build, { length }, nodes, isAgain) {
  host.toggleAttribute("data-long", length >= LONG);
  if (length < LONG || isAgain) return build() ? null : build;
  let left = FIRST;
  const isSeen = () => nodes.querySelector(".apostil-body")?.textContent.trim();
  return build(() => --left < 0 && isSeen()) ? null : build;
}

/** Resolves when the page has had its turn. A frame is not awaited: a page in the background has none. */
function turn() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((next) => {
    port1.onmessage = () => next(port1.close());
    port2.postMessage(null);
  });
}

/** The element of an article that an address names. */
function placeOf(host, hash) {
  try {
    return host.querySelector(`.apostil-article #${CSS.escape(decodeURIComponent(hash.slice(1)))}`);
  } catch {
    return null; // it is no valid text
  }
}

/** Brings the reader to what the address names once it is there, unless they have scrolled meanwhile; returns the look-out. */
function lookOut(host, signal) {
  let hash;
  let top;
  const look = () => {
    const place = hash && placeOf(host, hash);
    if (!place) return;
    hash = "";
    if (scrollY === top) place.scrollIntoView({ behavior: "instant" });
  };
  const begin = () => {
    hash = location.hash;
    top = scrollY;
    look();
  };
  addEventListener("hashchange", begin, { signal });
  begin();
  return look;
}

/**
 * Builds the rest of an article that is shown in a host. An abort of `signal` takes all of it back at once; one of `dropped`
 * only ends the work. Resolves when the article is whole or another has taken its place.
 */
export async function finish(host, build, takeBack, signal, dropped) {
  const ended = new AbortController();
  const meanwhile = { signal: ended.signal };
  const end = () => {
    ended.abort();
    host.removeAttribute("aria-busy");
  };
  const undo = () => {
    end();
    host.removeAttribute("data-long");
    takeBack();
  };
  signal.addEventListener("abort", undo, meanwhile);
  dropped.addEventListener("abort", end, meanwhile);
  addEventListener("beforeprint", () => build() && end(), meanwhile);
  host.setAttribute("aria-busy", "true");
  const look = lookOut(host, ended.signal);
  try {
    for (let isWhole = false; !isWhole; ) {
      await turn();
      signal.throwIfAborted();
      if (ended.signal.aborted) return;
      const limit = performance.now() + SLICE;
      isWhole = build(() => performance.now() >= limit);
      look();
    }
    end();
  } catch (error) {
    if (!ended.signal.aborted) undo();
    throw error;
  }
}
