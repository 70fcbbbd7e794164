// In: a node script (see src/article/write/node_script.rs). Out: nodes. Uses only DOM calls: no HTML is ever parsed, so
// there is nothing to inject into. Fetches nothing, keeps nothing.

const ADDRESSES = ["data-src", "href", "src"];

/**
 * Builds the nodes of a script below a parent that is not in a document yet; `base` is the article's address. Whatever
 * the script says, only the listed elements and attributes are made; each list is separated by spaces.
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

/** An address as the article means it: absolute only where it would mean another one in the page. */
function resolve(address, base, page) {
  if (address.startsWith("#") || !URL.canParse(address, base)) return address;
  const { href } = new URL(address, base);
  return new URL(address, page).href === href ? address : href;
}
