// The addresses of the stylesheet and of the tables of words, each written out: bundlers find files only so. In: nothing.
// Out: addresses by name; the object has no prototype, since the language of a page may be any word.

import { SHEET } from "./sheet.js";

const own = {
  style: SHEET,
  ar: new URL("./words/ar.json", import.meta.url),
  de: new URL("./words/de.json", import.meta.url),
  es: new URL("./words/es.json", import.meta.url),
  fr: new URL("./words/fr.json", import.meta.url),
  he: new URL("./words/he.json", import.meta.url),
  hi: new URL("./words/hi.json", import.meta.url),
  it: new URL("./words/it.json", import.meta.url),
  ja: new URL("./words/ja.json", import.meta.url),
  ko: new URL("./words/ko.json", import.meta.url),
  pl: new URL("./words/pl.json", import.meta.url),
  pt: new URL("./words/pt.json", import.meta.url),
  ru: new URL("./words/ru.json", import.meta.url),
  tr: new URL("./words/tr.json", import.meta.url),
  uk: new URL("./words/uk.json", import.meta.url),
  zh: new URL("./words/zh.json", import.meta.url),
};

export const OWN = Object.assign(
  Object.create(null),
  Object.fromEntries(Object.entries(own).map(([name, { href }]) => [name, href])),
);
