// The element <apostil-reader>. Attributes and content come in, a lively article goes out. Does lifecycle,
// fetching and messages; what an article means and how cards behave is decided in two modules of WebAssembly, each loaded
// when it is first wanted. Parses no HTML and asks no address but its own folder and the article's files.

const NAME = "apostil-reader";
const CSP =
  "WebAssembly could not be compiled. If the page has a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'.";
const CRASH =
  "The cards have stopped because of an error of their own; they start again when the article is next touched.";

/** An error with a code that stays, in words that a reader can pass on. */
const fault = (code, message) => Object.assign(new Error(message), { code });
const beside = (file) => new URL(file, import.meta.url);

async function fetched(url, signal) {
  if (url.protocol === "file:")
    throw fault("file", "A page opened as a file can fetch no other files: serve its folder.");
  const response = await fetch(url, { signal }).catch((error) => {
    throw signal?.aborted ? error : fault("fetch", `${url} cannot be had: there is no answer, or none for this page.`);
  });
  if (!response.ok) throw fault("fetch", `${url} cannot be had: the answer is ${response.status}.`);
  return response;
}

/** Loads once a page, but tries again after a failure, or when what was loaded is to be forgotten. */
function once(load) {
  let result;
  const forget = () => {
    result = undefined;
  };
  const get = () =>
    (result ??= load().catch((error) => {
      forget();
      throw error;
    }));
  return Object.assign(get, { forget });
}

/** Loads a module and its WebAssembly; one that has run keeps its state for good, so that a new one has another address. */
async function started(name, before = 0) {
  const wasm = fetched(beside(`pkg/apostil_${name}_bg.wasm`));
  const [module, binary] = await Promise.all([import(`./${name}.js${before ? `?${before}` : ""}`), wasm]);
  await module.default({ module_or_path: binary });
  return module;
}

let starts = 0;
/** Whether it was said that cards have crashed. */
let hasCrashed = false;
const cards = once(() => started("cards", starts++));
const renderer = once(() => started("render"));

const sheet = once(async () => new CSSStyleSheet().replace(await (await fetched(beside("apostil.css"))).text()));

/** The numbers of the readers on this page: from the second on, theirs stands before every id. */
const taken = new Set();

/** Attributes that change the article itself; the others change how it is read. */
const CONTENT = ["src", "glossary", "sources", "notes", "words", "terms", "lang"];
const ARTICLE = ".apostil-article";
const MARKDOWN = "script[type='text/markdown']";

class ApostilReader extends HTMLElement {
  static observedAttributes = [...CONTENT, "layout", "trigger", "theme", "loading"];

  /** The model of an article that was rendered here: title, terms, notes, sources, headings. */
  article = null;
  /** Settles when the article is lively, or cannot be. */
  ready = Promise.resolve(this);
  #number = 0;
  #prefix = "";
  #connected = false;
  #isStale = false;
  #isLoading = false;
  #hasArrived = false;
  #loading = new AbortController();
  #cards = null;
  #markdown = null;
  /** Whether the page holds an article that can be read. */
  #isReadable = false;
  /** What the page's author was told. */
  #warned = new Set();
  /** The article that is lively. */
  #shown = null;
  #content = new MutationObserver((changes) => this.#lookAtContent(changes));
  #notice = document.createElement("p");

