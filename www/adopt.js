// Articles that a host has cut off from their reader: it closes the element too early, so that the article is after it, or
// removes it. In: selectors. Out: each article in a reader, before readers look for what they hold.

/** Whether there is nothing but white space between two elements. */
function areNeighbours(first, second) {
  const between = document.createRange();
  between.setStartAfter(first);
  between.setEndBefore(second);
  return !between.toString().trim();
}

/** Brings each article into a reader; the selectors are those of readers, of rendered articles and of scripts with Markdown. */
export function adopt(reader, article, markdown) {
  let empty = null;
  for (const it of document.querySelectorAll(`${reader}, ${article}, ${markdown}`)) {
    if (it.localName === reader)
      empty = it.hasAttribute("src") || it.querySelector(`${article}, ${markdown}`) ? null : it;
    else if (!it.closest(reader)) {
      const cut = empty && areNeighbours(empty, it) ? empty : null;
      if (!cut && !it.matches(article)) continue;
      const home = cut ?? document.createElement(reader);
      it.before(home);
      home.append(it);
      empty = null;
    }
  }
}
