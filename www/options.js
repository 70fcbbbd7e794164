// What the element's attributes may say. In: the element and a name. Out: the value, or the default where it says
// nothing that is known; then the console names the allowed ones, once.

/** The allowed values; the first is the default. "" leaves the choice to the article. */
const ALLOWED = {
  layout: ["cards", "margin"],
  loading: ["lazy", "eager"],
  terms: ["", "first", "section", "all", "none"],
  theme: ["auto", "light", "dark"],
  trigger: ["hover", "click"],
};

const told = new WeakMap();

export function option(host, name) {
  const [fallback] = ALLOWED[name];
  const value = host.getAttribute(name) ?? fallback;
  if (ALLOWED[name].includes(value)) return value;
  const known = told.get(host) ?? new Set();
  told.set(host, known);
  const key = `${name}="${value}"`;
  if (!known.has(key)) {
    known.add(key);
    const allowed = ALLOWED[name].filter(Boolean).join(", ");
    console.warn(`apostil: ${key} means nothing here. Allowed are: ${allowed}.`);
  }
  return fallback;
}

/** Looks at all of them, so that a mistake is told at once. */
export const checkOptions = (host) => Object.keys(ALLOWED).forEach((name) => void option(host, name));
