// The types of `apostil/render`.

import type { Article, Diagnostic } from "../model.js";

export type * from "../model.js";

/** The text of a file, or its bytes. */
export type Text = string | Uint8Array;

/** The files of an article, and how to read it. What is not given is as the front matter says. */
export interface RenderOptions {
  /** The glossary: Markdown, or JSON. */
  glossary?: Text;
  /** The sources: CSL-JSON, CSL-YAML, BibTeX or BibLaTeX. */
  sources?: Text;
  /** The notes file, for an article whose text the notes' author cannot edit. */
  notes?: Text;
  /** The interface's words, JSON; by default those of the article's language. */
  words?: Text;
  /** What every id begins with: several articles on one page need one each. */
  prefix?: string;
  /** The language, instead of the article's own. */
  lang?: string;
  /** The language of an article that declares none; English by default. */
  defaultLang?: string;
  /** Which mentions of a term are linked. */
  terms?: "first" | "section" | "all" | "none";
  /** Whether the marks of notes show their verdicts. */
  marks?: "signs" | "plain";
  /** Whether a strip below the byline shows how often each verdict occurs. */
  verdicts?: boolean;
  /** Whether there is a table of contents, and headings offer their links. */
  toc?: boolean;
  /** The address at which the page will be. */
  url?: string;
  /** How many names an entry of the list of sources shows at most. */
  maxNames?: number;
  /** Set if the text is not trusted, such as a comment: true, or the origin that its images may come from. */
  untrusted?: boolean | string;
}

/** An article as HTML, with what its page needs. */
export interface Rendered {
  /** One `<article>` element; empty if the article is too large to be shown. */
  html: string;
  /** The lines of a page's head that describe the article: title, description, Open Graph, structured data. */
  head: string;
  /** Title, language, headings, terms, notes and sources. */
  article: Article;
  /** What its author should know, in order of place. */
  diagnostics: Diagnostic[];
}

/** Renders an article: the same HTML, head and data as the program `apostil render`. */
export function render(markdown: Text, options?: RenderOptions): Rendered;
