// The element <apostil-reader>. Attributes and content come in, an interactive article goes out. Does lifecycle and messages;
// what an article means and how cards behave is decided in WebAssembly. Parses no HTML, and asks no address but its own
// folder and the article's files.

import { articleOf } from "./address.js";
import { CRASH, fault, isTold, NO_ARTICLE } from "./faults.js";
import { fetched } from "./fetched.js";
import { core, drop, glue } from "./modules.js";

const NAME = "apostil-reader";

/** The numbers of the readers on this page: from the second on, theirs is at the start of every id. */
const taken = new Set();

/** Attributes that change the article itself; the others change how it is read. */
const CONTENT = ["src", "glossary", "sources", "notes", "words", "terms", "lang", "untrusted"];
const ARTICLE = ".apostil-article";
/** What a reader does who wants an article's cards. */
const TOUCHES = ["pointerover", "pointerdown", "focusin", "touchstart"];
/** After so many crashes of an article it is left alone, unless the page asks for it anew. */
const CRASHES = 3;
const MARKDOWN = "script[type='text/markdown']";

class ApostilReader extends HTMLElement {
  static observedAttributes = [...CONTENT, "layout", "trigger", "theme", "loading"];

  /** The model of an article that was rendered here: title, terms, notes, sources, headings. */
  article = null;
  /** Settles when the article is interactive, or cannot be. */
  ready = Promise.resolve(this);
  #number = 0;
  #connected = false;
  #isStale = false;
  #isLoading = false;
  #hasArrived = false;
  /** Whether the article is rendered here, or was there. */
  #isBuilt = true;
  /** Whether all has come that the article here is rendered with. */
  #isWhole = true;
  #crashes = 0;
  #loading = new AbortController();
  #stage = null;
  #markdown = null;
  /** The article that is interactive. */
  #shown = null;
  #content = new MutationObserver((changes) => this.#lookAtContent(changes));
  #notice = document.createElement("p");

