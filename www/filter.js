// The counts at the head of the notes. In: a host. Out: its counts as buttons, of which a pressed one leaves only the notes of
// its verdict in the list; they keep their numbers. Hears no events; `changed` is told how many of the notes are shown.

import { add } from "./card.js";

export class Filter {
  #notes;
  #counts;
  #changed;

  constructor(host, changed) {
    this.#changed = changed;
    this.#notes = [...host.querySelectorAll(".apostil-note")];
    this.#counts = [...host.querySelectorAll("span.apostil-count")].map((span) => {
      const { className, dataset, parentNode } = span;
      const attributes = { class: className, type: "button", "data-verdict": dataset.verdict, "aria-pressed": false };
      const button = add(parentNode, "button", attributes);
      button.append(...span.childNodes);
      span.replaceWith(button);
      return { span, button };
    });
  }

  /** Shows the notes of a button's verdict alone; all of them if it was pressed before. */
  toggle(button) {
    this.#show(button.getAttribute("aria-pressed") === "false" && button.dataset.verdict);
  }

  /** Shows all notes if one that is not shown holds the node; says whether that was so. */
  reveal(node) {
    const isHidden = this.#notes.some((note) => note.hidden && note.contains(node));
    if (isHidden) this.#show();
    return isHidden;
  }

  /** All is as it was. */
  dispose() {
    for (const note of this.#notes) {
      note.hidden = false;
      note.removeAttribute("value");
    }
    for (const { span, button } of this.#counts) {
      span.append(...button.childNodes);
      button.replaceWith(span);
    }
  }

  #show(verdict) {
    for (const [index, note] of this.#notes.entries()) {
      note.value = index + 1; // an item that is not shown does not count
      note.hidden = verdict && note.dataset.verdict !== verdict;
    }
    for (const { button } of this.#counts) button.setAttribute("aria-pressed", button.dataset.verdict === verdict);
    this.#changed(this.#notes.filter((note) => !note.hidden).length, this.#notes.length);
  }
}
