// All that an article needs to come alive, under one name: it is loaded when it is wanted, and dist/ has it as one file.

export { readArticle } from "./article.js";
export { build } from "./nodes.js";
export { default, Reader } from "./pkg/apostil.js";
export { prepare, Stage } from "./stage.js";
export { wordsOf } from "./words.js";
