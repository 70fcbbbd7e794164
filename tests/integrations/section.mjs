// A section of docs/embedding.md. In: its heading. Out: the commands that it has a blogger run, and what it has them
// write, by file: a block of code after a line that ends with the file's name and a colon; and its text.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../e2e/apostil.mjs";

export const document = readFileSync(join(project, "docs", "embedding.md"), "utf8");

export function section(heading) {
  const [, rest] = document.split(`\n## ${heading}`);
  if (rest === undefined) throw new Error(`docs/embedding.md has no section ${heading}`);
  const [text] = rest.split("\n## ");
  const commands = [];
  const written = [];
  for (const [, before, language, code] of text.matchAll(/([^\n]*)\n\n```(\w+)\n(.*?)\n```/gs)) {
    if (language === "sh") commands.push(code);
    else written.push({ path: before.match(/`([^`]+)`:$/)?.[1], code });
  }
  return { commands, written, text };
}
