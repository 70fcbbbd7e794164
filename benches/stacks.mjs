// The renderers that are measured, in Node and in a browser alike. In: the modules of those that are WebAssembly, ready to
// run. Out: by name, functions from a text, as bytes, to what a page would get.

import { marked } from "marked";
import { mdToHtml } from "md4w";
import { commonmark, markdownItStack } from "./markdown-it.mjs";
import { GLOSSARY, STACK } from "./names.mjs";

const decoder = new TextDecoder();
const word = new TextEncoder().encode("Nothing.\n");

/** `render` is Apostil's, `markdownWasm` the function of that name; md4w has been started. */
export function stacks({ render, markdownWasm }) {
  const apostil = (article, glossary) => render(glossary ? { article, glossary } : { article }).script;
  return {
    /** From article and glossary, as they arrive, to the annotated article. */
    annotating: {
      apostil,
      [GLOSSARY]: (_article, glossary) => apostil(word, glossary),
      [STACK]: (article, glossary) => markdownItStack(decoder.decode(article), decoder.decode(glossary)),
    },
    /** From Markdown, as it arrives, to HTML, without notes and terms. */
    markdown: {
      apostil,
      "markdown-it": (article) => commonmark.render(decoder.decode(article)),
      marked: (article) => marked.parse(decoder.decode(article)),
      "markdown-wasm": (article) => markdownWasm(article),
      md4w: (article) => mdToHtml(article),
    },
  };
}
