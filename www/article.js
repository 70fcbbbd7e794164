// The files of an article. In: the element, the bytes of its article and their address. Out: what the core renders of all
// that has come. What an article names costs nothing but a request to the article's own site.

import { addressOf, asStranger } from "./address.js";
import { ELSEWHERE, fault, UNTRUSTED } from "./faults.js";
import { Files } from "./files.js";
import { addresses, render } from "./pkg/apostil_render.js";

export class ArticleFiles extends Files {
  #article;
  #base;
  #prefix;

  constructor(host, { article, base, prefix, ...ways }) {
    super(host, ways);
    this.#article = article;
    this.#base = base;
    this.#prefix = prefix;
  }

  /** Begins to load all files of the article. */
  begin() {
    const asked = addresses(this.#article);
    const notes = this.#part("notes", asked.notes, this.#base);
    // The front matter of the notes counts where that of the article says nothing.
    const ofNotes = async (name) => {
      await notes;
      return this.files.notes ? addresses(this.files.notes)[name] : undefined;
    };
    for (const name of ["glossary", "sources"]) {
      if (asked[name] || !notes || this.host.hasAttribute(name)) this.#part(name, asked[name], this.#base);
      else this.later(ofNotes(name), (address) => this.#part(name, address, this.urls.notes));
    }
    const lang = this.host.getAttribute("lang") ?? asked.lang;
    if (lang !== undefined || !notes) this.beginWords(lang);
    else this.later(ofNotes("lang"), (lang) => this.beginWords(lang));
  }

  /** Begins to load a file that the element names, or else the article; gives back what settles when that is done. */
  #part(name, address, base) {
    const attribute = this.host.getAttribute(name);
    if (attribute !== null) return this.add(name, () => attribute && addressOf(attribute, document.baseURI));
    const how = (url) => ({ name, ...asStranger(url) });
    return this.add(name, () => address && this.#named(name, address, base), how);
  }

  /** The address of a file that an article names: it must be on the article's own site. */
  #named(name, address, base) {
    const url = addressOf(address, base);
    if (this.host.hasAttribute("untrusted")) throw fault(UNTRUSTED, { url, name });
    if (url.origin !== this.#base.origin) throw fault(ELSEWHERE, { url, name });
    return url;
  }

  /** Renders the article with what has come. */
  rendered() {
    const { glossary, sources, notes } = this.files;
    const table = this.words();
    const rendered = render({
      article: this.#article,
      glossary,
      sources,
      notes,
      words: table && new TextEncoder().encode(JSON.stringify(table)),
      prefix: this.#prefix,
      terms: this.host.getAttribute("terms") ?? undefined,
      lang: this.host.getAttribute("lang") ?? undefined,
      untrusted: this.host.hasAttribute("untrusted") ? this.#base.origin.replace("null", "") : undefined,
    });
    return { ...rendered, table, sources: sources && this.urls.sources };
  }
}
