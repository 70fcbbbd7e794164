// The host page's switches. In: what a visitor chooses. Out: the attributes of the reader on this page, live, and the
// colours of the page around it; the article's title is the page's.

const reader = document.querySelector("apostil-reader");
const switches = document.querySelector(".host-head details");
/** What the page itself names, such as a table of words for `apostil preview --words`. */
const named = Object.fromEntries(reader.getAttributeNames().map((name) => [name, reader.getAttribute(name)]));

/** What each switch says at first: what the page names, or its first choice. */
const own = {};
for (const { name, options } of switches.querySelectorAll("select"))
  own[name] = ([...options].find(({ value }) => value === named[name]) ?? options[0]).value;

/** What each switch means for the element; null means no attribute. */
const attribute = {
  layout: (choice) => choice,
  theme: (choice) => (choice === "auto" ? null : choice),
  terms: (choice) => choice,
  words: (choice) => (choice === own.words ? (named.words ?? null) : wordsOf(choice)),
};

const wordsOf = (language) => new URL(`../words/${language}.json`, import.meta.url).href;

function set(name, value) {
  if (value === null) reader.removeAttribute(name);
  else reader.setAttribute(name, value);
}

// A browser may have kept the choices of an earlier visit.
for (const field of switches.querySelectorAll("select")) field.value = own[field.name];

switches.addEventListener("change", ({ target: { name, value } }) => {
  set(name, attribute[name](value));
  if (name === "theme") document.documentElement.dataset.theme = value;
});
switches.hidden = false;

document.addEventListener("apostil-ready", ({ target, detail: { article } }) => {
  if (target === reader && article?.title) document.title = article.title;
});
