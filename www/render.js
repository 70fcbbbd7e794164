// All that makes an article of its text, under one name: it is loaded when an article is to be rendered here, and dist/ has
// it as one file. In: the element and the answer that has its article. Out: editions of the article, to be shown.

import { bring, FOLDER, follow } from "./files.js";
import { build } from "./nodes.js";
import { Reading } from "./pkg/apostil_render.js";

export { default } from "./pkg/apostil_render.js";

/** Reads an article, whose address is `base`, as `follow` says; `prefix` is what every id begins with. */
export const read = (host, answer, { base, prefix, ...ways }) =>
  follow(host, ways, (page, hear) => {
    bring("article", answer, hear);
    page.build = (script, ...names) => build(script, document.createDocumentFragment(), base, ...names);
    return new Reading(host, page, base, prefix, FOLDER);
  });
