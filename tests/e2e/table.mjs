// What may come out of an article, whatever an author has written. In: elements, as names with attributes. Out: what is
// wrong with them, in words. The table of names is the core's own, src/article/content/element.rs.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./apostil.mjs";

const sink = readFileSync(join(project, "src/article/content/element.rs"), "utf8");

/** The names of an enum of the table. */
function names(kind) {
  const [, items] = sink.match(new RegExp(`\\b${kind} \\{\\n([^}]*)\\}`));
  return [...items.matchAll(/= "([a-z0-9-]+)"/g)].map(([, name]) => name);
}

export const table = { elements: names("Element"), attributes: names("Attribute") };

/**
 * What is wrong with the elements of an article, `{ name, attributes: [[name, value], …] }` in document order. Runs in the
 * page too, so it uses nothing but its arguments. `prefix` is what the reader's ids begin with.
 */
export function faults(all, { elements, attributes }, prefix = "") {
  const found = [];
  const ids = new Set();
  const schemes = {
    href: ["http:", "https:", "mailto:", "tel:"],
    src: ["http:", "https:", "data:"],
    "data-src": ["http:", "https:"],
    "data-originalurl": ["http:", "https:"],
    "data-versionurl": ["http:", "https:"],
  };
  const forms = {
    datetime: /^-?\d{4,}(-\d\d){0,2}(\/|$)/,
    dir: /^(ltr|rtl|auto|)$/,
    id: /^[^\t\n\f\r ]+$/,
    lang: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    loading: /^lazy$/,
    referrerpolicy: /^no-referrer$/,
    role: /^(doc-[a-z]+|[a-z]+)$/,
    scope: /^(col|row)$/,
    start: /^\d+$/,
    width: /^[1-9]\d{0,4}$/,
    height: /^[1-9]\d{0,4}$/,
    colspan: /^[1-9]\d{0,3}$/,
    rowspan: /^[1-9]\d{0,3}$/,
    tabindex: /^(0|-1)$/,
    target: /^_self$/,
  };
  for (const { name, attributes: own } of all) {
    if (!elements.includes(name)) found.push(`<${name}> is not in the table`);
    for (const [key, value] of own) {
      const wrong = (why) => found.push(`<${name} ${key}=${JSON.stringify(value.slice(0, 80))}>: ${why}`);
      // A lively article's links are its own, not those of the page's router (src/web/cards/follow.rs).
      if (!attributes.includes(key) && !(name === "a" && key === "target")) wrong("the attribute is not in the table");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)) wrong("a control character");
      if (forms[key] && !forms[key].test(value)) wrong("not of its form");
      if (key === "class") {
        const allowed = name === "code" ? /^language-[A-Za-z0-9+#._-]{1,40}$/ : /^apostil-[a-z-]+( apostil-[a-z-]+)*$/;
        if (!allowed.test(value)) wrong("not a class of ours");
      }
      if (key === "id") {
        if (ids.has(value)) wrong("not the only one");
        if (!value.startsWith(prefix) || /^a\d+-/.test(value.slice(prefix.length))) wrong("the id of another reader");
        ids.add(value);
      }
      if (key in schemes && value !== "") {
        const { protocol, href } = URL.canParse(value, "https://page.example/")
          ? new URL(value, "https://page.example/")
          : {};
        if (protocol && !schemes[key].includes(protocol)) wrong("an address of a kind that is not allowed");
        if (protocol === "data:" && !/^data:image\/(png|jpeg|gif|webp|avif)[;,]/i.test(href))
          wrong("data that are no bitmap");
      }
    }
  }
  return found;
}
