// Everything that is said when a file could not be loaded, under one name: it is loaded only then, and is one file in
// dist/. In: a fault. Out: for the page's author its likely cause, for readers a message in their language.

export { causeOf } from "./causes.js";
export { tell } from "./notice.js";
