// Judges where a card stands. In: an open card, in the page. Out: what is wrong with its place, an empty list if nothing
// is. Runs in the page, so it uses nothing from here.

/** How far a card may be from its word, in CSS px. */
export const NEAR = 24;

/**
 * What is wrong with the place of the top card: it lies wholly in the window, is what can be hit at its centre, and covers
 * no part of its word; it is at most `near` px from it or, beside the column, on its line. A card that was opened from
 * another is a step away from that, and as wide. A sheet lies at the foot.
 */
export function faults(near) {
  const wrong = [];
  const card = [...document.querySelectorAll(".apostil-card:popover-open")].at(-1);
  const host = card.closest("apostil-reader");
  for (const entrance of card.getAnimations()) entrance.finish();
  const box = card.getBoundingClientRect();
  const words = [...host.querySelectorAll("[aria-expanded=true]:is(a)")].filter((link) => !card.contains(link));
  const word = words.findLast(({ hash }) => card.querySelector(".apostil-card-goto").hash === hash);
  // Some engines measure what is zoomed in its own px, from an origin of its own.
  const probe = document.createElement("div");
  probe.style.cssText = "position: fixed; inset: 0; visibility: hidden; pointer-events: none";
  probe.popover = "manual";
  host.append(probe);
  probe.style.cssText += "; margin: 0; border: 0; padding: 0; inline-size: auto; block-size: auto";
  probe.showPopover();
  const view = probe.getBoundingClientRect();
  probe.remove();
  const unit = view.width / document.documentElement.clientWidth;
  const said = JSON.stringify([box.left, box.top, box.right, box.bottom].map(Math.round));
  const { left, top, right, bottom } = view;
  if (box.left < left - 1 || box.top < top - 1 || box.right > right + 1 || box.bottom > bottom + 1)
    wrong.push(`${said} lies outside the window, ${[left, top, right, bottom]}`);
  const x = ((box.left + box.right) / 2 - left) / unit;
  const y = ((box.top + box.bottom) / 2 - top) / unit;
  if (!card.contains(document.elementFromPoint(x, y))) wrong.push(`${said} is not on top`);
  if (getComputedStyle(card).visibility !== "visible") wrong.push("is hidden");
  if (!word) return [...wrong, "has no word"];
  const boxes = [...word.getClientRects()];
  const apart = ([a, b], [c, d]) => Math.max(0, c - b, a - d);
  const distances = boxes.map((line) => [
    apart([box.left, box.right], [line.left, line.right]),
    apart([box.top, box.bottom], [line.top, line.bottom]),
  ]);
  const side = card.dataset.side ?? "sheet";
  const isOver = boxes.some(
    (line, index) =>
      distances[index][0] === 0 &&
      distances[index][1] === 0 &&
      Math.min(box.bottom, line.bottom) - Math.max(box.top, line.top) > 1,
  );
  const below = word.closest(".apostil-card")?.getBoundingClientRect();
  if (side === "over") {
    const step = 16;
    const [across, wider] = [Math.abs(box.left - below.left), Math.abs(box.width - below.width)];
    if (Math.abs(across - step) > 1 || wider > 1 || box.top > below.top + step + 1)
      wrong.push(`${said} is not a step away from the card below, ${JSON.stringify(below)}`);
    return wrong;
  }
  if (isOver && !(side === "sheet" && below)) wrong.push(`${said} (${side}) covers its word`);
  if (side === "left" || side === "right") {
    if (!distances.some(([, down]) => down <= near)) wrong.push(`${said} (${side}) is not on its word's line`);
  } else if (side !== "sheet" && !distances.some(([across, down]) => Math.hypot(across, down) <= near)) {
    const lines = JSON.stringify(boxes.map(({ left, top }) => [left, top].map(Math.round)));
    wrong.push(`${said} (${side}) is far from its word at ${lines}`);
  } else if (side === "sheet" && box.bottom < bottom - 1)
    wrong.push(`${said} is a sheet that does not lie at the foot`);
  return wrong;
}

/** What is wrong with the content of the top card: its text comes first, and everything in it can be brought into sight. */
export function unreachable(least) {
  const wrong = [];
  const card = [...document.querySelectorAll(".apostil-card:popover-open")].at(-1);
  const frame = card.getBoundingClientRect();
  const [head, body, foot] = ["head", "body", "foot"].map((part) => card.querySelector(`.apostil-card-${part}`));
  const all = body.scrollHeight;
  const bottom = Math.min(frame.bottom, innerHeight, body.getBoundingClientRect().bottom);
  const seen = bottom - Math.max(head.getBoundingClientRect().bottom, body.getBoundingClientRect().top);
  if (seen < Math.min(all, least) - 2) wrong.push(`of ${all} px of text ${Math.round(seen)} are in sight`);
  for (const part of [...card.querySelectorAll("button, a"), foot]) {
    if (!part.checkVisibility()) continue;
    part.scrollIntoView({ block: "nearest" });
    const { top, bottom, left, right } = part.getBoundingClientRect();
    const isThere = top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;
    const isIn = bottom <= frame.bottom + 1 && top >= frame.top - 1;
    if ((!isThere || !isIn) && part !== foot) wrong.push(`${part.className || part.textContent} at ${top}..${bottom}`);
  }
  card.scrollTop = body.scrollTop = 0;
  return wrong;
}
