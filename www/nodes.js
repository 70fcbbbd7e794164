// A node script (see src/article/script.rs) comes in, nodes go out. Makes them by DOM calls alone: no HTML
// text is ever parsed, so there is nothing to inject into. Fetches nothing, keeps nothing.

/** Builds the nodes of a script below a parent that is in no document yet; `base` is the article's address. */
export function build(script, parent, base) {
  const document = parent.ownerDocument;
  let open = parent;
  for (const record of script.split("\u001e")) {
    const content = record.slice(1);
    if (record[0] === "<") {
      open = open.appendChild(document.createElement(content));
    } else if (record[0] === "=") {
      const [name, value] = content.split("\u001f");
      open.setAttribute(
        name,
        base && /^(href|(data-)?src)$/.test(name) ? resolve(value, base, document.baseURI) : value,
      );
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
