// The colour of a page's links, for the marks of an article in it. In: the element. Out: a sheet on the document with the
// colour, for light or dark paper, if it can be read there. A theme's own --apostil-accent takes precedence: see tokens.css.

/** The relative luminance of the light paper, and of the dark cards, of tokens.css, on which the colour must be legible. */
const GROUNDS = { light: 0.974, dark: 0.016 };
const CONTRAST = 4.5;

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

/** Gives the articles of a page the colour of its links, once. */
export function followLinks(host) {
  if (isKnown || host.closest(".apostil-page")) return;
  isKnown = true;
  const channels = colourOfLinks(host);
  if (!channels) return;
  const own = luminance(channels) + 0.05;
  const fitting = Object.entries(GROUNDS).filter(([, ground]) => {
    const contrast = (ground + 0.05) / own;
    return Math.max(contrast, 1 / contrast) >= CONTRAST;
  });
  const sheet = new CSSStyleSheet();
  const rules = fitting.map(([name]) => `--apostil-link-on-${name}: color(srgb ${channels.join(" ")});`);
  sheet.replaceSync(`:root { ${rules.join(" ")} }`);
  document.adoptedStyleSheets.push(sheet);
}
