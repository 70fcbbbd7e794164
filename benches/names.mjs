// The names of what Apostil is measured beside, in the results and in the report.

/** What annotates in JavaScript. */
export const STACK = "markdown-it and plugins";
/** Apostil's npm package, for Node and Deno: the module that pages load is "apostil". */
export const PACKAGE = "apostil/render";
/** An article of one word with the glossary: what is left without it is the time for the article. */
export const GLOSSARY = "the glossary alone";
/** The page that it makes, with cards. */
export const PEER = "markdown-it and littlefoot";