  connectedCallback() {
    if (this.#connected) return this.#stage?.restage(); // it was only moved
    this.#connected = true;
    // An article that was rendered here before keeps its ids, unless another reader has them by now.
    const keeps = this.#number > 0 && !taken.has(this.#number);
    // The ids of an article that was prerendered elsewhere on the page have no prefix: its own reader is the first.
    const isFirst = this.querySelector(ARTICLE) !== null || document.querySelector(ARTICLE) === null;
    if (!keeps) for (this.#number = isFirst ? 1 : 2; taken.has(this.#number); ) this.#number += 1;
    taken.add(this.#number);
    this.#content.observe(this, { childList: true });
    this.#begin(this.article !== null && (this.#isStale || !keeps));
  }

  connectedMoveCallback() {} // moved without leaving the document: its cards stay open

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#connected) return;
      this.#connected = this.#isStale = false;
      this.#loading.abort();
      this.#content.disconnect();
      this.#stage?.dispose(); // the article stays
      this.#stage = null;
      taken.delete(this.#number);
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    const isContent = CONTENT.includes(name);
    if (!this.#connected) this.#isStale ||= isContent;
    else if (isContent) this.#begin(this.#shown !== null);
    else if (this.#stage) this.#stage.arrange();
    else if (name === "loading") this.#begin(false);
  }

  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); says whether it is open. */
  open(id) {
    const key = String(id).replace(/^#/, "");
    return [key, this.#prefix + key].some((id) => this.#stage?.open(id) ?? false);
  }

  /** Closes all cards. */
  close() {
    this.#stage?.close();
  }

  /** Loads and renders the article again. */
  reload() {
    if (!this.#connected) return this.ready;
    return this.#begin(true);
  }

  /** What every id of an article begins with that is rendered here: none of a stranger's takes one of the page. */
  get #prefix() {
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
      // An article that is whole is headed by no message: one that was prerendered, or that only lacks its cards.
      const isWhole = this.querySelector(ARTICLE) !== null && (!this.#isBuilt || this.article === null);
      throw this.#report(error, !isWhole);
    });
    this.ready.catch(() => {}); // whoever does not ask need not handle it
    return this.ready;
  }

  async #load(signal, anew) {
    if (document.readyState === "loading") {
      await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
    }
    this.#markdown = this.querySelector(MARKDOWN)?.textContent.trimStart() ?? this.#markdown;
    const isThere = this.querySelector(ARTICLE) !== null;
    const src = articleOf(this);
    const isBuilt = (anew || !isThere || !this.#isWhole) && (src ?? this.#markdown) !== null;
    this.#isBuilt = isBuilt;
    if (!isBuilt && !isThere) throw fault(NO_ARTICLE);
    signal.throwIfAborted();
    if (!anew) await this.#wanted(isBuilt, signal);
    if (isBuilt) this.setAttribute("aria-busy", "true");
    const fail = (error) => signal.aborted || this.#report(error, false);
    const get = (url, init) => fetched(url, { cache: anew ? "no-cache" : "default", ...init });
    // Also for a message alone; that the module is missing, the core says.
    const styled = glue.get().then(
      ({ style }) => style(this, get).catch(fail),
      () => {},
    );
    const answer = isBuilt ? (src ? get(src, { signal }) : this.#markdown) : undefined;
    const [module, source] = await Promise.all([core.get(), answer]);
    await module.read(this, {
      source,
      base: src ?? new URL(document.baseURI),
      prefix: this.#prefix,
      get,
      fail,
      signal,
      styled,
      show: (edition, stage, reader) => this.#show(edition, stage, reader),
      whole: () => {
        this.#isWhole = true;
      },
      crashed: (error, stage) => stage === this.#stage && this.#crash(error),
    });
    signal.throwIfAborted(); // it may have failed at once, and begun anew
    return this;
  }

  /** Shows an edition of the article, or makes the one interactive that is there. */
  #show(edition, stage, reader) {
    this.#stage?.dispose();
    this.#notice.remove();
    this.removeAttribute("aria-busy");
    if (edition.nodes) {
      this.replaceChildren(edition.nodes);
      this.article = edition.article;
      this.#isWhole = false;
    }
    this.#shown = this.querySelector(ARTICLE);
    this.#stage = stage;
    const arrival = this.#hasArrived ? undefined : edition.nodes ? "built" : "found";
    this.#hasArrived = true;
    this.#isLoading = false;
    stage.begin(reader, arrival);
    this.#say("apostil-ready", { article: this.article, diagnostics: edition.diagnostics ?? [] });
  }

  /** It has failed while the article was read: the text stays, and the cards come back when a reader touches it. */
  #crash(error) {
    const told = this.#report(error, false);
    this.#stage.dispose();
    this.#stage = null;
    this.#crashes += 1;
    if (this.#isLoading) return; // what is on its way takes its place
    this.#interrupt();
    this.ready = Promise.reject(told);
    this.ready.catch(() => {});
    this.#touched(() => this.#begin(false), this.#loading.signal);
  }

  /** Ends what is under way. */
  #interrupt() {
    this.#loading.abort();
    this.#loading = new AbortController();
  }

  #touched(hear, signal) {
    for (const type of TOUCHES) this.addEventListener(type, hear, { once: true, passive: true, signal });
  }

  /** Settles when the article is wanted: nearly in the window; one that is there when it is touched, or nothing else is to do. */
  #wanted(isBuilt, signal) {
    if (this.getAttribute("loading") === "eager" || location.hash) return;
    return new Promise((wanted, dropped) => {
      signal.addEventListener("abort", () => dropped(signal.reason));
      if (isBuilt) {
        const near = (seen) => seen.some(({ isIntersecting }) => isIntersecting) && wanted(observer.disconnect());
        const observer = new IntersectionObserver(near, { rootMargin: "100%" });
        observer.observe(this);
        signal.addEventListener("abort", () => observer.disconnect());
      } else {
        this.#touched(wanted, signal);
        (window.requestIdleCallback ?? setTimeout)(wanted);
      }
    });
  }

  /** The page has put something else in here: if it is an article, that one becomes interactive. */
  #lookAtContent(changes) {
    if (this.#isLoading || (this.#shown && this.contains(this.#shown))) return;
    this.#loading.abort(); // what is late belongs to the article that has gone
    this.#isWhole = true;
    this.#stage?.dispose();
    this.#stage = this.#shown = this.#markdown = this.article = null;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.some((node) => node.matches?.(`${ARTICLE}, ${MARKDOWN}`))) this.#begin(false);
  }

  /** Tells what went wrong, and gives it back as it is told. */
  #report(error, fatal) {
    const told = isTold(error) ? error : fault(CRASH, {}, error);
    const { code, message, cause } = told;
    if (code === "crash") drop();
    console.warn(`apostil: ${message}`, ...(cause ? [cause] : []));
    if (fatal) {
      Object.assign(this.#notice, { className: "apostil-message", role: "status", textContent: message });
      this.prepend(this.#notice);
    }
    this.#say("apostil-error", { code, message, fatal });
    return told;
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, ApostilReader);
