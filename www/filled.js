// A sentence with blanks and what fills them come in; the sentence goes out.

/** A pattern with its blanks filled; a blank that nothing fills stays. */
export const filled = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (blank, name) => (Object.hasOwn(values, name) ? values[name] : blank));
