// A program of a developer who builds pkg/ by wasm-pack, as its own types allow. It is checked by tsc and never run.

import init, { addresses, Cards, type Diagnostic, type Page, render } from "../../pkg/apostil.js";

export async function titled(article: Uint8Array): Promise<string> {
  await init();
  const { glossary } = addresses(article);
  const rendered = render({ article, prefix: glossary === undefined ? "" : "a2-", terms: "all" });
  const worst: Diagnostic | undefined = rendered.diagnostics.find(({ severity }) => severity === "error");
  const verdicts = rendered.article.notes.map(({ verdict }) => verdict ?? "opinion");
  return `${rendered.article.title} ${worst?.help ?? ""} ${verdicts.join()}`;
}

export function enliven(host: HTMLElement, page: Page): boolean {
  const cards = new Cards(host, page, { close: "Shut" });
  document.addEventListener("click", (event) => cards.hear(event));
  cards.arrange();
  cards.restage();
  cards.close();
  const isOpen: boolean = cards.open("term-magma");
  cards.dispose();
  return isOpen;
}

// @ts-expect-error: an article is needed
render({});
