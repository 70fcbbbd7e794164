// The page's side of the cards: listeners, timers, observers, the clipboard. In: a host, and a function that creates
// its cards (src/web/cards.rs). Out: the cards, whose errors never reach the page. Decides nothing.

/**
 * Events that the cards take before the page's own listeners: they are captured where nobody comes earlier. A key that is
 * pressed outside the article is heard once more, below, after what has the focus.
 */
const TAKEN = ["click", "keydown"];
/** Events that pages may stop from propagating, or that do not bubble: they are captured, too. */
const CAPTURED = ["pointerdown", "pointerup", "pointerover", "close", "beforematch"];
const HEARD = ["keydown", "focusin", "apostil-open", "pointermove", "pointercancel"];

/** Removes what crashed cards have left in the page: all rows of lists are shown, and all links are plain links. */
function sweep(host) {
  const hadFocus = document.activeElement?.closest(".apostil-card");
  const left =
    ".apostil-card, .apostil-live, .apostil-steps, .apostil-filtered, .apostil-all, .apostil-sources > .apostil-formats";
  for (const it of host.querySelectorAll(left)) it.remove();
  if (hadFocus) host.querySelector("[aria-expanded=true]")?.focus({ preventScroll: true });
  for (const row of host.querySelectorAll(".apostil-article > section > :is(ol, dl) > *"))
    for (const name of ["data-beside", "hidden", "style", "tabindex", "value"]) row.removeAttribute(name);
  host.querySelector(".apostil-notes")?.removeAttribute("data-beside");
  for (const count of host.querySelectorAll(".apostil-count"))
    for (const name of ["role", "aria-pressed"]) count.removeAttribute(name);
  for (const part of host.querySelectorAll("[data-current]")) part.removeAttribute("data-current");
  for (const place of host.querySelectorAll("a[href^='#'], [data-followed], .apostil-notes > h2"))
    for (const name of ["aria-current", "aria-expanded", "target", "tabindex", "data-followed"])
      place.removeAttribute(name);
  for (const name of ["data-lively", "data-margin", "data-rail", "data-show"]) host.removeAttribute(name);
  host.style.removeProperty("--apostil-lines");
}

/**
 * Makes the article in a host interactive. `create` gets the page's side (`Page` in src/web/cards.rs) and `tell`, and
 * returns the cards. `lost` is called once after a trap, when the current task is over: then there are no cards any
 * more. Returns `ask`, which calls a method of the cards by its name, `tell`, which reports something to them, and
 * `dispose`.
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
      cards?.__destroy_into_raw?.(); // so that the garbage collector never calls the WebAssembly again
      end();
      sweep(host);
      queueMicrotask(() => lost(error));
    }
  };
  /** A mouse that moves means nothing; a finger may swipe. */
  const isIdle = ({ type, pointerType }) => type === "pointermove" && pointerType === "mouse";
  const hear = (event) => isIdle(event) || ask("hear", event);
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
  on(page.defaultView, TAKEN, true);
  on(host, ["pointerdown"]);
  on(page, HEARD);
  on(page, CAPTURED, true);
  on(page.documentElement, ["pointerleave"]);
  on(page, ["scroll"], true); // of the page, or of anything in it
  on(page.defaultView, ["hashchange", "resize"]);
  if (page.defaultView.visualViewport) on(page.defaultView.visualViewport, ["scroll", "resize"]);
  if (page.fonts) on(page.fonts, ["loadingdone"]);
  // What grows above a word, in the article or the page, is in one of these.
  for (let around = host; around; around = around.parentElement) sizes.observe(around);
  const dispose = () => {
    ask("dispose");
    const disposed = cards;
    end();
    // Not while one of its methods runs. Without this the WebAssembly's reference would keep the host in memory.
    queueMicrotask(() => disposed?.free());
  };
  return { ask, tell, dispose };
}
