// All that makes an article of its text, under one name: it is loaded when an article is to be rendered here, and dist/ has
// it as one file.

export { readArticle } from "./article.js";
export { build } from "./nodes.js";
export { default } from "./pkg/apostil_render.js";
