// Everything that renders an article from its text, under one name: it is loaded when an article is rendered in the
// page, and is one file in dist/. In: the element and the response with its article. Out: editions of the article, to
// be shown.

import { bring, follow } from "./files.js";
import { builder } from "./nodes.js";
import { OWN } from "./own.js";
import { Reading } from "./pkg/apostil_render.js";
import { buildFirst, buildRest, isLong } from "./slices.js";

export { BUILD } from "./build.js";
export { default } from "./pkg/apostil_render.js";

/** Reads an article, whose address is `base`; for the rest see `follow`. `prefix` is the prefix of every id. */
export const read = (host, answer, { base, prefix, show, ...ways }) => {
  const { signal } = ways;
  let edition;
  let drop = () => {};
  /** Shows an edition, of a long article only what is built of it, and has the rest built. */
  const showFirst = (...shown) => {
    drop();
    show(...shown);
    const { script, rest } = edition;
    edition = null; // the script is large
    host.toggleAttribute("data-long", isLong(script)); // offscreen.css
    if (!rest) return;
    const dropped = new AbortController();
    drop = () => dropped.abort();
    return buildRest(host, rest, signal, dropped.signal);
  };
  return follow(host, { ...ways, show: showFirst }, (page, hear) => {
    bring("article", answer, hear);
    page.build = (script, ...names) => {
      const nodes = document.createDocumentFragment();
      const build = builder(script, nodes, base, ...names);
      // One that replaces another, which someone may be reading, is whole at once.
      const isFirst = isLong(script) && !host.querySelector(".apostil-article");
      const isWhole = isFirst ? buildFirst(build, nodes) : build();
      edition = { script, rest: isWhole ? null : build };
      return nodes;
    };
    return new Reading(host, page, base, prefix, OWN);
  });
};
