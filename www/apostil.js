// The element <apostil-reader>. In: attributes and content. Out: an interactive article. Handles lifecycle and
// messages; two WebAssembly modules, each loaded on first use, decide what an article means and how cards behave.
// Parses no HTML, and requests nothing but files from its own folder and the article's files.

import { adopt } from "./adopt.js";
import { dedented } from "./dedent.js";
import { CRASH, fault, isOld, isTold, NO_ARTICLE } from "./faults.js";
import { failure, fetched, moduleOf, urlOf } from "./loading.js";
import { followScheme } from "./scheme.js";
import { style } from "./style.js";

const NAME = "apostil-reader";

const renderer = moduleOf(
  "./render.js",
  () => import("./render.js"),
  new URL("./pkg/apostil_render_bg.wasm", import.meta.url),
);
const cards = moduleOf(
  "./cards.js",
  () => import("./cards.js"),
  new URL("./pkg/apostil_cards_bg.wasm", import.meta.url),
);
const translator = moduleOf(
  "./words.js",
  () => import("./words.js"),
  new URL("./pkg/apostil_words_bg.wasm", import.meta.url),
);
const exporter = moduleOf(
  "./export.js",
  () => import("./export.js"),
  new URL("./pkg/apostil_export_bg.wasm", import.meta.url),
);

/** The readers on this page by their numbers: from the second on, the number is in the prefix of every id. */
const readers = new Map();

/** Attributes that change the article itself; the others change how it is read. */
const CONTENT = [
  "src",
  "glossary",
  "sources",
  "notes",
  "words",
  "terms",
  "marks",
  "verdicts",
  "toc",
  "lang",
  "untrusted",
];
const ARTICLE = ".apostil-article";
/** The id of a list's heading, with the prefix of all ids. */
const HEADING = /^(.*)apostil-\w+-heading$/;
/** The events that show that someone is about to use the cards. */
const TOUCHES = ["pointerover", "pointerdown", "focusin", "touchstart"];
/** After this many crashes an article is not started again, unless the page asks for it. */
const CRASHES = 3;
/** A page that is never idle waits so long for its cards, in ms. */
const BUSY = 2_000;
const MARKDOWN = "script[type='text/markdown']";

class ApostilReader extends HTMLElement {
  static observedAttributes = [...CONTENT, "layout", "trigger", "theme", "loading"];

  /** The model of an article that was rendered here: title, terms, notes, sources, headings. */
  article = null;
  /** Settles when the article is interactive, or has failed. */
  ready = Promise.resolve(this);
  #number = 0;
  /** The prefix of an article that was in the page. */
  #given = "";
  #connected = false;
  #isStale = false;
  #loads = false;
  /** The address of the article that is loaded, if it has one. */
  #source = null;
  #hasArrived = false;
  /** Whether the article still has to be shown: a failure is fatal then. */
  #isAwaited = true;
  /** Whether all files that the article is rendered with have arrived. */
  #isWhole = true;
  #crashes = 0;
  #loading = new AbortController();
  #scheme = null;
  #cards = null;
  #markdown = null;
  /** The article that is interactive. */
  #shown = null;
  #content = new MutationObserver((changes) => this.#lookAtContent(changes));
  #notice = document.createElement("div");

