// The types of <apostil-reader>: its attributes' values, properties, methods and events, for programs that use it.

import type { Article, Diagnostic } from "./model.js";

export type * from "./model.js";

/** What a card shows. */
export type EntryKind = "term" | "note" | "source";

/** The detail of `apostil-ready`, which comes again when the article is rendered again. */
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
  /** A file could not be loaded, is not all there, has not come in time, or may not be loaded. */
  | "fetch"
  /** There is no article, or a file without any text. */
  | "empty"
  /** A web page came instead of Markdown. */
  | "not-markdown"
  /** A file does not hold the JSON that it should. */
  | "not-json"
  /** A file is not UTF-8. */
  | "encoding"
  /** A file is larger than 8 MiB, or the article too large to be shown. */
  | "too-large"
  /** A file of Apostil itself is missing or damaged, or the browser does not run WebAssembly. */
  | "module"
  /** The page's Content-Security-Policy is in the way. */
  | "csp"
  /** Apostil itself failed, or had too little memory. */
  | "crash";

/** The detail of `apostil-error`. */
export interface ErrorDetail {
  code: ErrorCode;
  /** What happened and what to do, in English. */
  message: string;
  /** Whether the article that was asked for could not be shown; else only a part of it is missing. */
  fatal: boolean;
}

/** The element `<apostil-reader>`. */
export interface ApostilReader extends HTMLElement {
  /** Settles with the element when the article is interactive; fails when it cannot be, with an `Error` that has a `code`. */
  readonly ready: Promise<ApostilReader>;
  /** The model of an article that was rendered in the page; null for a prerendered one. */
  readonly article: Article | null;
  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); says whether it is open. */
  open(id: string): boolean;
  /** Closes all cards. */
  close(): void;
  /** Loads and renders the article again, also after a failure. */
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
