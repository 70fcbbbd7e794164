// What the cards hear, and what the page does for them: listeners, timers, observers, the clipboard. In: a host and how its
// cards are made (src/web/cards.rs). Out: the cards, which never fail into the page. Decides nothing.

/** Hears on the page what pages may keep to themselves. */
const CAPTURED = ["pointerdown", "pointerup", "pointerover"];
const HEARD = ["click", "keydown", "focusin", "apostil-open", "pointermove", "pointercancel"];

/** What a trap leaves in the page: it goes, and all notes are shown. */
function sweep(host) {
  for (const left of host.querySelectorAll(".apostil-card, .apostil-live, .apostil-sources > .apostil-formats"))
    left.remove();
  for (const note of host.querySelectorAll(".apostil-note[hidden]")) note.hidden = false;
  for (const count of host.querySelectorAll("button.apostil-count")) {
    const span = document.createElement("span");
    Object.assign(span, { className: count.className }).dataset.verdict = count.dataset.verdict;
    span.append(...count.childNodes);
    count.replaceWith(span);
  }
  for (const link of host.querySelectorAll("[aria-haspopup]")) {
    link.removeAttribute("aria-haspopup");
    link.removeAttribute("aria-expanded");
  }
  host.removeAttribute("data-lively");
}

/** The readers whose cards live in this module: a trap ends them all. */
const attended = new Set();

/**
 * Makes the article in a host lively. `create` gets what the page does (`Page` in src/web/cards.rs) and gives back the cards;
 * `table` is a table of words or nothing, `warn` tells the page's author something, `lost` hears of a trap: its error where
 * it happened, nothing where the cards went with those of another reader.
 */
export function attend(host, create, { table, warn, lost }) {
  const page = host.ownerDocument;
  const ended = new AbortController();
  const { signal } = ended;
  let cards = null;
  let timer;
  let frame;

  const end = () => {
    attended.delete(abandon);
    ended.abort();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    sizes.disconnect();
  };
  const abandon = (error) => {
    cards = null;
    end();
    sweep(host);
    lost(error);
  };
  const abandonAll = (error) => {
    for (const one of [...attended]) one(one === abandon ? error : undefined);
  };
  /** Asks the cards something; after a trap there are none. */
  const ask = (question) => {
    try {
      return cards ? question(cards) : undefined;
    } catch (error) {
      abandonAll(error);
    }
  };
  const hear = (event) => ask((cards) => cards.hear(event));
  const tell = (type, detail) => hear(new CustomEvent(type, { detail }));
  const sizes = new ResizeObserver((changes) =>
    tell(
      "resized",
      changes.map(({ target }) => target),
    ),
  );

  /** Sources are written by another module, which is loaded when it is first wanted. */
  async function take(button, address, ids, format, name, isCopy) {
    try {
      const module = import("./export.js");
      const wish = { url: new URL(address, document.baseURI), ids, format, name, table, isCopy };
      const file = module.then(({ write }) => write(wish));
      // The clipboard is asked at once, while the press still counts; what it gets may come later.
      const copy = async () => navigator.clipboard.write([new ClipboardItem({ "text/plain": file })]);
      const refused =
        isCopy &&
        copy().then(
          () => false,
          () => true,
        );
      const written = await file;
      if (!isCopy) (await module).save(written);
      tell("taken", { button, isRefused: await refused, text: await written.text() });
    } catch (error) {
      console.warn(`apostil: ${error.message}`);
      tell("not-taken");
    }
  }

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
      tell("copied", await write().catch(() => address));
    },
    take,
    warn,
  };
  attended.add(abandon);
  try {
    cards = create(doing);
  } catch (error) {
    abandonAll(error);
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
