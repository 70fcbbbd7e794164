// The policies that the documents tell people to set. In: a document and the heading, or other words, before a policy. Out:
// that policy, so that tests serve what people read.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./apostil.mjs";

/** The first block of text after these words; `files` is the origin that serves Apostil's files. */
export function policyAfter(words, { document = "docs/security.md", files = "'self'" } = {}) {
  const [, rest] = readFileSync(join(project, document), "utf8").split(words);
  if (rest === undefined) throw new Error(`${document} does not say “${words}”`);
  const [, policy] = rest.match(/^```text\n(.*)\n```$/m);
  return policy.replaceAll("https://example.org", files);
}
