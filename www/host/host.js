// The host page's switches. In: what a visitor chooses. Out: the attributes of the reader on this page, live, and the
// colours of the page around it; the article's title is the page's.

const reader = document.querySelector("apostil-reader");
const switches = document.querySelector(".host-head details");
const form = switches.querySelector("form");
/** What the page itself names, such as a table of words for `apostil preview --words`. */
const named = Object.fromEntries(reader.getAttributeNames().map((name) => [name, reader.getAttribute(name)]));

/** What each switch means for the element; null stands for no attribute. */
const attribute = {
  layout: (choice) => choice,
  theme: (choice) => (choice === "auto" ? null : choice),
  terms: (choice) => choice,
  words: (choice) => (choice === form.words.options[0].value ? (named.words ?? null) : wordsOf(choice)),
};

const wordsOf = (language) => new URL(`../words/${language}.json`, import.meta.url).href;

function set(name, value) {
  if (value === null) reader.removeAttribute(name);
  else reader.setAttribute(name, value);
}

for (const { name, options } of form.elements)
  for (const option of options) option.defaultSelected = option.value === named[name];
form.reset(); // a browser may have kept the choices of an earlier visit

form.addEventListener("change", ({ target: { name, value } }) => {
  set(name, attribute[name](value));
  if (name === "theme") document.documentElement.dataset.theme = value;
});
form.addEventListener("submit", (event) => event.preventDefault());
switches.hidden = false;

document.addEventListener("apostil-ready", ({ target, detail: { article } }) => {
  if (target === reader && article?.title) document.title = article.title;
});
