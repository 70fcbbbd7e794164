// In: a node script (see src/article/write/node_script.rs). Out: nodes. Uses only DOM calls: no HTML is ever parsed, so
// there is nothing to inject into. Fetches nothing, keeps nothing.

const ADDRESSES = ["data-src", "href", "src"];
const RECORD = "\u001e";

/**
 * Builds the nodes of a script below a parent; `base` is the article's address. Whatever the script says, only the listed
 * elements and attributes are made; each list is separated by spaces. Returns a function that builds all that is left or,
 * if `isEnough` is given, until that says so after an element; it returns whether all is built.
 */
export function builder(script, parent, base, elements, attributes) {
  const document = parent.ownerDocument;
  const [isElement, isAttribute] = [elements, attributes].map((names) => new Set(names.split(" ")));
  // The page may move nodes that are still being filled.
  const parents = [parent];
  let at = 0;
  return (isEnough = () => false) => {
    while (at < script.length) {
      const next = script.indexOf(RECORD, at);
      const end = next < 0 ? script.length : next;
      const content = script.slice(at + 1, end);
      const opcode = script[at];
      at = end + 1;
      if (opcode === "<") {
        parents.push(parents.at(-1).appendChild(document.createElement(isElement.has(content) ? content : "span")));
      } else if (opcode === "=") {
        const [name, value] = content.split("\u001f");
        const isAddress = base && ADDRESSES.includes(name);
        if (isAttribute.has(name))
          parents.at(-1).setAttribute(name, isAddress ? resolve(value, base, document.baseURI) : value);
      } else if (opcode === '"') {
        parents.at(-1).append(content);
      } else if (opcode === ">") {
        parents.pop();
        if (isEnough()) break;
      }
    }
    return at >= script.length;
  };
}

/** An address as the article means it: absolute only where it would mean another one in the page. */
function resolve(address, base, page) {
  if (address.startsWith("#") || !URL.canParse(address, base)) return address;
  const { href } = new URL(address, base);
  return new URL(address, page).href === href ? address : href;
}
