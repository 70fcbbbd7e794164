// The JavaScript that Apostil is measured beside. In: an article and a glossary in Markdown. Out: the annotated article as
// HTML. Whatever can be done once for many articles is done here, before anything is measured.

import MarkdownIt from "markdown-it";
import abbreviations from "markdown-it-abbr";
import definitions from "markdown-it-deflist";
import footnotes from "markdown-it-footnote";

/** markdown-it with what it needs to do the same: notes, definition lists, abbreviations, and the links of terms. */
const annotating = MarkdownIt().use(footnotes).use(definitions).use(abbreviations).use(terms);
export const commonmark = MarkdownIt("commonmark");

/** The terms of a glossary in Markdown, each with the tokens of its definition. */
function readGlossary(text) {
  const entries = new Map();
  const tokens = annotating.parse(text, {});
  let names = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at].type === "dt_open") names.push(tokens[at + 1].content);
    if (tokens[at].type === "dd_open") {
      let end = at + 1;
      while (tokens[end].type !== "dd_close") end++;
      const entry = { name: names[0], id: entries.size, definition: tokens.slice(at + 1, end) };
      for (const name of names) entries.set(name.toLowerCase(), entry);
      names = [];
      at = end;
    }
  }
  return entries;
}

/** The letters of the languages that are measured; `\p{L}` needs the flag `u`, with which V8 tries each name in turn. */
const LETTERS = "a-zа-яё0-9";

/** One expression for all names, the longest first, each a whole word. */
function expression(names) {
  const longest = names.toSorted((a, b) => b.length - a.length);
  const escaped = longest.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  // Beside Chinese words there are always letters, but none of these.
  return new RegExp(`(?<![${LETTERS}])(?:${escaped.join("|")})(?![${LETTERS}])`, "gi");
}

/** A rule of markdown-it: links the first mention of each term in running text, not in headings, links and code. */
function terms(md) {
  md.core.ruler.push("terms", ({ tokens, env, Token }) => {
    if (!env.entries?.size) return;
    let isHeading = false;
    for (const token of tokens) {
      if (token.type === "heading_open" || token.type === "heading_close") isHeading = token.type === "heading_open";
      if (token.type !== "inline" || isHeading) continue;
      const children = [];
      let links = 0;
      for (const child of token.children) {
        if (child.type === "link_open") links++;
        if (child.type === "link_close") links--;
        if (child.type !== "text" || links > 0) children.push(child);
        else linked(child, env, Token, children);
      }
      token.children = children;
    }
  });
}

/** Appends a token of text, split where terms are. */
function linked(token, { entries, found, seen }, Token, out) {
  const { content } = token;
  let done = 0;
  const text = (end) => {
    if (end > done) out.push(Object.assign(new Token("text", "", 0), { content: content.slice(done, end) }));
  };
  for (const { 0: words, index } of content.matchAll(found)) {
    const entry = entries.get(words.toLowerCase());
    if (seen.has(entry)) continue;
    seen.add(entry);
    text(index);
    const open = new Token("link_open", "a", 1);
    open.attrs = [["href", `#term-${entry.id}`]];
    out.push(open, Object.assign(new Token("text", "", 0), { content: words }), new Token("link_close", "a", -1));
    done = index + words.length;
  }
  if (done === 0) out.push(token);
  else text(content.length);
}

/** An article with its terms linked and, at its end, the definitions of those that it mentions. */
export function markdownItStack(article, glossary) {
  const entries = readGlossary(glossary);
  const env = { entries, found: expression([...entries.keys()]), seen: new Set() };
  let html = annotating.render(article, env);
  html += "<dl>";
  for (const { name, id, definition } of env.seen) {
    html += `<dt id="term-${id}">${annotating.utils.escapeHtml(name)}</dt><dd>`;
    html += `${annotating.renderer.render(definition, annotating.options, {})}</dd>`;
  }
  return `${html}</dl>`;
}
