// The playground. In: what a visitor writes into three files. Out: the article, by the element of this page; its diagnostics;
// the code to embed it. The element asks for its files as on any page; here the answer is what is written.

const reader = document.querySelector("apostil-reader");
const files = document.querySelector(".site-files");
const problems = files.querySelector(".site-problems");
const told = problems.querySelector("[role=status]");
const embed = document.querySelector(".site-embed");
const code = embed.querySelector("code");

/** The file of each kind, as diagnostics and the element name them. */
const NAMES = { article: "article.md", glossary: "glossary.md", sources: "sources.json" };
/** How long nothing is typed before the article is shown again, in milliseconds. */
const PAUSE = 200;

const field = (kind) => files.elements[NAMES[kind]];
const textOf = (kind) => field(kind).value;
const addressOf = (kind) => new URL(`playground/${NAMES[kind]}`, document.baseURI).href;
/** The apparatus that is there. */
const apparatus = () => ["glossary", "sources"].filter((kind) => textOf(kind).trim());

// The files are nowhere but on this page.
const request = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (address, init) => {
  const kind = Object.keys(NAMES).find((kind) => addressOf(kind) === String(address));
  return kind ? new Response(textOf(kind)) : request(address, init);
};

/** Creates an element with attributes and content. */
function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/** A sentence, in which words between backticks are code. */
const marked = (text) => text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));

/** Selects the line that a diagnostic is about. */
function go({ file, line }) {
  const text = field(file);
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.closest("details").open = true;
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 4);
}

/** Lists diagnostics, each with its place, its code and what to do. */
function list(diagnostics) {
  const items = diagnostics.map((diagnostic) => {
    const { file, line, column, severity, code, message, help } = diagnostic;
    const place = make("button", { type: "button", class: "site-place" }, `${NAMES[file] ?? file}:${line}:${column}`);
    place.addEventListener("click", () => go(diagnostic));
    const more = make("a", { href: `docs/diagnostics.html#${code}` }, code);
    const sentences = [message, help].map((text) => make("p", {}, ...marked(text)));
    return make("li", { "data-severity": severity }, place, ` ${severity} `, more, ...sentences);
  });
  problems.querySelector("ol").replaceChildren(...items);
  const count = items.length;
  told.textContent = count ? `${count} ${count === 1 ? "problem" : "problems"}` : "No problems found.";
}

/** The code to embed the article, with its files beside the page or with the article in it. */
function embedding() {
  const attributes = apparatus().map((kind) => ` ${kind}="${NAMES[kind]}"`);
  const head =
    '<link rel="stylesheet" href="/apostil/apostil.css">\n<script type="module" src="/apostil/apostil.js"></script>';
  const article = textOf("article").trimEnd().replaceAll("</script", "<\\/script");
  const ways = {
    files: () =>
      `${head}\n\n<apostil-reader src="article.md"${attributes.join("")}>\n  <p>You can read this article <a href="article.md">as plain text</a>.</p>\n</apostil-reader>`,
    inline: () =>
      `${head}\n\n<apostil-reader${attributes.join("")}>\n  <script type="text/markdown">\n${article}\n  </script>\n</apostil-reader>`,
  };
  return ways[embed.querySelector("input:checked").value]();
}

function showEmbedding() {
  code.textContent = embedding();
}

/** Shows what is written. */
function show() {
  for (const kind of ["glossary", "sources"]) {
    if (apparatus().includes(kind)) reader.setAttribute(kind, addressOf(kind));
    else reader.removeAttribute(kind);
  }
  if (reader.getAttribute("src") === addressOf("article")) reader.reload();
  else reader.setAttribute("src", addressOf("article"));
  showEmbedding();
}

let pause;
files.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE);
});
files.addEventListener("submit", (event) => event.preventDefault());

reader.addEventListener("apostil-ready", ({ detail: { diagnostics } }) => list(diagnostics));
reader.addEventListener("apostil-error", ({ detail: { message } }) => {
  problems.querySelector("ol").replaceChildren();
  told.textContent = message;
});

embed.addEventListener("change", showEmbedding);
show();
