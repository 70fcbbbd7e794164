// The types of <apostil-reader>: its attributes' values, properties, methods and events, for programs that use it.

import type { Article, Diagnostic } from "./model.js";

export type * from "./model.js";

/** What a card shows. */
export type EntryKind = "term" | "note" | "source";

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

/** The detail of `apostil-error`. */
export interface ErrorDetail {
  /** One that stays: "fetch", "file", "empty", "csp", "too-large", "words", "crash", "internal". */
  code: string;
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
