// Everything that renders an article from its text, under one name: it is loaded when an article is rendered in the
// page, and is one file in dist/. In: the element and the response with its article. Out: editions of the article, to
// be shown.

import { bring, follow } from "./files.js";
import { builder } from "./nodes.js";
import { OWN } from "./own.js";
import { Reading } from "./pkg/apostil_render.js";
import { begin, finish } from "./slices.js";

export { BUILD } from "./build.js";
export { default } from "./pkg/apostil_render.js";

/**
 * Reads an article, whose address is `base`; for the rest see `follow`. `prefix` is the prefix of every id. `show` gets
 * each edition, and returns how to take it back.
 */
export const read = (host, answer, { base, prefix, show, ...ways }) => {
  const { signal } = ways;
  let rest;
  let drop = () => {};
  const showFirst = (...edition) => {
    drop();
    const takeBack = show(...edition);
    if (!rest) return;
    const dropped = new AbortController();
    drop = () => dropped.abort();
    return finish(host, rest, takeBack, signal, dropped.signal);
  };
  return follow(host, { ...ways, show: showFirst }, (page, hear) => {
    bring("article", answer, hear);
    page.build = (script, ...names) => {
      const nodes = document.createDocumentFragment();
      const build = builder(script, nodes, base, ...names);
      // One that replaces another, which someone may be reading, is whole at once.
      rest = begin(host, build, script, nodes, host.querySelector(".apostil-article"));
      return nodes;
    };
    return new Reading(host, page, base, prefix, OWN);
  });
};
