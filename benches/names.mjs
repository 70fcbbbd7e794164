// The names of what is measured, in the results and in the report.

/** What annotates in JavaScript. */
export const STACK = "markdown-it and plugins";
/** Apostil's npm package, for Node and Deno: the module that pages load is "apostil". */
export const PACKAGE = "apostil/render";
/** An article of one word with the glossary, to be subtracted from the whole. */
export const GLOSSARY = "the glossary alone";
/** The page that the stack makes, with cards. */
export const PEER = "markdown-it and littlefoot";
