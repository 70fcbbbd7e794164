// The types of <apostil-reader>, for programs that use it: its properties, methods and events.

import type { Article, Diagnostic } from "./model.js";

export type * from "./model.js";

/** The kind of entry that a card shows. */
export type EntryKind = "term" | "note" | "source";

/** The detail of `apostil-ready`, which is sent again when the article is rendered again. */
export interface ReadyDetail {
  /** Null for a prerendered article. */
  article: Article | null;
  diagnostics: Diagnostic[];
}

/** The detail of `apostil-open` and `apostil-close`. */
export interface CardDetail {
  /** The id of the entry. */
  id: string;
  kind: EntryKind;
}

/** What went wrong. The meaning of a code never changes. */
export type ErrorCode =
  /** A file could not be loaded, is incomplete, is late, or is not allowed to be loaded. */
  | "fetch"
  /** There is no article, or a file has no text. */
  | "empty"
  /** A file is a web page instead of Markdown. */
  | "not-markdown"
  /** A file does not contain the JSON that it should. */
  | "not-json"
  /** A file is not UTF-8. */
  | "encoding"
  /** A file is larger than 8 MiB, or the article is too large to be shown. */
  | "too-large"
  /** One of Apostil's own files is missing or damaged, or the browser does not support WebAssembly. */
  | "module"
  /** One of Apostil's own files belongs to another version than the script that loads it. */
  | "version"
  /** The page's Content-Security-Policy blocks a file or WebAssembly. */
  | "csp"
  /** Apostil itself failed, or ran out of memory. */
  | "crash";

/** The detail of `apostil-error`. */
export interface ErrorDetail {
  code: ErrorCode;
  /** What happened and what to do, in English. */
  message: string;
  /** Whether the article could not be shown at all; otherwise only a part is missing. */
  fatal: boolean;
}

/** The element `<apostil-reader>`. */
export interface ApostilReader extends HTMLElement {
  /** Resolves to the element when the article is interactive; rejects with an `Error` that has a `code`. */
  readonly ready: Promise<ApostilReader>;
  /** The model of an article that was rendered in the page; null for a prerendered one. */
  readonly article: Article | null;
  /** Opens the card of an entry ("term-…", "fn-…", "source-…"); returns whether it is open. */
  open(id: string): boolean;
  /** Closes all cards. */
  close(): void;
  /** Loads and renders the article again, even after a failure. */
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
