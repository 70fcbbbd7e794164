// The types of <apostil-reader>: its attributes' values, properties, methods and events, for programs that use it.

/** What a card shows. */
export type EntryKind = "term" | "note" | "source";

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
}

/** The detail of `apostil-ready`. */
export interface ReadyDetail {
  /** Null for an article that was prerendered. */
  article: Article | null;
  diagnostics: Diagnostic[];
}

/** The detail of `apostil-open` and `apostil-close`. */
export interface CardDetail {
  /** The id of the entry. */
  id: string;
  kind: EntryKind;
}

/** What went wrong. A code never changes its meaning. */
export type ErrorCode =
  | "fetch"
  | "empty"
  | "not-markdown"
  | "not-json"
  | "encoding"
  | "too-large"
  | "module"
  | "csp"
  | "crash";

/** The detail of `apostil-error`. */
export interface ErrorDetail {
  code: ErrorCode;
  message: string;
  /** Whether the article could not be shown; else only a part of it is missing. */
  fatal: boolean;
}

/** The element `<apostil-reader>`. */
export interface ApostilReader extends HTMLElement {
  /** Settles with the element when the article is lively; fails when it cannot be. */
  readonly ready: Promise<ApostilReader>;
  /** The model of an article that was rendered in the page; null for a prerendered one. */
  readonly article: Article | null;
  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); says whether it is open. */
  open(id: string): boolean;
  /** Closes all cards. */
  close(): void;
  /** Fetches and renders the article again. */
  reload(): Promise<ApostilReader>;
}

/** The events that the element sends; all of them bubble. */
export interface ApostilReaderEventMap {
  "apostil-ready": CustomEvent<ReadyDetail>;
  "apostil-open": CustomEvent<CardDetail>;
  "apostil-close": CustomEvent<CardDetail>;
  "apostil-error": CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    "apostil-reader": ApostilReader;
  }
  interface GlobalEventHandlersEventMap extends ApostilReaderEventMap {}
}
