// The colour of a page's links, for the marks of an article in it. In: the element. Out: a sheet on the document with the
// colour, for light or dark paper, if it can be read there. A theme's own --apostil-accent takes precedence: see tokens.css.

/** The light paper and the dark cards of tokens.css, on which the colour must be legible, and what makes it more so. */
const GROUNDS = {
  light: { ground: [0.992, 0.988, 0.973], ink: [0, 0, 0] },
  dark: { ground: [0.122, 0.133, 0.157], ink: [1, 1, 1] },
};
/** How much of the colour is in --apostil-tint, which may lie over the ground. */
const TINT = 0.11;
const CONTRAST = 4.5;
/** More ink than this would make it another colour. */
const INK = 0.25;

let isKnown = false;

/** The channels of a link's colour, from 0 to 1; of a colour that is not opaque, or that cannot be converted, null. */
function colourOfLinks(host) {
  const link = document.createElement("a");
  link.href = "#";
  const paragraph = document.createElement("p");
  paragraph.append(link);
  host.append(paragraph); // rules of pages name what is around a link
  const { color } = getComputedStyle(link);
  // Whatever it is written in. A link may fade from one colour to another, or keep its own.
  const converted = document.createElement("span");
  converted.style.setProperty("transition", "none", "important");
  converted.style.setProperty("color", `color-mix(in srgb, ${color}, ${color})`, "important");
  paragraph.append(converted);
  const [, channels] = getComputedStyle(converted).color.match(/^color\(srgb ([^/]+)\)$/) ?? [];
  paragraph.remove();
  return channels?.split(" ").map((channel) => Math.min(1, Math.max(0, channel))) ?? null;
}

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(channels) {
  const [red, green, blue] = channels.map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const mixed = (colour, other, part) => colour.map((it, index) => it * (1 - part) + other[index] * part);

/** The colour with as little ink as makes it legible on a tinted ground; undefined if that would take too much. */
function legible(channels, { ground, ink }) {
  for (let part = 0; part <= INK; part += 0.05) {
    const colour = mixed(channels, ink, part);
    const lights = [colour, mixed(ground, colour, TINT)].map((it) => luminance(it) + 0.05);
    if (Math.max(...lights) / Math.min(...lights) >= CONTRAST) return colour;
  }
}

/** Gives the articles of a page the colour of its links, once. */
export function followLinks(host) {
  if (isKnown || host.closest(".apostil-page")) return;
  isKnown = true;
  const channels = colourOfLinks(host);
  if (!channels) return;
  const rules = Object.entries(GROUNDS).flatMap(([name, ground]) => {
    const colour = legible(channels, ground);
    return colour ? `--apostil-link-on-${name}: color(srgb ${colour.join(" ")});` : [];
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { ${rules.join(" ")} }`);
  document.adoptedStyleSheets.push(sheet);
}
