// The address of the stylesheet, written out as bundlers need it. The scripts of dist/ are beside it.

export const SHEET = new URL("./apostil.css", import.meta.url);
