// All that the cards of an article need, under one name: it is loaded when an article stands in the page, and dist/ has it
// as one file.

export { attend } from "./listen.js";
export { Cards, default } from "./pkg/apostil_cards.js";
export { wordsOf } from "./words.js";
