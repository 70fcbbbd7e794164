// A node script (see src/article/write/node_script.rs) comes in, nodes go out. Makes them by DOM calls only: no HTML text is
// ever parsed, so there is nothing to inject into. Fetches nothing, keeps nothing.

const ADDRESSES = ["data-src", "href", "src"];

/**
 * Builds the nodes of a script below a parent that is in no document yet; `base` is the article's address. Whatever a script
 * says, nothing is made but the elements and attributes that are named, between blanks.
 */
export function build(script, parent, base, elements, attributes) {
  const document = parent.ownerDocument;
  const [isElement, isAttribute] = [elements, attributes].map((names) => new Set(names.split(" ")));
  let open = parent;
  for (const record of script.split("\u001e")) {
    const content = record.slice(1);
    if (record[0] === "<") {
      open = open.appendChild(document.createElement(isElement.has(content) ? content : "span"));
    } else if (record[0] === "=") {
      const [name, value] = content.split("\u001f");
      const isAddress = base && ADDRESSES.includes(name);
      if (isAttribute.has(name)) open.setAttribute(name, isAddress ? resolve(value, base, document.baseURI) : value);
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
