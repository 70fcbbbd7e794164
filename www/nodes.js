// A node script (see src/article/write/node_script.rs) comes in, nodes go out. Makes them by DOM calls alone: no HTML
// text is ever parsed, so there is nothing to inject into. Fetches nothing, keeps nothing.

const setOf = (names) => new Set(names.split(" "));

// The table of src/article/content/element.rs once more: whatever a script says, nothing else is made of it.
const ELEMENTS = setOf(
  "a abbr article bdi blockquote br cite code dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 header hr img ins kbd li " +
    "mark ol p pre q s samp section small span strong sub sup table tbody td th thead time tr u ul var",
);
const ATTRIBUTES = setOf(
  "alt aria-hidden aria-label aria-labelledby class data-align data-key data-originalurl data-quotation " +
    "data-src data-verdict data-versiondate data-versionurl datetime dir href id lang loading referrerpolicy rel " +
    "role scope src start tabindex title",
);

/** Builds the nodes of a script below a parent that is in no document yet; `base` is the article's address. */
export function build(script, parent, base) {
  const document = parent.ownerDocument;
  let open = parent;
  for (const record of script.split("\u001e")) {
    const content = record.slice(1);
    if (record[0] === "<") {
      open = open.appendChild(document.createElement(ELEMENTS.has(content) ? content : "span"));
    } else if (record[0] === "=") {
      const [name, value] = content.split("\u001f");
      if (ATTRIBUTES.has(name)) {
        open.setAttribute(
          name,
          base && /^(href|(data-)?src)$/.test(name) ? resolve(value, base, document.baseURI) : value,
        );
      }
    } else if (record[0] === '"') {
      open.append(content);
    } else if (record[0] === ">") {
      open = open.parentNode;
    }
  }
  return parent;
}

/** An address as the article means it: written out in full only where the page would look elsewhere. */
function resolve(address, base, page) {
  if (address.startsWith("#") || !URL.canParse(address, base)) return address;
  const { href } = new URL(address, base);
  return new URL(address, page).href === href ? address : href;
}
