// What the cards hear, and what the page does for them: listeners, timers, observers, the clipboard. In: a host and how its
// cards are made (src/web/cards.rs). Out: the cards, which never fail into the page. Decides nothing.

/** What pages may keep to themselves is heard before they do. */
const CAPTURED = ["pointerdown", "pointerup", "pointerover"];
const HEARD = ["click", "keydown", "focusin", "apostil-open", "pointermove", "pointercancel"];

/** Takes away what cards that have failed have left in the page: all notes are shown, and all links are links. */
function sweep(host) {
  const hadFocus = document.activeElement?.closest(".apostil-card");
  const left = ".apostil-card, .apostil-live, .apostil-sources > .apostil-formats";
  for (const it of host.querySelectorAll(left)) it.remove();
  if (hadFocus) host.querySelector("[aria-expanded=true]")?.focus({ preventScroll: true });
  for (const note of host.querySelectorAll(".apostil-note[hidden]")) note.hidden = false;
  for (const link of host.querySelectorAll("[aria-haspopup]")) {
    link.removeAttribute("aria-haspopup");
    link.removeAttribute("aria-expanded");
  }
  host.removeAttribute("data-lively");
}

/**
 * Makes the article in a host interactive. `create` gets what the page does (`Page` in src/web/cards.rs), and how the cards are
 * told something; it gives back the cards. `lost` hears of a trap, once, when what was under way is over: then there are no
 * cards any more. Gives back how they are asked, by a method's name and what it is given, and told.
 */
export function attend(host, create, lost) {
  const page = host.ownerDocument;
  const ended = new AbortController();
  const { signal } = ended;
  let cards;
  let timer;
  let frame;

  const end = () => {
    cards = undefined;
    ended.abort();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    sizes.disconnect();
  };
  const ask = (method, ...values) => {
    try {
      return cards?.[method](...values);
    } catch (error) {
      cards?.__destroy_into_raw?.(); // so that the garbage collector does not call the WebAssembly again
      end();
      sweep(host);
      queueMicrotask(() => lost(error));
    }
  };
  const hear = (event) => ask("hear", event);
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
  };
  try {
    cards = create(doing, tell);
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
  const dispose = () => {
    ask("dispose");
    const disposed = cards;
    end();
    // Not while one of its methods runs; without this the host lives on for as long as the WebAssembly refers to it.
    queueMicrotask(() => disposed?.free());
  };
  return { ask, tell, dispose };
}
