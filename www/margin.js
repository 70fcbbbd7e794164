// Notes in the margin. In: a host and whether its layout asks for them. Out: each note whose first mention stands in the
// text is placed beside its line, below the one before; where there is no room, all is as it was. The notes of the list
// themselves are moved, so that there is one of each.

import { option } from "./options.js";

/** The least width of the text beside a margin, in em. */
const TEXT = 24;
/** What lies between two notes at least, in CSS px. */
const GAP = 16;

/** Where notes begin that want to begin at `wanted` and are so high: none above its line, none upon another. */
export function stack(notes, gap) {
  let free = 0;
  return notes.map(({ wanted, height }) => {
    const top = Math.max(wanted, free);
    free = top + height + gap;
    return top;
  });
}

export class Margin {
  #host;
  #frame = 0;
  #listening = new AbortController();
  #sizes = new ResizeObserver(() => this.arrange());

  constructor(host) {
    this.#host = host;
    const { signal } = this.#listening;
    this.#sizes.observe(host);
    const body = host.querySelector(".apostil-body");
    if (body) this.#sizes.observe(body);
    // A face that comes late moves lines even where it leaves the text as high as it was.
    host.ownerDocument.fonts?.addEventListener("loadingdone", () => this.arrange(), { signal });
  }

  /** Places the notes anew before the next picture. */
  arrange() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.place());
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#listening.abort();
    this.#clear();
  }

  #notes() {
    return [...this.#host.querySelectorAll(".apostil-notes > ol > li")];
  }

  #clear() {
    this.#host.removeAttribute("data-margin");
    for (const note of this.#notes()) {
      note.removeAttribute("data-beside");
      note.removeAttribute("tabindex");
      note.style.removeProperty("top");
    }
    this.#list?.removeAttribute("data-beside");
    this.#article?.style.removeProperty("--apostil-notes-end");
  }

  get #article() {
    return this.#host.querySelector(".apostil-article");
  }

  get #list() {
    return this.#host.querySelector(".apostil-notes");
  }

  /** Places the notes now. */
  place() {
    const article = this.#article;
    if (option(this.#host, "layout") !== "margin" || !article || !this.#hasRoom(article)) return this.#clear();
    const notes = this.#notes();
    const mentions = notes.map((note) => (note.hidden ? null : this.#mention(note)));
    // First all is set, then all is measured, then all is placed: the page is laid out once.
    for (const [index, note] of notes.entries()) note.toggleAttribute("data-beside", mentions[index] !== null);
    const beside = notes.filter((_, index) => mentions[index]);
    const isEmpty = notes.every((note, index) => note.hidden || mentions[index]);
    this.#list?.toggleAttribute("data-beside", isEmpty);
    const { top } = article.getBoundingClientRect();
    const sizes = mentions.filter(Boolean).map((mention, index) => ({
      wanted: mention.getBoundingClientRect().top - top,
      height: beside[index].offsetHeight,
    }));
    const tops = stack(sizes, GAP);
    for (const [index, note] of beside.entries()) note.style.setProperty("top", `${tops[index]}px`);
    const end = beside.length ? tops.at(-1) + sizes.at(-1).height : 0;
    article.style.setProperty("--apostil-notes-end", `${end}px`);
  }

  /** Whether the text stays wide enough when the margin is taken from it; leaves the host marked if so. */
  #hasRoom(article) {
    this.#host.setAttribute("data-margin", "");
    const { paddingInlineEnd, fontSize } = getComputedStyle(article);
    return article.clientWidth - Number.parseFloat(paddingInlineEnd) >= TEXT * Number.parseFloat(fontSize);
  }

  /** The first mention of a note, if it stands in the text. */
  #mention(note) {
    const id = note.querySelector(".apostil-backlinks a")?.getAttribute("href")?.slice(1);
    return id ? (this.#host.querySelector(`.apostil-body #${CSS.escape(id)}`)?.closest("a") ?? null) : null;
  }
}
