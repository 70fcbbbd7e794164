// One card. In: the entry that it shows and the reader's words. Out: an element that is not yet shown. A card's content is
// a clone of the entry, so there is one source of truth. Made by DOM calls alone; hears no events, decides nothing.

import { add } from "./element.js";
import { filled } from "./filled.js";
import { addSource } from "./sources.js";

/** The links that open cards. */
export const LINKS = "a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]";
/** What an entry is, by its class. */
export const KINDS = { "apostil-entry": "term", "apostil-note": "note", "apostil-source": "source" };

/** Below this width cards are sheets at the foot of the window, as in styles/cards.css. */
export const isSheet = () => matchMedia("(width < 40rem)").matches;

/** Shows all of a card's entry, or the short definition alone. */
export function expand(card, words, expanded) {
  const button = card.querySelector(".apostil-card-more");
  if (button) {
    card.querySelector(".apostil-more")?.toggleAttribute("hidden", !expanded);
    button.setAttribute("aria-expanded", expanded);
    button.textContent = expanded ? words.less : words.more;
  }
  fit(card);
}

/** Says on a card whether all of it is seen. */
export function fit(card) {
  const body = card.querySelector(".apostil-card-body");
  // What does not fit can be scrolled by the arrow keys, too; what fits leaves a swipe to the sheet.
  const fits = body.scrollHeight <= body.clientHeight;
  card.toggleAttribute("data-fits", fits);
  body.tabIndex = fits ? -1 : 0;
}

/** What the card of an entry is called. */
function title(entry, kind, words) {
  if (kind === "term") return entry.querySelector("dfn")?.textContent;
  const place = [...entry.parentNode.children].indexOf(entry) + 1;
  return kind === "note" ? filled(words.note, { n: place }) : words.source;
}

/** A clone of the entry's content: all but the way back to the text and what names the original, such as an id. */
function copy(entry, kind) {
  // A term has its headword in the card's head.
  const original = (kind === "term" && entry.querySelector("dd")) || entry;
  const clone = original.cloneNode();
  // There may be as many ways back as there are mentions: they are not even copied.
  for (const part of original.childNodes)
    if (!part.classList?.contains("apostil-backlinks")) clone.append(part.cloneNode(true));
  for (const marked of clone.querySelectorAll("[id],[aria-expanded]")) {
    marked.removeAttribute("id");
    marked.removeAttribute("aria-expanded");
  }
  return clone;
}

/** Adds the card of an entry to the host; `source` is the link that it is opened from, one of its `mentions` or none. */
export function buildCard(host, { entry, id, kind, level, source, mentions, words }) {
  const titled = `apostil-title-${id}`;
  const card = add(host, "div", {
    class: "apostil-card",
    popover: "manual",
    role: "dialog",
    tabindex: "-1",
    "aria-labelledby": titled,
    "data-kind": kind,
    "data-level": level,
  });
  const { lang, dir } = entry.closest("[lang]") ?? host;
  Object.assign(card, { lang, dir }); // it stands outside the article, but speaks its language
  const button = (parent, name, label, text) =>
    add(parent, "button", { class: name, type: "button", ...(label && { "aria-label": label }) }, text);

  const head = add(card, "div", { class: "apostil-card-head" });
  add(head, "span", { class: "apostil-card-title", id: titled }, title(entry, kind, words));
  button(head, "apostil-card-close", words.close, "\u00d7");

  const body = add(card, "div", { class: "apostil-card-body" });
  body.append(...copy(entry, kind).childNodes);

  const foot = add(card, "div", { class: "apostil-card-foot" });
  if (body.querySelector(".apostil-more")) button(foot, "apostil-card-more");
  if (kind === "source") addSource(foot, { host, entry, cite: source, words });
  const all = mentions.length;
  if (all > 1) {
    const used = filled(words.used, { n: all });
    const at = mentions.indexOf(source) + 1;
    const group = add(foot, "span", { class: "apostil-card-mentions", role: "group", "aria-label": used });
    button(group, "apostil-card-previous", words.previousMention, "\u2039");
    add(group, "span", { class: "apostil-card-mention" }, at ? filled(words.mention, { n: at, all }) : used);
    button(group, "apostil-card-next", words.nextMention, "\u203a");
  }
  button(foot, "apostil-card-copy", "", words.copyLink);
  add(foot, "a", { class: "apostil-card-goto", href: `#${id}` }, words.goto);
  return card;
}
