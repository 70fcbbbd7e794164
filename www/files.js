// Files that an article can be read without. In: addresses, and ways to load and to report. Out: what has come of them. Loads
// each file once, all at a time; one that is missing costs only itself.

import { bytesOf } from "./body.js";
import { fault, NO_ANSWER_AT_HOME } from "./faults.js";
import { ownTableOf, tableOf, wordsOf } from "./words.js";

/** What each file holds. */
const HOLDS = { glossary: "either", sources: "json", notes: "markdown", words: "json", language: "json" };

export class Files {
  /** What has come, as bytes, and from where, by the names of HOLDS. */
  files = {};
  urls = {};
  /** How many files have come. */
  count = 0;

  /** `get` is `fetched`, `fail` hears what cannot be had, `waiting` of what is on its way. */
  constructor(host, { get, fail, signal, waiting }) {
    Object.assign(this, { host, get, fail, signal, waiting });
  }

  /** Begins to load the words of a language, and the page's own. */
  beginWords(lang) {
    this.add(
      "language",
      () => tableOf(lang),
      () => ({ isOwn: true }),
    );
    this.add("words", () => ownTableOf(this.host));
  }

  /** The table of the words that have come. */
  words() {
    return wordsOf(this.files.language, this.files.words);
  }

  /**
   * Begins to load the file that `find` finds; `how` says of its address whether it `isOwn`, the `name` of the attribute that
   * could name it if the article does, and what `fetch` is to know. Gives back what settles when that is done.
   */
  add(name, find, how = () => ({})) {
    let url;
    try {
      url = find();
    } catch (error) {
      this.fail(error);
    }
    if (!url) return null;
    this.urls[name] = url;
    const use = (bytes) => {
      this.files[name] = bytes;
      this.count += 1;
    };
    return this.later(this.#load(url, { holds: HOLDS[name], ...how(url) }), use, url);
  }

  later(promise, use, url) {
    const done = promise.then(use).catch(this.fail);
    this.waiting.add(url, done);
    return done;
  }

  async #load(url, { holds, name, ...how }) {
    const answer = await this.get(url, { signal: this.signal, ...how }).catch((error) => {
      throw name && error.cause ? fault(NO_ANSWER_AT_HOME, { url, name }, error.cause) : error;
    });
    return bytesOf(answer, { url, holds, isOwn: how.isOwn, warn: this.fail });
  }
}
