// What readers do, by mouse, thumb and keyboard. DOM events on an article and its page come in and are told to the `Reader`
// by name. Keeps what a press, a pointer or a swipe has begun, and nothing else; decides nothing.

import { isSheet, LINKS } from "./card.js";
import { option } from "./options.js";

/** How far a sheet is pulled down, in CSS px, before it goes. */
const SWIPE = 64;

/** What an event happened on, also within a component's shadow. It may be no element: then it is closest to none. */
const origin = (event) => event.composedPath()[0];

/** The id that an address names: the page's, or that of a link. */
function fragment({ hash } = location) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ""; // nobody wrote that on purpose
  }
}

/** Listens until the signal ends it. Gives back what brings a reader who has just come to where the address leads. */
export function listen(host, stage, reader, signal) {
  const page = host.ownerDocument;
  const on = (target, type, hear, capture = false) => target.addEventListener(type, hear, { capture, signal });
  /** The level at which the press that is under way began. */
  let press = null;
  /** What the pointer is over: a link, or a level. */
  let over = 0;
  /** The entry that "Go to entry" is on its way to. */
  let following = null;

  /** The link that opens a card, if a node is in one of this host. */
  const linkAt = (target) => (stage.level(target) < 0 ? null : target.closest?.(LINKS));

  /** The level at which a press counts, 0 outside of cards; none on a link that opens a card: its click will tell. */
  const place = (target) => (linkAt(target) ? null : Math.max(stage.level(target), 0));

  function click(event) {
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || modified || event.button !== 0) return;
    const target = origin(event);
    const within = (name) => target.closest?.(`.apostil-card-${name}`);
    const level = stage.level(target);
    if (level < 0) return;
    const count = target.closest?.("button.apostil-count");
    if (count) {
      reader.press(0); // from the keyboard it is no press yet
      stage.filter(count);
    } else if (within("close")) reader.closeCard(level);
    else if (within("more")) reader.toggle(level);
    else if (within("previous")) stage.step(level, -1);
    else if (within("next")) stage.step(level, 1);
    else if (within("copy")) stage.copyLink(level);
    else if (target.closest?.("[data-format]")) stage.take(level, target.closest("button"));
    else if (within("goto")) {
      const { id } = stage.card(level);
      following = id === fragment() ? null : id;
      reader.follow();
    } else {
      const link = target.closest?.(LINKS);
      const id = link && stage.destination(link);
      if (!id) return; // a link to an entry that is not there stays a link
      event.preventDefault();
      if (!goBeside(id)) reader.request(id, stage.handle(link), level);
    }
  }

  /** A note that stands in the margin needs no card: it gets the focus. */
  function goBeside(id) {
    const { entry } = stage.entry(id);
    if (!entry.hasAttribute("data-beside")) return false;
    stage.close();
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
    return true;
  }

  function point(target) {
    const level = Math.max(stage.level(target), 0);
    const link = linkAt(target);
    const id = link && stage.destination(link);
    const opens = id && option(host, "trigger") === "hover";
    const now = opens && !stage.entry(id).entry.hasAttribute("data-beside") ? link : level;
    if (now === over) return;
    over = now;
    if (now === link) reader.enter(id, stage.handle(link), level);
    else reader.pointAt(level);
  }

  /** The page's address names an entry: the reader is brought to its first mention, and its card opens. */
  function go(id) {
    (stage.mentions(id)[0] ?? stage.entry(id).entry).scrollIntoView({ block: "center" });
    if (!goBeside(id)) stage.open(id);
  }

  on(host, "click", click);
  // Before the browser follows a link, what it leads to is there.
  on(page, "click", (event) => {
    const way = origin(event).closest?.('a[href^="#"]:not([aria-haspopup])');
    if (way) stage.reveal(page.getElementById(fragment(way)));
  });
  on(page, "keydown", (event) => {
    // Who handles an Escape says so, and so one press closes one card, whatever else the page has open.
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (reader.escape()) event.preventDefault();
  });
  on(page, "focusin", (event) => {
    stage.focusLevel = stage.level(origin(event));
    if (stage.focusLevel > 0) reader.focus(stage.focusLevel);
  });
  // A card of another reader has opened: the cards of one reader at a time lie over the page, unless the focus is in one.
  on(page, "apostil-open", (event) => {
    if (stage.level(origin(event)) < 0 && stage.level(page.activeElement) < 1) reader.press(0);
  });
  on(page.defaultView, "hashchange", () => {
    const id = fragment();
    const isFollowed = id === following;
    following = null;
    const target = page.getElementById(id);
    if (stage.reveal(target)) target.scrollIntoView();
    if (isFollowed) return;
    if (stage.entry(id)) go(id);
    else if (!id || target) reader.follow();
  });

  // Captured, since pages may keep presses to themselves. A press counts where it both began and ended: not when text is
  // being selected, nor when a finger scrolls.
  on(page, "pointerdown", (event) => (press = place(origin(event))), true);
  on(
    page,
    "pointerup",
    (event) => {
      const began = press;
      press = null;
      if (event.button === 0 && began !== null && began === place(origin(event))) reader.press(began);
    },
    true,
  );

  const hovers = (event) => event.pointerType !== "touch" && event.buttons === 0; // who drags means another thing
  on(page, "pointerover", (event) => hovers(event) && point(origin(event)), true);
  on(page.documentElement, "pointerleave", (event) => hovers(event) && point(page));

  on(host, "pointerdown", (event) => {
    const level = stage.level(origin(event));
    if (level > 0 && event.pointerType !== "mouse" && isSheet()) swipe(event, level);
  });

  /** Follows a finger that pulls a sheet down, and lets the sheet go or spring back. */
  function swipe({ pointerId, clientY }, level) {
    const { card } = stage.card(level);
    const ended = new AbortController();
    const during = { signal: AbortSignal.any([signal, ended.signal]) };
    let pulled = 0;
    const follow = (event) => {
      if (event.pointerId !== pointerId) return;
      pulled = Math.max(0, event.clientY - clientY);
      card.style.translate = `0 ${pulled}px`;
    };
    const end = (event) => {
      if (event.pointerId !== pointerId) return;
      ended.abort();
      card.style.translate = "";
      if (event.type === "pointerup" && pulled > SWIPE) reader.closeCard(level);
    };
    page.addEventListener("pointermove", follow, during);
    page.addEventListener("pointerup", end, during);
    page.addEventListener("pointercancel", end, during);
  }

  return (arrival) => {
    const id = fragment();
    if (stage.entry(id)) go(id);
    // The browser has looked for the place before there was an article.
    else if (id && arrival === "built") host.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView();
  };
}
