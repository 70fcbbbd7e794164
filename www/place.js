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

/** The landmark that begins first in the window; or else the first that reaches into it. */
function inSight(host) {
  const all = landmarks(host).map(([name, it]) => ({ name, ...it.getBoundingClientRect().toJSON() }));
  return all.find(({ top }) => top >= 0 && top < innerHeight) ?? all.find(({ bottom }) => bottom > 0);
}

/** Has an article changed; what is in the window stays there, and the focus where it was. */
export function keepPlace(host, change) {
  const seen = host.getBoundingClientRect().top < 0 ? inSight(host) : undefined;
  const focused = host.contains(document.activeElement) && document.activeElement.id;
  change();
  const [, now] = landmarks(host).find(([name]) => name === seen?.name) ?? [];
  if (now) scrollBy({ top: now.getBoundingClientRect().top - seen.top, behavior: "instant" });
  if (focused) host.querySelector(`.apostil-article #${CSS.escape(focused)}`)?.focus({ preventScroll: true });
}
