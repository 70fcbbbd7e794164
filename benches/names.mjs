// The names of what Apostil is measured beside, in the results and in the report.

/** What annotates in JavaScript. */
export const STACK = "markdown-it and plugins";
/** Apostil's npm package, for Node and Deno: the module that pages load is "apostil". */
export const PACKAGE = "apostil/render";
/** The page that it makes, with cards. */
export const PEER = "markdown-it and littlefoot";
