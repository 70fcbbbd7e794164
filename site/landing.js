// Opens the card of a quotation, as resting the pointer on its mark does, so that the focus stays where it is. In: the excerpt
// on the first page, where there is room beside it. Out: the same, with its card.

const marks = document.querySelectorAll('.apostil-body .apostil-noteref[data-verdict="misattributed"] a');
const isRoomy = matchMedia("(width >= 64rem) and (height >= 48rem)");

document.addEventListener(
  "apostil-ready",
  () => {
    if (!isRoomy.matches || location.hash || scrollY > 0) return;
    [...marks].at(-1).dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  },
  { once: true },
);
