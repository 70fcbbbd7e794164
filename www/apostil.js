// The element <apostil-reader>. Attributes and content come in, a lively article goes out. Does lifecycle,
// fetching and messages; what an article means and how cards behave is decided in WebAssembly. Parses no HTML
// and asks no address but its own folder and the article's files.

const NAME = "apostil-reader";
const CSP =
  "WebAssembly could not be compiled. If the page has a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'.";

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

const bytes = async (url, signal) => new Uint8Array(await (await fetched(url, signal)).arrayBuffer());

/** Loads once a page, but tries again after a failure. */
function once(load) {
  let result;
  const forget = (error) => {
    result = undefined;
    throw error;
  };
  return () => (result ??= load().catch(forget));
}

const core = once(async () => {
  const wasm = fetched(beside("pkg/apostil_bg.wasm"));
  const [lively, binary] = await Promise.all([import("./lively.js"), wasm]);
  await lively.default({ module_or_path: binary });
  return lively;
});

const sheet = once(async () => new CSSStyleSheet().replace(await (await fetched(beside("apostil.css"))).text()));

/** The numbers of the readers on this page: from the second on, theirs stands before every id. */
const taken = new Set();

class ApostilReader extends HTMLElement {
  static observedAttributes = ["src", "glossary", "sources", "terms", "lang"];

  /** The model of an article that was rendered here: title, terms, notes, sources, headings. */
  article = null;
  /** Settles when the article is lively, or cannot be. */
  ready = Promise.resolve(this);
  #number = 0;
  #prefix = "";
  #connected = false;
  #loading = new AbortController();
  #cards = null;
  #markdown = null;
  #notice = document.createElement("p");

  connectedCallback() {
    if (this.#connected) return; // it was only moved
    this.#connected = true;
    // An article that was rendered here before keeps its ids, unless another reader has them by now.
    const keeps = this.#number > 0 && !taken.has(this.#number);
    if (!keeps) for (this.#number = 1; taken.has(this.#number); ) this.#number += 1;
    taken.add(this.#number);
    this.#prefix = this.#number > 1 ? `a${this.#number}-` : "";
    this.#begin(!keeps && this.article !== null);
  }

  connectedMoveCallback() {} // moved without leaving the document: its cards stay open

  disconnectedCallback() {
    this.#cards?.close(); // the browser has hidden them
    queueMicrotask(() => {
      if (this.isConnected || !this.#connected) return;
      this.#connected = false;
      this.#loading.abort();
      this.#cards?.dispose(); // the article stays
      taken.delete(this.#number);
    });
  }

  attributeChangedCallback(_name, before, now) {
    if (this.#connected && before !== now) this.#begin(true);
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
    return this.#begin(true);
  }

  #begin(anew) {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.ready = this.#load(signal, anew).catch((error) => {
      if (signal !== this.#loading.signal) return this.ready; // another load has taken its place
      if (!signal.aborted) this.#report(error, true);
      throw error;
    });
    this.ready.catch(() => {}); // whoever does not ask need not handle it
    return this.ready;
  }

  async #load(signal, anew) {
    if (document.readyState === "loading") {
      await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
    }
    this.#markdown ??= this.querySelector("script[type='text/markdown']")?.textContent.trimStart() ?? null;
    const present = this.querySelector(".apostil-article") !== null;
    const live = (anew || !present) && (this.hasAttribute("src") || this.#markdown !== null);
    if (!live && !present) throw fault("empty", `There is no article here: ${NAME} needs a src attribute.`);
    const style = this.#style().catch((error) => this.#report(error, false));
    const [{ build, Cards, Reader }, rendered] = await Promise.all([core(), live ? this.#render(signal) : null, style]);
    signal.throwIfAborted();
    this.#cards?.dispose();
    if (rendered) {
      this.replaceChildren(build(rendered.script, document.createDocumentFragment(), rendered.base));
      this.article = rendered.article;
      for (const { severity, file, line, message } of rendered.diagnostics)
        if (severity !== "info") console.warn(`${file}, line ${line}: ${message}`);
    }
    this.#notice.remove();
    this.#cards = new Cards(this);
    this.#cards.begin(new Reader(this.#cards));
    const place = anew ? "" : fragment();
    const target = place ? this.querySelector(`#${CSS.escape(place)}`) : null;
    // A prerendered entry stood at the window's foot until now; other places the browser has found by itself.
    if (rendered || target?.matches(".apostil-note, .apostil-entry, .apostil-source")) target?.scrollIntoView();
    this.#say("apostil-ready", { article: this.article, diagnostics: rendered?.diagnostics ?? [] });
    return this;
  }

  async #render(signal) {
    const page = document.baseURI;
    const base = new URL(this.getAttribute("src") ?? "", page);
    const text = this.hasAttribute("src") ? bytes(base, signal) : new TextEncoder().encode(this.#markdown);
    const [{ addresses, render }, article] = await Promise.all([core(), text]);
    const asked = addresses(article);
    // Attributes are the page's words, front matter is the article's. A file that is missing costs only itself.
    const apparatus = async (name) => {
      const [address, from] = this.hasAttribute(name) ? [this.getAttribute(name), page] : [asked[name], base];
      return address ? bytes(new URL(address, from), signal) : undefined;
    };
    const optional = (name) => apparatus(name).catch((error) => signal.aborted || this.#report(error, false));
    const [glossary, sources] = await Promise.all([optional("glossary"), optional("sources")]);
    signal.throwIfAborted();
    const [terms, lang] = ["terms", "lang"].map((name) => this.getAttribute(name));
    const rendered = render({ article, glossary, sources, prefix: this.#prefix, terms, lang });
    const refused = rendered.diagnostics.find(({ code, file }) => code === "too-large" && file === "article");
    if (refused) throw fault(refused.code, refused.message);
    return { ...rendered, base };
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
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

/** The id that the page's address names. */
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // nobody wrote that on purpose
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, ApostilReader);
