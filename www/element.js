// Makes elements by DOM calls alone. In: a parent, a name, attributes, a text. Out: the element, in the parent. Reads nothing.

/** Makes an element with its attributes and its text, as the last in its parent. */
export function add(parent, name, attributes, text = "") {
  const element = parent.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return parent.appendChild(element);
}
