// The types of an article in outline, and of what is wrong with it: what the core hands to JavaScript.

/** What a note found about the statement that it stands by. */
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
  /** From 1, in the order of first mention. */
  number: number;
  verdict?: Verdict;
  quotation?: Quotation;
  /** When it was checked, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  checked?: string;
  /** Who checked it; empty if nobody is named. */
  by: string;
  /** How often the article mentions it. */
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
  /** Empty if it has no address that can be followed. */
  url: string;
}

/** An article in outline. All ids are those of the page. */
export interface Article {
  /** Empty if there is none. */
  title: string;
  /** A BCP 47 tag. */
  lang: string;
  headings: Heading[];
  notes: Note[];
  /** Those that the article uses, in alphabetical order. */
  terms: Term[];
  /** Those that are cited. */
  sources: Source[];
}

/** What is wrong with an article, and where. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "info";
  file: "article" | "glossary" | "sources" | "words" | "notes";
  /** Bytes of the file. */
  span: { start: number; end: number };
  line: number;
  column: number;
  message: string;
  /** What to do about it, in one sentence. */
  help: string;
}
