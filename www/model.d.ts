// The types that the core passes to JavaScript: the outline of an article, and its diagnostics.

/** A note's judgement of the statement that it is attached to. */
export type Verdict = "supported" | "imprecise" | "disputed" | "misattributed" | "incorrect" | "unverified" | "opinion";

/** How the words of a quotation compare with those of its source. */
export type Quotation = "exact" | "normalised" | "paraphrase" | "not-found";

export interface Heading {
  /** 1 to 6. */
  level: number;
  id: string;
  text: string;
}

export interface Note {
  id: string;
  /** Counted from 1, in the order of first mention. */
  number: number;
  verdict?: Verdict;
  /** The words that the verdict is on; empty if there is none, or if it is on none. */
  claim: string;
  quotation?: Quotation;
  /** When the statement was checked, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  checked?: string;
  /** Who checked the statement; empty if nobody is named. */
  by: string;
  /** How often the article refers to it. */
  mentions: number;
}

export interface Term {
  id: string;
  term: string;
  /** How often it is linked. */
  mentions: number;
}

export interface Source {
  id: string;
  /** Author and year. */
  label: string;
  title: string;
  /** Empty if it has no address that can be a link. */
  url: string;
}

/** The outline of an article. All ids are those in the page. */
export interface Article {
  /** Empty if there is none. */
  title: string;
  /** A BCP 47 tag. */
  lang: string;
  headings: Heading[];
  notes: Note[];
  /** The terms that the article uses, in alphabetical order. */
  terms: Term[];
  /** The sources that are cited. */
  sources: Source[];
}

/** A problem with an article, and its place. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "info";
  file: "article" | "glossary" | "sources" | "words" | "notes";
  /** A range of bytes in the file. */
  span: { start: number; end: number };
  line: number;
  column: number;
  message: string;
  /** What to do about it, in one sentence. */
  help: string;
}