  connectedCallback() {
    if (this.#connected) return this.#cards?.restage(); // it was only moved
    this.#connected = true;
    // An article that was rendered here before keeps its ids, unless another reader has them by now.
    const keeps = this.#number > 0 && !taken.has(this.#number);
    // The ids of an article that was prerendered elsewhere on the page have no prefix: its own reader is the first.
    const isFirst = this.querySelector(ARTICLE) !== null || document.querySelector(ARTICLE) === null;
    if (!keeps) for (this.#number = isFirst ? 1 : 2; taken.has(this.#number); ) this.#number += 1;
    taken.add(this.#number);
    this.#prefix = this.#number > 1 ? `a${this.#number}-` : "";
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
      this.#still();
      taken.delete(this.#number);
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    const isContent = CONTENT.includes(name);
    if (!this.#connected) this.#isStale ||= isContent;
    else if (isContent) this.#begin(this.#shown !== null);
    else if (this.#cards) this.#cards.arrange();
    else if (name === "loading") this.#begin(false);
  }

  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); says whether it is open. */
  open(id) {
    const key = String(id).replace(/^#/, "");
    return [key, this.#prefix + key].some((id) => this.#cards?.open(id) ?? false);
  }

  /** Closes all cards. */
  close() {
    this.#cards?.close();
  }

  /** Fetches and renders the article again. */
  reload() {
    if (!this.#connected) return this.ready;
    return this.#begin(true);
  }

  #begin(anew) {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#isLoading = true;
    this.ready = this.#load(signal, anew).catch((error) => {
      if (signal !== this.#loading.signal) return this.ready; // another load has taken its place
      this.#isLoading = false;
      if (!signal.aborted) this.#report(error, !this.#isReadable);
      throw error;
    });
    this.ready.catch(() => {}); // whoever does not ask need not handle it
    return this.ready;
  }

  async #load(signal, anew) {
    if (document.readyState === "loading") {
      await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
    }
    this.#markdown = this.querySelector(MARKDOWN)?.textContent.trimStart() ?? this.#markdown;
    const present = this.querySelector(ARTICLE) !== null;
    const src = this.getAttribute("src");
    const live = (anew || !present) && (src ?? this.#markdown) !== null;
    if (!live && !present) throw fault("empty", `There is no article here: ${NAME} needs a src attribute.`);
    signal.throwIfAborted();
    this.#isReadable = !live;
    const isAwaited = anew || this.getAttribute("loading") === "eager" || location.hash !== "";
    const fail = (error) => signal.aborted || this.#report(error, false);
    const bytesOf = async (url) => new Uint8Array(await (await fetched(url, signal)).arrayBuffer());
    if (live && !isAwaited) await this.#near(signal);
    const read = live ? await this.#render(src, { bytesOf, fail, signal }) : { diagnostics: [] };
    this.#isReadable = true;
    this.#isLoading = false;
    if (!isAwaited) await this.#touched(signal, true);
    await this.#enliven({ live, table: read.table, bytesOf, fail, signal });
    this.#say("apostil-ready", { article: this.article, diagnostics: read.diagnostics });
    return this;
  }

  /** Renders the article and shows it; gives back what the core says of it. */
  async #render(src, { bytesOf, fail, signal }) {
    if (src !== null && !URL.canParse(src, document.baseURI)) throw fault("fetch", `${src} is no address.`);
    const base = new URL(src ?? "", document.baseURI);
    const text = src === null ? new TextEncoder().encode(this.#markdown) : bytesOf(base);
    const [{ build, readArticle }, article] = await Promise.all([renderer(), text, this.#style().catch(fail)]);
    const read = await readArticle(this, { article, base, prefix: this.#prefix, bytesOf, fail });
    signal.throwIfAborted();
    const refused = read.diagnostics.find(({ code, file }) => code === "too-large" && file === "article");
    if (refused) throw fault(refused.code, refused.message);
    this.#still();
    this.replaceChildren(build(read.script, document.createDocumentFragment(), base));
    this.article = read.article;
    this.#shown = this.querySelector(ARTICLE);
    const list = this.querySelector(".apostil-sources:not([data-src])");
    if (list && read.sources) list.dataset.src = read.sources;
    for (const { severity, file, line, message } of read.diagnostics)
      if (severity !== "info") console.warn(`${file}, line ${line}: ${message}`);
    return read;
  }

  /** Brings the article that is shown to life. `table` is its words' where it was rendered here. */
  async #enliven({ live, table, bytesOf, fail, signal }) {
    const [{ attend, Cards, wordsOf }] = await Promise.all([cards(), this.#style().catch(fail)]);
    const words = live ? table : await wordsOf(this, this.querySelector(ARTICLE).lang, bytesOf, fail);
    signal.throwIfAborted();
    this.#still();
    this.#notice.remove();
    this.#shown = this.querySelector(ARTICLE);
    if (!("showPopover" in this)) return; // all links stay links
    const lost = async (error) => {
      cards.forget();
      this.#cards = null;
      if (error) console.error(error);
      if (error && !hasCrashed) this.#report(fault("crash", CRASH), false);
      hasCrashed ||= error !== undefined;
      await this.#touched(signal, false);
      await this.#enliven({ live: true, table: words, bytesOf, fail, signal });
    };
    const warn = (text) => {
      if (!this.#warned.has(text)) console.warn(text);
      this.#warned.add(text);
    };
    this.#cards = attend(this, (page) => new Cards(this, page, words), {
      table: words,
      warn,
      lost: (error) => lost(error).catch(fail),
    });
    if (!this.#hasArrived) this.#cards.arrive(live);
    this.#hasArrived = true;
  }

  /** Ends the cards; the article stays. */
  #still() {
    this.#cards?.dispose();
    this.#cards = null;
  }

  /** Settles when the element is nearly in the window. */
  #near(signal) {
    return new Promise((settle, drop) => {
      const near = (seen) => seen.some(({ isIntersecting }) => isIntersecting) && settle(observer.disconnect());
      const observer = new IntersectionObserver(near, { rootMargin: "100%" });
      observer.observe(this);
      signal.addEventListener("abort", () => drop(observer.disconnect() ?? signal.reason));
    });
  }

  /** Settles when the article is touched or, if it may be `idle`, when nothing else is to do. */
  #touched(signal, idle) {
    return new Promise((settle, drop) => {
      signal.addEventListener("abort", () => drop(signal.reason));
      const once = { once: true, passive: true, signal };
      for (const type of ["pointerover", "focusin", "touchstart"]) this.addEventListener(type, settle, once);
      if (idle) (window.requestIdleCallback ?? setTimeout)(settle);
    });
  }

  /** The page has put something else in here: if it is an article, that one comes alive. */
  #lookAtContent(changes) {
    if (this.#isLoading || (this.#shown && this.contains(this.#shown))) return;
    this.#loading.abort();
    this.#still();
    this.#shown = this.#markdown = this.article = null;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.some((node) => node.matches?.(`${ARTICLE}, ${MARKDOWN}`))) this.#begin(false);
  }

  /** Brings the stylesheet, unless the page has it. Adopted, not inserted: policies on styles allow that. */
  async #style() {
    if (getComputedStyle(this).getPropertyValue("--apostil").trim() === "1") return;
    const { adoptedStyleSheets } = this.getRootNode();
    const adopted = await sheet();
    if (!adoptedStyleSheets.includes(adopted)) adoptedStyleSheets.push(adopted);
  }

  #report({ name, code, message }, fatal) {
    const detail = { code: typeof code === "string" ? code : "internal", message, fatal };
    if (name === "CompileError") Object.assign(detail, { code: "csp", message: CSP });
    console.warn(`apostil: ${detail.message}`);
    if (fatal) {
      Object.assign(this.#notice, { className: "apostil-message", role: "status", textContent: detail.message });
      this.prepend(this.#notice);
    }
    this.#say("apostil-error", detail);
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, ApostilReader);
