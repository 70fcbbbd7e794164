// Markdown in a page, as its author wrote it. In: the text of a script element. Out: the text without the indentation of a
// template.

/** A text without the white space that all of its lines begin with where a template has indented it. */
export function dedented(text) {
  const common = (one, two) => {
    let end = 0;
    while (end < one.length && one[end] === two[end]) end += 1;
    return one.slice(0, end);
  };
  const indent = text.match(/^[^\S\n]*(?=\S)/gm)?.reduce(common);
  return (indent ? text.replace(new RegExp(`^${indent}`, "gm"), "") : text).trimStart();
}
