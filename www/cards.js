// The stage of the reader. Events on an article come in and are told to the `Reader` (src/web/session.rs); what that
// decides is done here, by DOM calls alone, with cards that are the host's last children. Decides nothing, parses no
// HTML; what the page has taken away meanwhile is passed over.

const WORDS = { close: "Close", more: "More", less: "Less", goto: "Go to entry", note: "Note", source: "Source" };
/** The links that open cards. */
const LINKS = "a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]";
/** What an entry is, by its class. */
const KINDS = { "apostil-entry": "term", "apostil-note": "note", "apostil-source": "source" };

/** What an event happened on, also within a component's shadow. It may be no element: then it is closest to none. */
const origin = (event) => event.composedPath()[0];

/** Makes an element with its attributes and its text, as the last in its parent. */
function add(parent, name, attributes, text = "") {
  const element = parent.ownerDocument.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.textContent = text;
  return parent.appendChild(element);
}

/** Shows all of a card's entry, or the short definition alone. */
function expand(card, expanded) {
  const button = card.querySelector(".apostil-card-more");
  if (!button) return;
  card.querySelector(".apostil-more")?.toggleAttribute("hidden", !expanded);
  button.setAttribute("aria-expanded", expanded);
  button.textContent = expanded ? WORDS.less : WORDS.more;
}

/** What the card of an entry is called. */
function title(entry, kind) {
  if (kind === "term") return entry.querySelector("dfn")?.textContent;
  return kind === "note" ? `${WORDS.note} ${[...entry.parentNode.children].indexOf(entry) + 1}` : WORDS.source;
}

/** A clone of the entry's content: all but the way back to the text and what names the original, such as an id. */
function copy(entry, kind) {
  // A term has its headword in the card's head.
  const clone = ((kind === "term" && entry.querySelector("dd")) || entry).cloneNode(true);
  for (const back of clone.querySelectorAll(".apostil-backlinks")) back.remove();
  for (const marked of clone.querySelectorAll("[id],[aria-expanded]")) {
    marked.removeAttribute("id");
    marked.removeAttribute("aria-expanded");
  }
  return clone;
}

export class Cards {
  #host;
  #reader = null;
  #listening = new AbortController();
  /** The open cards, lowest first. */
  #cards = [];
  /** The links that opened cards; the handle of each is its place. */
  #links = [];
  /** The level at which the press that is under way began. */
  #press = null;

  constructor(host) {
    this.#host = host;
  }

