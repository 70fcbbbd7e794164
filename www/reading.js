// From an article's answer to what is shown. In: the element, its article and ways to load and to report. Out: an edition of
// the article, shown as soon as all has come, but after three seconds at the latest; and again with what comes later.

import { ArticleFiles } from "./article.js";
import { bytesOf } from "./body.js";
import { EMPTY, fault, isTold, LATE, NO_ANSWER_AT_HOME, NO_ARTICLE, REFUSED, TOO_MUCH } from "./faults.js";
import { guarded } from "./guard.js";
import { build } from "./nodes.js";
import { Reader } from "./pkg/apostil.js";
import { keepPlace, undisturbed } from "./place.js";
import { MARGIN, prepare, Stage } from "./stage.js";
import { SHEET } from "./style.js";
import { Waiting } from "./waiting.js";

/**
 * Reads an article and shows it. `source` is an answer, a text, or nothing for an article that is already there; `base` is
 * its address. `get` is `fetched`, `fail` hears what costs only itself, `styled` is the stylesheet on its way. `show` gets an
 * edition, its stage and its reader; `whole` is called when nothing more is to come. `crashed` hears of a failure of the
 * WebAssembly, and of which stage. Settles when the first edition is shown.
 */
export async function read(host, { source, base, prefix, get, fail, signal, styled, show, whole, crashed }) {
  const waiting = new Waiting();
  waiting.add(SHEET, styled);
  waiting.add(MARGIN, prepare(host, get).catch(fail));
  const load = async (url, { holds, name, ...how }) => {
    const answer = await get(url, { signal, ...how }).catch((error) => {
      throw name && error.cause ? fault(NO_ANSWER_AT_HOME, { url, name }, error.cause) : error;
    });
    return bytesOf(answer, { url, holds, isOwn: how.isOwn, warn: fail });
  };
  const isBuilt = source !== undefined;
  const article = isBuilt && (await bytesOfArticle(source, base, fail));
  const files = new ArticleFiles(host, { article, base, prefix, load, fail, waiting });
  /** The article that is there, if the page has not taken it away meanwhile. */
  const found = () => {
    const it = host.querySelector(".apostil-article");
    if (!it) throw fault(NO_ARTICLE);
    return it;
  };
  if (isBuilt) files.begin();
  else files.beginWords(found().lang);

  const told = new Set();
  const edition = () => {
    if (!isBuilt) return { ...files.words(), get };
    const rendered = files.rendered();
    const nodes = builtOf(rendered, base);
    for (const { severity, file, line, message } of rendered.diagnostics) {
      const finding = `${file}, line ${line}: ${message}`;
      if (severity !== "info" && !told.has(finding)) console.warn(finding);
      told.add(finding);
    }
    return { ...rendered, nodes, get };
  };

  const late = await waiting.inTime();
  signal.throwIfAborted();
  if (!isBuilt) found();
  let stage = showNext();
  for (const url of late) fail(fault(LATE, { url }));
  showLater().catch((error) => crashed(error, stage));

  function showNext() {
    const next = edition();
    const stage = new Stage(host, { ...next, fail });
    const reader = guarded(new Reader(stage), (error) => crashed(error, stage));
    show(next, stage, reader);
    return stage;
  }

  async function showLater() {
    let { count } = files;
    while (await waiting.next()) {
      await undisturbed(host, signal);
      if (signal.aborted) return;
      if (files.count === count) {
        stage.arrange(); // the margin has come, or the stylesheet, which needs nothing
        continue;
      }
      count = files.count;
      try {
        keepPlace(host, () => {
          stage = showNext();
        });
      } catch (error) {
        if (!isTold(error)) throw error;
        fail(error); // what is shown stays, and the next may be better
      }
    }
    if (!signal.aborted) whole();
  }
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
