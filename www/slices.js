// A long article is built in slices, so that its first screen is there, and the page answers, while the rest is still being
// built. In: the builder of its nodes (nodes.js). Out: the nodes, first a few, then the others one slice after another, or
// all at once for a printer, or when the work is interrupted. Loads nothing.

/** The length of the node script, in characters, from which an article is long. */
const LONG = 400_000;
/** The elements that are built first: more than a screen of text has. */
const FIRST = 400;
/** How long a slice takes, in ms: what is out of sight is not laid out (offscreen.css). */
const SLICE = 30;
/** What shows its own card or its first mention when the page's address names it. */
const ENTRIES = ".apostil-note, .apostil-entry, .apostil-source";

export const isLong = ({ length }) => length >= LONG;

/** Builds the first nodes of an article, until some of its text is among them. Returns whether that was all. */
export function buildFirst(build, nodes) {
  let left = FIRST;
  return build(() => {
    left -= 1;
    if (left > 0) return false;
    left = FIRST; // what has no text, such as many pictures, is looked through rarely
    return Boolean(nodes.querySelector(".apostil-body")?.textContent.trim());
  });
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
    return null; // it is not valid text
  }
}

/**
 * Brings the reader to what the address names once it is there, unless they have scrolled meanwhile; returns the look-out. The
 * cards bring them to an entry.
 */
function lookOut(host, signal) {
  let hash;
  let top;
  const look = () => {
    const place = hash && placeOf(host, hash);
    if (!place) return;
    hash = "";
    if (scrollY === top && !place.matches(ENTRIES)) place.scrollIntoView({ behavior: "instant" });
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
 * Builds the rest of an article that is shown in a host. An abort of `signal` has it built at once, one of `dropped`, when
 * another has taken its place, ends the work. Resolves when the article is whole or another has taken its place.
 */
export async function buildRest(host, build, signal, dropped) {
  const ended = new AbortController();
  const meanwhile = { signal: ended.signal };
  const end = () => {
    ended.abort();
    host.removeAttribute("aria-busy");
  };
  const complete = () => {
    try {
      build();
    } finally {
      end();
    }
  };
  signal.addEventListener("abort", complete, meanwhile);
  dropped.addEventListener("abort", end, meanwhile);
  addEventListener("beforeprint", complete, meanwhile);
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
  } finally {
    end();
  }
}