  /** Makes the article lively. Where the browser knows no popovers, all links stay links. */
  begin(reader) {
    const host = this.#host;
    if (!("showPopover" in host)) return;
    this.#reader = reader;
    this.#mark(true);
    const listen = (target, type, hear, capture = false) =>
      target.addEventListener(type, hear, { capture, signal: this.#listening.signal });
    const page = host.ownerDocument;
    listen(host, "click", (event) => this.#click(event));
    listen(page, "keydown", (event) => this.#key(event));
    // A card of another reader has opened: the cards of one reader at a time lie over the page.
    listen(page, "apostil-open", (event) => this.#level(origin(event)) < 0 && reader.press(0));
    // Captured, since pages may keep presses to themselves.
    listen(page, "pointerdown", (event) => (this.#press = this.#place(event)), true);
    listen(page, "pointerup", (event) => this.#release(event), true);
  }

  /** Opens the card of an entry beside its first mention; says whether it is open. */
  open(id) {
    if (!this.#reader || !this.#entry(id)) return false;
    const link = this.#host.querySelector(`a[role^=doc-][href="#${CSS.escape(id)}"]`);
    link?.focus(); // as before a click on it: it comes into the window
    return this.#reader?.open(id, link ? this.#handle(link) : undefined) ?? false;
  }

  /** Closes all cards; the focus goes back to the text if it was in one of them. */
  close() {
    this.#reader?.close(this.#holdsFocus());
  }

  /** Closes all cards and stops listening, for good: the article is as it was. */
  dispose() {
    const reader = this.#reader;
    if (!reader) return;
    this.#reader = null; // else each would keep the other
    this.#listening.abort();
    reader.close(this.#holdsFocus());
    this.#mark(false);
  }

  // What the reader decides. All of it may raise events.

  /** Shows the card of an entry above the others; says whether that could be done. */
  show(level, id, trigger) {
    const found = this.#entry(id);
    if (!found) return false;
    const { entry, kind } = found;
    const card = this.#build(entry, id, kind, level);
    this.#cards.push({ card, id, kind });
    const source = this.#links[trigger];
    const rect = source?.getClientRects()[0]; // a link that wraps counts where it begins
    if (rect) card.dataset.side = rect.top + rect.bottom > innerHeight ? "above" : "below";
    try {
      // The link is what the card is anchored to, and what it follows in the order of tabbing.
      card.showPopover(source && { source });
    } catch {
      return false; // the host left the document, say
    }
    this.#say("apostil-open", id, kind);
    return true;
  }

  /** Takes the top card away. */
  hide(level) {
    if (this.#cards.length !== level) return; // it could not be shown
    const { card, id, kind } = this.#cards.pop();
    card.remove(); // a popover that leaves the document closes
    this.#say("apostil-close", id, kind);
  }

  /** Moves the focus into a card, which is placed in the window, so that the page need not scroll for it. */
  focusCard(level) {
    this.#cards[level - 1]?.card.focus({ preventScroll: true });
  }

  focusTrigger(trigger) {
    this.#links[trigger]?.focus();
  }

  markExpanded(trigger, expanded) {
    if (expanded) this.#links[trigger]?.setAttribute("aria-expanded", "true");
    else this.#links[trigger]?.removeAttribute("aria-expanded");
  }

  showMore(level, expanded) {
    const open = this.#cards[level - 1];
    if (open) expand(open.card, expanded);
  }

  /** No card is open and nothing is left to do: no handle is in use. */
  rest() {
    this.#links = [];
  }

  #click(event) {
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || modified || event.button !== 0) return;
    const target = origin(event);
    const within = (selector) => target.closest?.(selector);
    const level = this.#level(target);
    if (level < 0) return;
    if (within(".apostil-card-close")) this.#reader.closeCard(level);
    else if (within(".apostil-card-more")) this.#reader.toggle(level);
    else if (within(".apostil-card-goto")) this.#reader.follow();
    else {
      const link = within(LINKS);
      const id = link && this.#destination(link);
      if (!id) return; // a link to an entry that is not there stays a link
      event.preventDefault();
      this.#reader.request(id, this.#handle(link), level);
    }
  }

  #key(event) {
    // Who handles an Escape says so, and so one press closes one card, whatever else the page has open.
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (this.#reader.escape()) event.preventDefault();
  }

  /** A press counts where it both began and ended: not when text is being selected, nor when a finger scrolls. */
  #release(event) {
    const began = this.#press;
    this.#press = null;
    if (event.button === 0 && began !== null && began === this.#place(event)) this.#reader.press(began);
  }

  /** The level at which a press counts, 0 outside of cards; none on a link that opens a card: its click will tell. */
  #place(event) {
    const target = origin(event);
    const level = this.#level(target);
    return level >= 0 && target.closest?.(LINKS) ? null : Math.max(level, 0);
  }

  /** The level at which a node stands: that of its card, or 0 in the article; -1 elsewhere. */
  #level(node) {
    const level = this.#cards.findIndex(({ card }) => card.contains(node)) + 1;
    return level || (this.#host.contains(node) ? 0 : -1);
  }

  #holdsFocus() {
    return this.#host.querySelector(".apostil-card:focus-within") !== null;
  }

  /** The handle of a link: the one that it has, or a new one. */
  #handle(link) {
    const place = this.#links.indexOf(link);
    return place < 0 ? this.#links.push(link) - 1 : place;
  }

  /** The entry of an id, in this host's article. */
  #entry(id) {
    const entry = id && this.#host.querySelector(`#${CSS.escape(id)}`);
    const name = entry && Object.keys(KINDS).find((name) => entry.classList.contains(name));
    return name && { entry, kind: KINDS[name] };
  }

  /** The id of the entry that a link leads to. */
  #destination(link) {
    const address = link.getAttribute("href");
    const id = address?.startsWith("#") && address.slice(1);
    if (!id) return;
    if (this.#entry(id)) return id;
    try {
      const decoded = decodeURIComponent(id);
      return this.#entry(decoded) && decoded;
    } catch {} // it is no id
  }

  /** Adds the card of an entry to the host; it is not yet shown. */
  #build(entry, id, kind, level) {
    const titled = `apostil-title-${id}`;
    const card = add(this.#host, "div", {
      class: "apostil-card",
      popover: "manual",
      role: "dialog",
      tabindex: "-1",
      "aria-labelledby": titled,
      "data-kind": kind,
      "data-level": level,
    });
    const article = entry.closest("[lang]");
    if (article) card.lang = article.lang; // it stands outside the article, but speaks its language
    const head = add(card, "div", { class: "apostil-card-head" });
    add(head, "span", { class: "apostil-card-title", id: titled }, title(entry, kind));
    add(head, "button", { class: "apostil-card-close", type: "button", "aria-label": WORDS.close }, "\u00d7");
    const body = add(card, "div", { class: "apostil-card-body" });
    const content = copy(entry, kind);
    while (content.firstChild) body.append(content.firstChild);
    const foot = add(card, "div", { class: "apostil-card-foot" });
    if (body.querySelector(".apostil-more")) add(foot, "button", { class: "apostil-card-more", type: "button" });
    expand(card, false);
    add(foot, "a", { class: "apostil-card-goto", href: `#${id}` }, WORDS.goto);
    return card;
  }

  /** Says on the host that it is lively, and on every link that it opens a dialog; or takes that back. */
  #mark(lively) {
    this.#host.toggleAttribute("data-lively", lively);
    for (const link of this.#host.querySelectorAll(LINKS)) {
      if (lively) link.setAttribute("aria-haspopup", "dialog");
      else link.removeAttribute("aria-haspopup");
    }
  }

  #say(name, id, kind) {
    this.#host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { id, kind } }));
  }
}
