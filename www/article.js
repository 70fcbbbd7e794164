// The files of an article. In: the element, the bytes of its article and their address. Out: what the core renders of all
// that has come. Loads what belongs to an article, each file once, all at a time; one that is missing costs only itself, and
// one that an article names costs nothing but a request to the article's own site.

import { addressOf, asStranger } from "./address.js";
import { ELSEWHERE, fault, UNTRUSTED } from "./faults.js";
import { option } from "./options.js";
import { addresses, render } from "./pkg/apostil.js";
import { ownTableOf, tableOf, wordsOf } from "./words.js";

/** What each file holds. */
const HOLDS = { glossary: "either", sources: "json", notes: "markdown", words: "json", language: "json" };

export class ArticleFiles {
  #host;
  #article;
  #base;
  #prefix;
  #load;
  #fail;
  #waiting;
  /** What has come, as bytes, and from where, by the names of HOLDS. */
  #files = {};
  #urls = {};
  /** How many files have come. */
  count = 0;

  /**
   * `load` gives the bytes of a file; it gets its address, what it `holds`, whether it `isOwn`, the `name` of the attribute that
   * could name it if the article does, and what `fetch` is to know. `fail` hears what cannot be had, `waiting` of what is on
   * its way.
   */
  constructor(host, { article, base, prefix, load, fail, waiting }) {
    this.#host = host;
    this.#article = article;
    this.#base = base;
    this.#prefix = prefix;
    this.#load = load;
    this.#fail = fail;
    this.#waiting = waiting;
  }

  /** Begins to load all files of an article that is to be rendered. */
  begin() {
    const asked = addresses(this.#article);
    const notes = this.#part("notes", asked.notes, this.#base);
    // The front matter of the notes counts where that of the article says nothing.
    const ofNotes = async (name) => {
      await notes;
      return this.#files.notes ? addresses(this.#files.notes)[name] : undefined;
    };
    for (const name of ["glossary", "sources"]) {
      if (asked[name] || !notes || this.#host.hasAttribute(name)) this.#part(name, asked[name], this.#base);
      else this.#later(ofNotes(name), (address) => this.#part(name, address, this.#urls.notes));
    }
    const lang = this.#host.getAttribute("lang") ?? asked.lang;
    if (lang !== undefined || !notes) this.beginWords(lang);
    else this.#later(ofNotes("lang"), (lang) => this.beginWords(lang));
  }

  /** Begins to load the words of a language, and the page's own. */
  beginWords(lang) {
    this.#add(
      "language",
      () => tableOf(lang),
      () => ({ isOwn: true }),
    );
    this.#add("words", () => ownTableOf(this.#host));
  }

  /** Begins to load a file that the element names, or else the article; gives back what settles when that is done. */
  #part(name, address, base) {
    const attribute = this.#host.getAttribute(name);
    if (attribute !== null) return this.#add(name, () => attribute && addressOf(attribute, document.baseURI));
    const how = (url) => ({ name, ...asStranger(url) });
    return this.#add(name, () => address && this.#named(name, address, base), how);
  }

  /** The address of a file that an article names: it must be on the article's own site. */
  #named(name, address, base) {
    const url = addressOf(address, base);
    if (this.#host.hasAttribute("untrusted")) throw fault(UNTRUSTED, { url, name });
    if (url.origin !== this.#base.origin) throw fault(ELSEWHERE, { url, name });
    return url;
  }

  /** Begins to load the file that `find` finds, `how` its address asks for it. */
  #add(name, find, how = () => ({})) {
    let url;
    try {
      url = find();
    } catch (error) {
      this.#fail(error);
    }
    if (!url) return null;
    this.#urls[name] = url;
    const use = (bytes) => {
      this.#files[name] = bytes;
      this.count += 1;
    };
    const load = this.#load(url, { holds: HOLDS[name], ...how(url) });
    return this.#later(load, use, url);
  }

  #later(promise, use, url) {
    const done = promise.then(use).catch(this.#fail);
    this.#waiting.add(url, done);
    return done;
  }

  /** Renders the article with what has come. */
  rendered() {
    const { glossary, sources, notes } = this.#files;
    const { words, table } = this.words();
    const rendered = render({
      article: this.#article,
      glossary,
      sources,
      notes,
      words: table,
      prefix: this.#prefix,
      terms: option(this.#host, "terms") || undefined,
      lang: this.#host.getAttribute("lang") ?? undefined,
      untrusted: this.#host.hasAttribute("untrusted") ? this.#base.origin.replace("null", "") : undefined,
    });
    return { ...rendered, words, table, sources: sources && this.#urls.sources };
  }

  /** The words that have come. */
  words() {
    return wordsOf(this.#files.language, this.#files.words);
  }
}
