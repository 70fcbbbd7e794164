// Where a reader is in an article, while it is rendered once more. In: the element. Out: when nothing is in the way of that,
// and the same place afterwards. Opens and closes no cards.

/** Settles when no card is open: whoever reads one is not disturbed. */
export async function undisturbed(host, signal) {
  while (host.querySelector(".apostil-card"))
    await new Promise((closed) => host.addEventListener("apostil-close", closed, { once: true, signal }));
}

/** What stands at the same place whatever belongs to the article: the blocks of its text, by their order; all else by its id. */
function landmarks(host) {
  const blocks = [...host.querySelectorAll(".apostil-body > *")].map((block, index) => [index, block]);
  return [...blocks, ...[...host.querySelectorAll(".apostil-article [id]")].map((it) => [it.id, it])];
}

/** Has an article changed; what is at the head of the window stays there, and the focus where it was. */
export function keepPlace(host, change) {
  const top = (it) => it.getBoundingClientRect().top;
  const first = top(host) < 0 && landmarks(host).find(([, it]) => it.getBoundingClientRect().bottom > 0);
  const was = first && top(first[1]);
  const focused = host.contains(document.activeElement) && document.activeElement.id;
  change();
  const now = first && landmarks(host).find(([name]) => name === first[0]);
  if (now) scrollBy({ top: top(now[1]) - was, behavior: "instant" });
  if (focused) host.querySelector(`.apostil-article #${CSS.escape(focused)}`)?.focus({ preventScroll: true });
}
