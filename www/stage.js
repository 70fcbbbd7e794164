// The stage of the reader: what the `Reader` (src/web/session.rs) decides is done here, by DOM calls alone, with cards
// that are the host's last children. Decides nothing, parses no HTML; what the page has taken away meanwhile is passed over.

import { buildCard, expand, fit, isSheet, KINDS, LINKS } from "./card.js";
import { add } from "./element.js";
import { filled } from "./filled.js";
import { Filter } from "./filter.js";
import { imported } from "./imported.js";
import { listen } from "./listen.js";
import { once } from "./once.js";
import { checkOptions, option } from "./options.js";
import { addSaving, take } from "./sources.js";
import { ENGLISH } from "./words.js";

/** The class that places notes in the margin, once a host has asked for it. */
let Margin;

const wantsMargin = (host) => option(host, "layout") === "margin";

/** Where that class is. */
export const MARGIN = new URL("margin.js", import.meta.url);

const margin = once((tries, get) => imported(MARGIN, "Margin", { load: () => import("./margin.js"), tries, get }));

/** Loads what a host's layout needs; `get` is `fetched`. */
export async function prepare(host, get) {
  if (wantsMargin(host)) ({ Margin } = await margin.get(get));
}

export class Stage {
  #host;
  #words;
  #table;
  #get;
  #fail;
  #reader = null;
  #margin = null;
  #filter = null;
  #saving = null;
  #listening = new AbortController();
  /** The open cards, lowest first. */
  #cards = [];
  /** The links that opened cards, or are about to; the handle of each is its place. */
  #links = [];
  /** The mentions of each entry by its id, once one was asked for. */
  #mentions = null;
  #timer;
  #live;
  #sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) fit(target.parentNode);
  });
  /** The level at which the focus was last, in the host. */
  focusLevel = 0;

  /** `words` and `table` are those of words.js, `get` is `fetched`, and `fail` hears what costs only itself. */
  constructor(host, { words = ENGLISH, table, get, fail } = {}) {
    this.#host = host;
    this.#words = words;
    this.#table = table;
    this.#get = get;
    this.#fail = fail;
  }

  /**
   * Makes the article interactive. A reader who has just come is brought to where the page's address leads: to an article that
   * was "found" in the page, or "built". Where the browser knows no popovers, all links stay links.
   */
  begin(reader, arrival) {
    const host = this.#host;
    if (!("showPopover" in host)) return;
    this.#reader = reader;
    this.#live = add(host, "p", { class: "apostil-live", role: "status" });
    this.#mark(true);
    checkOptions(host);
    this.#filter = new Filter(host, (n, all) => {
      this.#margin?.place();
      this.#tell(filled(this.#words.mention, { n, all }));
    });
    this.#setMargin();
    this.#saving = addSaving(host, this.#words);
    const arrive = listen(host, this, reader, this.#listening.signal);
    if (arrival) arrive(arrival);
  }

  /** Opens the card of an entry beside its first mention; says whether it is open. */
  open(id) {
    if (!this.#reader || !this.entry(id)) return false;
    const [link] = this.mentions(id);
    this.reveal(link);
    // As before a click on it: it comes into the window and has the focus.
    link?.scrollIntoView({ block: "nearest" });
    link?.focus({ preventScroll: true });
    return this.#reader?.open(id, link ? this.handle(link) : undefined) ?? false;
  }

  /** Closes all cards; the focus goes back to the text if it was in one of them. */
  close() {
    this.#reader?.close(this.#host.querySelector(".apostil-card:focus-within") !== null);
  }

  /** An attribute has changed that says how the article is read. */
  arrange() {
    checkOptions(this.#host);
    this.#reader?.pointAt(0); // the pointer may have lost its say
    prepare(this.#host, this.#get).then(() => this.#setMargin(), this.#fail);
  }

  /** Places notes in the margin, or takes them back, as the layout says now. */
  #setMargin() {
    if (!this.#reader) return;
    if (Margin) this.#margin ??= new Margin(this.#host, () => wantsMargin(this.#host));
    this.#margin?.place();
  }

  /** The host has been moved within the document, which hides popovers: the cards come back. */
  restage() {
    for (const { card, source } of this.#cards) this.#lay(card, source);
    if (this.focusLevel > 0 && document.activeElement === document.body) this.focusCard(this.#cards.length);
  }

  /** Closes all cards and stops listening, for good: the article is as it was. */
  dispose() {
    if (!this.#reader) return;
    this.close();
    while (this.#cards.length > 0) this.#abandon(); // those of a reader that has failed
    this.#reader = null; // else each would keep the other
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#sizes.disconnect();
    this.#filter.dispose();
    this.#margin?.dispose();
    this.#live.remove();
    this.#saving?.remove();
    this.#mark(false);
  }

  // What the events need to know.

  /** The level at which a node stands: that of its card, or 0 in the article; -1 elsewhere. */
  level(node) {
    const level = this.#cards.findIndex(({ card }) => card.contains(node)) + 1;
    return level || (this.#host.contains(node) ? 0 : -1);
  }

  /** The open card of a level. */
  card(level) {
    return this.#cards[level - 1];
  }

  /** The handle of a link: the one that it has, or a new one. */
  handle(link) {
    const place = this.#links.indexOf(link);
    return place < 0 ? this.#links.push(link) - 1 : place;
  }

  /** The entry of an id, in this host's article. */
  entry(id) {
    const entry = id && this.#host.querySelector(`.apostil-article #${CSS.escape(id)}`);
    const name = entry && Object.keys(KINDS).find((name) => entry.classList.contains(name));
    return name && { entry, kind: KINDS[name] };
  }

  /** Every mention of an entry in the article, in order. All are looked up once: an article may have 50,000. */
  mentions(id) {
    this.#mentions ??= Map.groupBy(this.#host.querySelectorAll(`.apostil-article :is(${LINKS})`), (link) =>
      link.getAttribute("href").slice(1),
    );
    return (this.#mentions.get(id) ?? []).filter((link) => link.isConnected);
  }

  /** The id of the entry that a link leads to. */
  destination(link) {
    const address = link.getAttribute("href");
    const id = address?.startsWith("#") && address.slice(1);
    if (!id) return;
    if (this.entry(id)) return id;
    try {
      const decoded = decodeURIComponent(id);
      return this.entry(decoded) && decoded;
    } catch {} // it is no id
  }

  /** Shows the notes of the verdict that a button counts, or all again. */
  filter(button) {
    this.#filter.toggle(button);
  }

  /** Shows all notes if a node that the reader is to see stands in one that is filtered out; says whether that was so. */
  reveal(node) {
    return this.#filter.reveal(node);
  }

  /** Brings the reader to a neighbouring mention of a card's entry, and the card along. */
  step(level, by) {
    const { id, source } = this.card(level);
    const all = this.mentions(id);
    const at = all.indexOf(source);
    const next = (at < 0 && by < 0 ? all.length - 1 : at + by + all.length) % all.length;
    this.reveal(all[next]);
    all[next].scrollIntoView({ block: "center" });
    this.#reader.moveTo(id, this.handle(all[next]));
    // The button that was pressed stands in another card now.
    this.card(1)
      ?.card.querySelector(by < 0 ? ".apostil-card-previous" : ".apostil-card-next")
      ?.focus({ preventScroll: true });
    this.#tell(filled(this.#words.mention, { n: next + 1, all: all.length }));
  }

  /** Copies the permanent link of a card's entry; where that may not be, the address bar has it. */
  async copyLink(level) {
    const url = new URL(`#${this.card(level).id}`, location.href);
    try {
      await navigator.clipboard.writeText(url.href);
      this.#tell(this.#words.copied);
    } catch {
      history.replaceState(history.state, "", url);
      this.#tell(this.#words.notCopied);
    }
  }

  /** Copies the source of a card or, at level 0, saves all of them, in the format that a button names. */
  take(level, button) {
    const tell = (text) => this.#tell(text);
    const wish = { host: this.#host, words: this.#words, table: this.#table, get: this.#get, tell };
    take(button, { ...this.card(level), ...wish });
  }

  // What the reader decides. All of it may raise events.

  /** Shows the card of an entry above the others; says whether that could be done. */
  show(level, id, trigger) {
    const found = this.entry(id);
    if (!found) return false;
    const source = this.#links[trigger];
    const parts = { ...found, id, level, source, mentions: this.mentions(id), words: this.#words };
    const card = buildCard(this.#host, parts);
    this.#cards.push({ card, id, source, kind: found.kind });
    if (!this.#lay(card, source)) return false;
    this.#say("apostil-open", id, found.kind);
    return true;
  }

  /** Takes the top card away. */
  hide(level) {
    if (this.#cards.length !== level) return; // it could not be shown
    const { card, id, kind } = this.#cards.pop();
    card.remove(); // a popover that leaves the document closes
    this.#say("apostil-close", id, kind);
  }

  /** Takes the top card away that the reader can decide nothing about any more. */
  #abandon() {
    const { card, source } = this.#cards.at(-1);
    const hasFocus = card.contains(document.activeElement);
    this.hide(this.#cards.length);
    source?.removeAttribute("aria-expanded");
    if (hasFocus) source?.focus({ preventScroll: true });
  }

  /** Moves the focus into a card, which is placed in the window, so that the page need not scroll for it. */
  focusCard(level) {
    this.card(level)?.card.focus({ preventScroll: true });
  }

  /** Gives the focus back, unless the reader has taken it elsewhere. */
  focusTrigger(trigger) {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body || this.level(activeElement) > 0) this.#links[trigger]?.focus();
  }

  announce(level) {
    const card = this.card(level)?.card;
    const parts = card?.querySelectorAll(".apostil-card-title, .apostil-content");
    if (parts) this.#tell([...parts].map((part) => part.textContent.trim()).join(": "));
  }

  markExpanded(trigger, expanded) {
    if (expanded) this.#links[trigger]?.setAttribute("aria-expanded", "true");
    else this.#links[trigger]?.removeAttribute("aria-expanded");
  }

  showMore(level, expanded) {
    const open = this.card(level);
    if (open) expand(open.card, this.#words, expanded);
  }

  wait(delay, ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#reader?.elapse(delay), ms);
  }

  /** No card is open or awaited and nothing is left to do: no handle is in use. */
  rest() {
    this.#links = [];
  }

  /** Lays a card over the page, beside its link; says whether that could be done. */
  #lay(card, source) {
    const rect = source?.getClientRects()[0]; // a link that wraps counts where it begins
    if (rect) card.dataset.side = rect.top + rect.bottom > innerHeight ? "above" : "below";
    try {
      // The link is what the card is anchored to, and what it follows in the order of tabbing.
      card.showPopover(source && { source });
    } catch {
      return false; // the host left the document, say
    }
    this.#sizes.observe(card.querySelector(".apostil-card-body"));
    expand(card, this.#words, card.querySelector(".apostil-card-more")?.ariaExpanded === "true");
    // A sheet may cover the word that it explains: then the page moves up behind it.
    const hidden =
      rect && isSheet() && card.dataset.level === "1" ? rect.bottom + 16 - card.getBoundingClientRect().top : 0;
    if (hidden > 0) scrollBy(0, hidden);
    return true;
  }

  /** Says on the host that it is lively, and on every link that it opens a dialog; or takes that back. */
  #mark(lively) {
    this.#host.toggleAttribute("data-lively", lively);
    for (const link of this.#host.querySelectorAll(LINKS)) {
      if (lively) link.setAttribute("aria-haspopup", "dialog");
      else link.removeAttribute("aria-haspopup");
    }
  }

  /** Tells those who hear the page what happened where the focus is not. */
  #tell(text) {
    this.#live.textContent = text;
  }

  #say(name, id, kind) {
    this.#host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { id, kind } }));
  }
}
