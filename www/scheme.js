// Light or dark, on a page that does not say. In: a reader. Out: its attribute data-scheme, by which the stylesheet chooses
// its colours, as long as the page sets no color-scheme: light text is on a dark page. Follows the page when it changes.

/** Text that is lighter than this, of 0 to 1, is on a dark page: a grey that is readable on white is darker. */
const MIDDLE = 0.55;

/** How light a colour is, as getComputedStyle writes it: in numbers of 0 to 255, of 0 to 1, or by its lightness. */
function lightness(colour) {
  const [first, ...others] = colour.match(/(?<=[\s(,])[\d.]+/g)?.map(Number) ?? [0];
  if (/^(ok)?l/.test(colour)) return colour.startsWith("o") ? first : first / 100;
  const [green = 0, blue = 0] = others;
  return (0.2126 * first + 0.7152 * green + 0.0722 * blue) / (colour.startsWith("rgb") ? 255 : 1);
}

/** Keeps a reader's scheme like the page's, until the signal ends it. */
export function followScheme(host, signal) {
  const page = host.ownerDocument;
  const view = page.defaultView;
  let frame;
  let known = [];

  /** What the colours follow: what is looked at, and the colours of the page around it. */
  const surroundings = () => {
    const text = host.querySelector(".apostil-body p") ?? host;
    const around = [page.documentElement, page.body, host.parentElement, host].filter(Boolean);
    const styles = around.map((element) => view.getComputedStyle(element));
    return [text, ...styles.flatMap(({ color, colorScheme }) => [color, colorScheme])];
  };
  const look = () => {
    frame = undefined;
    // Pages change attributes all the time; taking back the scheme for nothing would have colours fade for nothing.
    const before = surroundings();
    if (before.length === known.length && before.every((it, index) => it === known[index])) return;
    delete host.dataset.scheme; // what it sets must not be taken for the page's
    const { color, colorScheme } = view.getComputedStyle(before[0]);
    if (colorScheme === "normal") host.dataset.scheme = lightness(color) > MIDDLE ? "dark" : "light";
    known = surroundings();
  };
  const lookSoon = () => {
    frame ??= view.requestAnimationFrame(look);
  };
  look();

  // A page changes its scheme by an attribute, a sheet that arrives or what the system prefers; its colour may fade.
  const changes = new MutationObserver(lookSoon);
  for (const element of [page.documentElement, page.body].filter(Boolean))
    changes.observe(element, { attributes: true });
  changes.observe(host, { attributeFilter: ["theme"] });
  const fades = ({ propertyName, target }) => propertyName === "color" && target.contains(host) && lookSoon();
  const arrives = ({ target }) => {
    if (!target.matches?.("link, style")) return;
    known = []; // it may colour the text alone
    lookSoon();
  };
  page.addEventListener("transitionend", fades, { signal });
  page.addEventListener("load", arrives, { capture: true, signal });
  for (const type of ["apostil-ready", "apostil-open"]) host.addEventListener(type, lookSoon, { signal });
  view.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", lookSoon, { signal });
  signal.addEventListener("abort", () => {
    changes.disconnect();
    view.cancelAnimationFrame(frame);
    delete host.dataset.scheme;
  });
}
