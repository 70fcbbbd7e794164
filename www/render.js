// Everything that renders an article from its text, under one name: it is loaded when an article is rendered in the
// page, and is one file in dist/. In: the element and the response with its article. Out: editions of the article, to
// be shown.

import { bring, follow } from "./files.js";
import { build } from "./nodes.js";
import { OWN } from "./own.js";
import { Reading } from "./pkg/apostil_render.js";

export { BUILD } from "./build.js";
export { default } from "./pkg/apostil_render.js";

/** Reads an article, whose address is `base`; for the rest see `follow`. `prefix` is the prefix of every id. */
export const read = (host, answer, { base, prefix, ...ways }) =>
  follow(host, ways, (page, hear) => {
    bring("article", answer, hear);
    page.build = (script, ...names) => build(script, document.createDocumentFragment(), base, ...names);
    return new Reading(host, page, base, prefix, OWN);
  });
