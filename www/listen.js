// What the cards hear, and what the page does for them: listeners, timers, observers, the clipboard. In: a host and how its
// cards are made (src/web/cards.rs). Out: the cards, which never fail into the page. Decides nothing.

/** What pages may keep to themselves is heard before they do. */
const CAPTURED = ["pointerdown", "pointerup", "pointerover"];
const HEARD = ["click", "keydown", "focusin", "apostil-open", "pointermove", "pointercancel"];

/** Takes away what cards that have failed have left in the page: all notes are shown, and all links are links. */
function sweep(host) {
  const hadFocus = document.activeElement?.closest(".apostil-card");
  for (const left of host.querySelectorAll(".apostil-card, .apostil-live, .apostil-sources > .apostil-formats"))
    left.remove();
  if (hadFocus) host.querySelector("[aria-expanded=true]")?.focus({ preventScroll: true });
  for (const note of host.querySelectorAll(".apostil-note[hidden]")) note.hidden = false;
  for (const button of host.querySelectorAll("button.apostil-count")) {
    const count = document.createElement("span");
    count.className = button.className;
    count.dataset.verdict = button.dataset.verdict;
    count.append(...button.childNodes);
    button.replaceWith(count);
  }
  for (const link of host.querySelectorAll("[aria-haspopup]")) {
    link.removeAttribute("aria-haspopup");
    link.removeAttribute("aria-expanded");
  }
  host.removeAttribute("data-lively");
}

/**
 * Makes the article in a host interactive. `create` gets what the page does (`Page` in src/web/cards.rs) and gives back the
 * cards. `take` has sources copied or saved, `warn` tells the page's author something, `lost` hears of a trap, once, when
 * what was under way is over: then there are no cards any more.
 */
export function attend(host, create, { take, warn, lost }) {
  const page = host.ownerDocument;
  const ended = new AbortController();
  const { signal } = ended;
  let cards = null;
  let timer;
  let frame;

  const end = () => {
    ended.abort();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    sizes.disconnect();
  };
  /** Asks the cards something; after a trap there are none. */
  const ask = (question) => {
    try {
      return cards ? question(cards) : undefined;
    } catch (error) {
      cards?.__destroy_into_raw?.(); // so that the garbage collector does not call the WebAssembly again
      cards = null;
      end();
      sweep(host);
      queueMicrotask(() => lost(error));
      return undefined;
    }
  };
  const hear = (event) => ask((cards) => cards.hear(event));
  const tell = (type, detail) => hear(new CustomEvent(type, { detail }));
  const sizes = new ResizeObserver((changes) => {
    const targets = changes.map(({ target }) => target);
    tell("resized", targets);
  });

  const doing = {
    wait: (delay, ms) => {
      clearTimeout(timer);
      timer = setTimeout(() => tell("elapsed", delay), ms);
    },
    watch: (element) => sizes.observe(element),
    frame: () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell("frame"));
    },
    copy: async (address) => {
      const write = async () => navigator.clipboard.writeText(address);
      const refused = await write().catch(() => address);
      tell("copied", refused);
    },
    take: async (button, address, ids, format, name, isCopy) => {
      try {
        tell("taken", { button, ...(await take({ address, ids, format, name, isCopy })) });
      } catch ({ message }) {
        console.warn(`apostil: ${message}`);
        tell("not-taken");
      }
    },
    warn,
  };
  try {
    cards = create(doing);
  } catch (error) {
    end();
    sweep(host);
    throw error;
  }
  const on = (target, types, capture = false) => {
    for (const type of types) target.addEventListener(type, hear, { capture, signal });
  };
  on(host, ["click", "pointerdown"]);
  on(page, HEARD);
  on(page, CAPTURED, true);
  on(page.documentElement, ["pointerleave"]);
  on(page.defaultView, ["hashchange"]);
  if (page.fonts) on(page.fonts, ["loadingdone"]);

  return {
    arrive: (wasBuilt) => tell("arrived", wasBuilt),
    open: (id) => ask((cards) => cards.open(id)) ?? false,
    close: () => ask((cards) => cards.close()),
    arrange: () => ask((cards) => cards.arrange()),
    restage: () => ask((cards) => cards.restage()),
    dispose: () => {
      ask((cards) => cards.dispose());
      end();
    },
  };
}