  connectedCallback() {
    if (this.#connected) return this.#cards?.ask("restage"); // it was only moved
    this.#connected = true;
    // An article that was rendered here before keeps its ids, unless another reader has taken them since.
    const keeps = this.#number > 0 && this.#isFree(this.#number);
    if (keeps) readers.set(this.#number, this);
    else this.#count();
    this.#content.observe(this, { childList: true });
    this.#scheme = new AbortController();
    followScheme(this, this.#scheme.signal);
    this.#begin(this.article !== null && (this.#isStale || !keeps));
  }

  connectedMoveCallback() {} // moved without leaving the document: its cards stay open

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#connected) return;
      this.#connected = this.#isStale = false;
      this.#loading.abort();
      this.#scheme.abort();
      this.#content.disconnect();
      this.#still();
      if (readers.get(this.#number) === this) readers.delete(this.#number);
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    const isContent = CONTENT.includes(name);
    if (!this.#connected) this.#isStale ||= isContent;
    else if (isContent) this.#begin(this.#shown !== null);
    else if (this.#cards) this.#cards.ask("arrange");
    else if (name === "loading") this.#begin(false);
  }

  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); returns whether it is open. */
  open(id) {
    const key = String(id).replace(/^#/, "");
    return [key, this.#prefix + key].some((id) => this.#cards?.ask("open", id) ?? false);
  }

  /** Closes all cards. */
  close() {
    this.#cards?.ask("close");
  }

  /** Loads and renders the article again. */
  reload() {
    if (!this.#connected) return this.ready;
    return this.#begin(true);
  }

  /** Whether a number is this reader's, or nobody's: a reader that has left the page has none, even if it left just now. */
  #isFree(number) {
    const holder = readers.get(number) ?? this;
    return holder === this || !holder.isConnected;
  }

  /** Takes the first free number, and gives the present one back. */
  #count() {
    // A prerendered article's ids have no prefix: if there is one on the page, its own reader is the first.
    const isGiven = (article) => !article.closest(NAME)?.article;
    const isFirst = this.querySelector(ARTICLE) || ![...document.querySelectorAll(ARTICLE)].some(isGiven);
    let number = isFirst ? 1 : 2;
    while (!this.#isFree(number)) number += 1;
    if (readers.get(this.#number) === this) readers.delete(this.#number);
    this.#number = number;
    readers.set(number, this);
  }

  /** Whether an article is being loaded; until it is there, the element keeps room for it. */
  get #isLoading() {
    return this.#loads;
  }

  set #isLoading(loads) {
    this.#loads = loads;
    this.toggleAttribute("data-waiting", loads);
  }

  /** The prefix of every id of an article rendered here; it keeps an untrusted one from taking an id of the page. */
  get #prefix() {
    if (this.#given) return this.#given;
    return this.#number > 1 || this.hasAttribute("untrusted") ? `a${this.#number}-` : "";
  }

  #begin(anew) {
    if (anew) this.#crashes = 0;
    if (this.#crashes >= CRASHES) return this.ready;
    this.#interrupt();
    const { signal } = this.#loading;
    this.#isLoading = true;
    this.ready = this.#load(signal, anew).catch((error) => {
      if (signal !== this.#loading.signal) return this.ready; // another load has taken its place
      this.#isLoading = false;
      this.removeAttribute("aria-busy");
      if (signal.aborted) throw error;
      const told = this.#report(error, this.#isAwaited);
      // Nothing else is said above an article that is there: a prerendered one, or one that only lacks its cards.
      if (this.#isAwaited || isOld(told)) this.#tellReaders(told, signal);
      throw told;
    });
    this.ready.catch(() => {}); // avoids an unhandled rejection if nobody uses it
    return this.ready;
  }

  async #load(signal, anew) {
    if (document.readyState === "loading") {
      await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
    }
    const inline = this.querySelector(MARKDOWN);
    if (inline) this.#markdown = dedented(inline.textContent);
    const isThere = this.querySelector(ARTICLE) !== null;
    if (isThere && !this.article)
      this.#given = HEADING.exec(this.querySelector(`${ARTICLE} > section > h2`)?.id)?.[1] ?? "";
    this.#source = null; // the address may not be valid
    const src = this.#address;
    this.#source = src;
    const isBuilt = (anew || !isThere || !this.#isWhole) && (src ?? this.#markdown) !== null;
    this.#isAwaited = isBuilt || !isThere;
    if (this.#isAwaited && !isBuilt) throw fault(NO_ARTICLE);
    signal.throwIfAborted();
    const isUrgent = anew || this.getAttribute("loading") === "eager" || location.hash !== "";
    if (!isUrgent) await this.#wanted(!isBuilt, signal);
    const get = (url, init) => fetched(url, { cache: anew ? "no-cache" : "default", ...init });
    const fail = (error) => signal.aborted || this.#report(error, false);
    const crashed = (error) => signal.aborted || this.#crash(error);
    const whole = () => {
      this.#isWhole = true;
    };
    const loaded = (isBuilt ? renderer : cards).get();
    // Without the module there is only a message to style; then its failure is reported instead.
    const told = (error) => loaded.then(() => fail(error)).catch(() => {});
    const ways = { get, fail, signal, crashed, whole, styled: style(this).catch(told) };
    if (isBuilt) {
      this.setAttribute("aria-busy", "true");
      const source = src ? get(src, { signal }) : new Response(this.#markdown);
      const [{ read }, answer] = await Promise.all([loaded, source]);
      signal.throwIfAborted();
      if (!this.article) this.#count(); // a reader that this one replaces may have left in the meantime
      let module;
      let enliven;
      const show = (nodes, rendered, words) => {
        this.#show(nodes, rendered);
        enliven = () => this.#enliven(module, rendered.diagnostics, words, get);
        if (module) enliven();
      };
      await read(this, answer, { ...ways, base: src ?? new URL(document.baseURI), prefix: this.#prefix, show });
      if (!isUrgent) await this.#wanted(true, signal);
      module = await cards.get();
      signal.throwIfAborted();
      enliven();
    } else {
      const module = await loaded;
      signal.throwIfAborted();
      if (!this.querySelector(ARTICLE)) throw fault(NO_ARTICLE); // the page has removed it in the meantime
      await module.complete(this, { ...ways, translator, show: (words) => this.#enliven(module, [], words, get) });
    }
    signal.throwIfAborted(); // it may have crashed at once, and been interrupted
    return this;
  }

  /** The address of the article; null if the element names none, or the page itself. */
  get #address() {
    const src = this.getAttribute("src")?.trim();
    const url = src && !src.startsWith("#") && urlOf(src, document.baseURI);
    return url && url.href.split("#")[0] !== document.URL.split("#")[0] ? url : null;
  }

  /** Shows an edition of the article that is rendered here. */
  #show(nodes, { article }) {
    this.#still();
    const hadFocus = this.#notice.matches(":focus-within");
    this.#notice.remove();
    this.replaceChildren(nodes);
    this.removeAttribute("aria-busy");
    this.article = article;
    this.#shown = this.querySelector(ARTICLE);
    this.#isLoading = this.#isAwaited = this.#isWhole = false;
    if (hadFocus) this.#focusArticle();
  }

  /** Gives the article the focus that the message had, until it goes elsewhere. */
  #focusArticle() {
    const article = this.#shown;
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
    article.addEventListener("blur", () => article.removeAttribute("tabindex"), { once: true });
  }

  /** Makes the article that is shown interactive, with a table of words or in English. */
  #enliven({ enliven }, diagnostics, words, get) {
    this.#still();
    this.#notice.remove();
    this.#shown = this.querySelector(ARTICLE);
    this.#isLoading = false;
    if (!this.#shown) throw fault(NO_ARTICLE);
    const lost = (error) => enlivened === this.#cards && this.#crash(error);
    const enlivened = enliven(this, words, { get, lost, exporter });
    this.#cards = enlivened;
    // A reader who waited for a long article has been brought to the target of the address, or has read on.
    const isNew = this.article !== null && !this.hasAttribute("data-long");
    if (!this.#hasArrived) enlivened?.tell("arrived", isNew);
    this.#hasArrived = true;
    this.#say("apostil-ready", { article: this.article, diagnostics });
  }

  /** A module has crashed while the article was being read: the text stays, and the cards return when it is touched. */
  #crash(error) {
    const told = this.#report(error, false);
    this.#still();
    this.#crashes += 1;
    if (this.#isLoading) return; // the load in progress replaces it
    this.#interrupt();
    this.ready = Promise.reject(told);
    this.ready.catch(() => {});
    this.#touched(() => this.#begin(false), this.#loading.signal);
  }

  /** Removes the cards; the article stays. */
  #still() {
    this.#cards?.dispose();
    this.#cards = null;
  }

  /** Aborts the load in progress. */
  #interrupt() {
    this.#loading.abort();
    this.#loading = new AbortController();
  }

  #touched(hear, signal) {
    for (const type of TOUCHES) this.addEventListener(type, hear, { once: true, passive: true, signal });
  }

  /** Resolves when the article is close to the window or, if it is there, when it is touched or the browser is idle. */
  #wanted(isThere, signal) {
    return new Promise((wanted, dropped) => {
      signal.addEventListener("abort", () => dropped(signal.reason));
      if (isThere) {
        this.#touched(wanted, signal);
        (window.requestIdleCallback ?? setTimeout)(wanted, { timeout: BUSY });
      } else {
        const near = (seen) => seen.some(({ isIntersecting }) => isIntersecting) && wanted(observer.disconnect());
        const observer = new IntersectionObserver(near, { rootMargin: "100%" });
        observer.observe(this);
        signal.addEventListener("abort", () => observer.disconnect());
      }
    });
  }

  /**
   * The page has changed the content, by itself or by morphing it into what a server has sent. An article that it has put in
   * is made interactive; one that it has taken out is shown again where the element still names it.
   */
  #lookAtContent(changes) {
    if (this.#isLoading) return;
    if (this.#shown && this.contains(this.#shown)) {
      // The cards' marks have gone. Cards that have crashed are reported first: they remove their marks themselves.
      queueMicrotask(() => this.#cards && !this.hasAttribute("data-lively") && this.#begin(false));
      return;
    }
    this.#loading.abort(); // late files belong to the article that is gone
    this.#isWhole = true;
    this.#still();
    this.removeAttribute("data-long");
    const wasShown = this.#shown !== null;
    this.#shown = this.#markdown = this.article = null;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    const isGiven = added.some((node) => node.matches?.(`${ARTICLE}, ${MARKDOWN}`));
    if (isGiven || (wasShown && this.#address)) this.#begin(false);
  }

  /** Reports an error, and returns it as reported. */
  #report(error, fatal) {
    const told = isTold(error) ? error : fault(CRASH, {}, error);
    const { code, message, cause } = told;
    if (code === "crash") for (const module of [renderer, cards, translator, exporter]) module.forget();
    console.warn(`apostil: ${message}`, ...(cause ? [cause] : []));
    this.#say("apostil-error", { code, message, fatal });
    return told;
  }

  /** Tells readers that there is no article, beside what the element holds. */
  async #tellReaders(told, signal) {
    const notice = this.#notice;
    const again = () => this.reload();
    await failure()
      .then(({ tell }) => tell(notice, this, told, this.#source, again))
      .catch(() => {
        // The words of other languages could not be loaded either.
        const button = Object.assign(document.createElement("button"), { textContent: "Try again", onclick: again });
        if (this.#isAwaited && !notice.firstChild) notice.append("The article could not be loaded. ", button);
      });
    if (signal.aborted || !notice.firstChild) return;
    notice.className = "apostil-message";
    if (notice.parentNode !== this) this.prepend(notice); // otherwise its button would lose the focus
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get(NAME)) {
  // Before the readers look for their articles, which they do once the page is parsed.
  const adoptAll = () => adopt(NAME, ARTICLE, MARKDOWN);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", adoptAll, { once: true });
  else adoptAll();
  customElements.define(NAME, ApostilReader);
}
