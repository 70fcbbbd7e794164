// From an article's answer to what is shown. In: the element, its article and ways to load and to report. Out: editions of the
// article.

import { ArticleFiles } from "./article.js";
import { bytesOf } from "./body.js";
import { inEditions } from "./editions.js";
import { EMPTY, fault, REFUSED, TOO_MUCH } from "./faults.js";
import { build } from "./nodes.js";
import { SHEET } from "./style.js";
import { Waiting } from "./waiting.js";

/**
 * Reads an article and shows it. `source` is an answer or a text, `base` its address. `get` is `fetched`, `fail` hears what
 * costs only itself, `styled` is the stylesheet on its way; `show` gets each edition, `whole` is called when nothing more is
 * to come, `crashed` hears of what fails after the first edition. Settles when the first one is shown.
 */
export async function read(host, { source, base, prefix, get, fail, signal, styled, show, whole, crashed }) {
  const waiting = new Waiting();
  waiting.add(SHEET, styled);
  const article = await bytesOfArticle(source, base, fail);
  const files = new ArticleFiles(host, { article, base, prefix, get, fail, signal, waiting });
  files.begin();
  const told = new Set();
  const edition = () => {
    const rendered = files.rendered();
    const nodes = builtOf(rendered, base);
    for (const { severity, file, line, message } of rendered.diagnostics) {
      const finding = `${file}, line ${line}: ${message}`;
      if (severity !== "info" && !told.has(finding)) console.warn(finding);
      told.add(finding);
    }
    return { ...rendered, nodes };
  };
  await inEditions(host, { files, waiting, fail, signal, show: () => show(edition()), whole, crashed });
}

const bytesOfArticle = (source, base, warn) =>
  typeof source === "string"
    ? new TextEncoder().encode(source)
    : bytesOf(source, { url: base, holds: "markdown", warn });

/** The nodes of a rendered article; one that has no text, or is too large, does not take the place of what is shown. */
function builtOf({ script, diagnostics, sources }, url) {
  const refused = diagnostics.find(({ code, file }) => code === "too-large" && file === "article");
  if (refused) throw fault(REFUSED, refused);
  const nodes = build(script, document.createDocumentFragment(), url);
  const body = nodes.querySelector(".apostil-article > .apostil-body");
  if (!body) throw fault(TOO_MUCH, { url });
  if (!body.textContent.trim() && !body.querySelector("img")) throw fault(EMPTY, { url });
  // Where the records of the sources came from is where they can be copied from.
  const list = nodes.querySelector(".apostil-sources");
  if (!sources) list?.removeAttribute("data-src");
  else if (list && !list.dataset.src) list.dataset.src = sources;
  return nodes;
}
