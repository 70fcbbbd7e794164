// A program that uses the element as its types allow. It is checked by tsc in its strictest mode and never run; what the
// types must refuse follows @ts-expect-error.

import "../../dist/apostil.js";
import type { ApostilReader, Article, CardDetail, Diagnostic, ErrorDetail } from "../../dist/apostil.js";

const reader: ApostilReader = document.createElement("apostil-reader");
reader.setAttribute("src", "article.md");
document.body.append(reader);

export async function outline(): Promise<string[]> {
  const { article } = await reader.ready;
  return article === null ? [] : article.headings.map(({ level, text }) => "#".repeat(level) + text);
}

export const doubtful = ({ notes }: Article): string[] =>
  notes.filter(({ verdict }) => verdict !== undefined && verdict !== "supported").map(({ id }) => id);

reader.addEventListener("apostil-ready", ({ detail }) => {
  const worst: Diagnostic | undefined = detail.diagnostics.find(({ severity }) => severity === "error");
  console.log(worst?.message, worst?.span.start);
});
document.addEventListener("apostil-open", (event) => {
  const { id, kind }: CardDetail = event.detail;
  if (kind === "term") console.log(id);
});
document.addEventListener("apostil-error", ({ detail: { code, fatal, message } }) => {
  if (fatal && code !== "csp") console.error(code, message);
});

const isOpen: boolean = reader.open("term-magma");
reader.close();
export const again: Promise<ApostilReader> = reader.reload();
export const first = document.querySelector("apostil-reader")?.article?.terms[0]?.term ?? String(isOpen);

// @ts-expect-error: an id is needed
reader.open();
// @ts-expect-error: nobody sets the model
reader.article = null;
// @ts-expect-error: there is no such code
export const error: ErrorDetail["code"] = "internal";
// @ts-expect-error: there is no such kind
export const kind: CardDetail["kind"] = "footnote";
export const unfound = ({ notes }: Article): string[] =>
  notes.filter(({ quotation }) => quotation === "not-found").map(({ by, checked }) => `${by}, ${checked ?? "undated"}`);

// @ts-expect-error: there is no such verdict
export const isTrue = (article: Article) => article.notes[0]?.verdict === "true";
