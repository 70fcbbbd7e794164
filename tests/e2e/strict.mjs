// A page of somebody's, under a strict policy that reports, in which one reader after another is mounted. In: articles with
// their files. Out: what was wrong with any of them, with its cards, or with the page around it, in words.

import { join } from "node:path";
import { project } from "./apostil.mjs";
import { openSite } from "./site.mjs";
import { faults, table } from "./table.mjs";

/** What a reader adds to an article, and what its cards have. */
const lively = {
  elements: [...table.elements, "button"],
  attributes: [
    ...table.attributes,
    ..."aria-expanded aria-haspopup aria-pressed data-beside data-fits data-format data-kind data-level".split(" "),
    ..."data-side hidden popover type value".split(" "),
  ],
};

/** The page's first script: notes what no article may bring about. */
const recorder = `
  window.seen = [];
  for (const name of ["alert", "confirm", "prompt", "open", "print"])
    window[name] = (...values) => seen.push("called: " + name + " " + values);
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    // A picture of another site is an article's to show, and here the policy's to refuse.
    if (effectiveDirective !== "img-src") seen.push("violated: " + effectiveDirective + " " + blockedURI);
  });
  addEventListener("unhandledrejection", ({ reason }) => seen.push("not handled: " + reason));
  addEventListener("error", ({ message }) => seen.push("error: " + message));
  addEventListener("submit", () => seen.push("a form was sent"));
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page of somebody's</title>
<script src="/witness.js"></script>
<script src="/recorder.js"></script>
<script type="module" src="/apostil.js"></script>
</head>
<body>
<nav id="top"><a href="/">Home</a></nav>
<main id="main"></main>
<form id="login" name="login"><input name="user" value="me"><button>Go</button></form>
<section id="comments"><p>Nothing yet.</p></section>
</body>
</html>
`;

/**
 * A site with such a page; `policy` is what it sends with it. Each article has `files` by their kinds: `article`, `glossary`,
 * `sources`, `notes`, `words`. Where it `isNamedByFrontMatter`, that names the others: `glossary.md`.
 */
export async function openStrict(policy, articles) {
  const pages = {
    "/": { body: page, headers: { "Content-Security-Policy": `${policy}; report-uri /reports` } },
    "/recorder.js": { body: recorder },
    "/favicon.ico": { status: 204 },
  };
  const site = await openSite({ folder: join(project, "dist"), pages });
  articles.forEach(({ files }, number) => {
    for (const [kind, body] of Object.entries(files)) pages[`/articles/${number}/${kind}.md`] = { body };
  });
  return site;
}

/** Runs in the page: mounts the articles of these numbers one after another, each with the files of its kinds. */
function mount(articles, { lively, end, forbidden }, faults, done) {
  const host = document.getElementById("main");
  const around = () => [document.documentElement.outerHTML, location.href, document.title, document.cookie].join("\n");
  /** What scripts of the page rely on. */
  const globals = () => [
    ...Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
    ...Object.getOwnPropertyNames(document),
    ...Object.getOwnPropertyNames(Object.prototype),
    document.forms.length,
    document.scripts.length,
    document.styleSheets.length,
    typeof document.getElementById,
    document.forms.login.user.value,
  ];
  const [page, before] = [around(), globals().join()];
  const elementsOf = (root) =>
    [root, ...root.querySelectorAll("*")].map((element) => ({
      name: element.namespaceURI === "http://www.w3.org/1999/xhtml" ? element.localName : element.tagName,
      attributes: [...element.attributes].map(({ name, value }) => [name, value]),
    }));
  const one = async ({ number, named }) => {
    const found = [];
    const reader = document.createElement("apostil-reader");
    reader.setAttribute("loading", "eager");
    for (const kind of named) reader.setAttribute(kind === "article" ? "src" : kind, `/articles/${number}/${kind}.md`);
    host.append(reader);
    await reader.ready.catch(({ message }) => found.push(`no article: ${message}`));
    const article = reader.querySelector(".apostil-article");
    if (article) {
      const prefix = reader.querySelector("[id]")?.id.match(/^a\d+-/)?.[0] ?? "";
      if (prefix) found.push(`the first reader has the ids of another: ${prefix}`);
      found.push(...faults(elementsOf(article), lively));
      if (end && !article.textContent.includes(end)) found.push("the article has no end");
      for (const { dataset } of forbidden ? reader.querySelectorAll(forbidden) : []) found.push(`there is ${dataset.key}`);
      const marks = article.querySelectorAll("a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]");
      const entries = new Set([...marks].map((mark) => decodeURIComponent(mark.hash.slice(1))));
      let cards = 0;
      for (const id of entries) {
        if (!reader.open(id)) found.push(`no card: ${id}`);
        for (const card of reader.querySelectorAll(".apostil-card")) {
          cards += 1;
          found.push(...faults(elementsOf(card), lively).map((fault) => `on the card of ${id}: ${fault}`));
        }
        reader.close();
      }
      var counted = [article.querySelectorAll("*").length, cards];
    }
    const pictures = [...reader.querySelectorAll("img")].map(({ src }) => src);
    reader.remove();
    found.push(...window.seen.splice(0));
    if (around() !== page) found.push("the page around the reader is another");
    if (globals().join() !== before) found.push("the page's globals are others");
    // What the engine itself says: errors of ours are among it, pictures that are not there are not.
    const said = window.witness.errors.splice(0);
    found.push(...said.filter((text) => !pictures.some((picture) => text === `not loaded: ${picture}`) && !text.includes("img-src")));
    const requests = performance.getEntriesByType("resource").map(({ name }) => name);
    performance.clearResourceTimings();
    const [elements, cards] = counted ?? [0, 0];
    return { found, pictures, requests, elements, cards };
  };
  (async () => {
    const results = [];
    for (const article of articles) results.push(await one(article));
    return results;
  })().then(
    // In ASCII: not every driver passes on every character.
    (results) => done(JSON.stringify(results).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)),
    (error) => done(JSON.stringify(String(error))),
  );
}

/**
 * Mounts articles in the page of `openStrict`; gives back what was wrong, by number, and what was counted. Each article ends
 * with the words `end`; what the selector `forbidden` finds must not be there.
 */
export async function mounted(page, site, articles, options = {}) {
  await page.visit(`${site.origin}/`);
  await page.until("the element", () => customElements.get("apostil-reader"));
  const wrong = [];
  const counted = { articles: 0, elements: 0, cards: 0 };
  const allowed = [/^\/articles\//, /^\/(witness|recorder)\.js$/, /^\/favicon\.ico$/, /^\/$/];
  const own = (path) => /^\/(\w+\.(js|css)|pkg\/\w+\.wasm|words\/\w+\.json)$/.test(path);
  const pictures = new Set();
  for (let first = 0; first < articles.length; first += 20) {
    const some = articles.slice(first, first + 20).map(({ files, isNamedByFrontMatter }, index) => ({
      number: first + index,
      named: isNamedByFrontMatter ? ["article"] : Object.keys(files),
    }));
    const answer = await page.driver.executeAsyncScript(
      `const [some, options, done] = arguments; (${mount})(some, options, ${faults}, done)`,
      some,
      { lively, ...options },
    );
    const results = JSON.parse(answer);
    if (typeof results === "string") throw new Error(results);
    results.forEach(({ found, pictures: shown, requests, elements, cards }, index) => {
      const here = new Set(shown.filter((address) => URL.canParse(address)).map((address) => new URL(address).href));
      for (const address of here) pictures.add(new URL(address).pathname);
      // An engine may name what it could not ask for.
      for (const address of requests.filter((address) => URL.canParse(address))) {
        const { origin, pathname } = new URL(address);
        const isKnown = origin === site.origin && (allowed.some((path) => path.test(pathname)) || own(pathname));
        if (!isKnown && !here.has(address)) found.push(`asked for ${address}`);
      }
      for (const fault of found) wrong.push({ number: first + index, fault });
      counted.articles += 1;
      counted.elements += elements;
      counted.cards += cards;
    });
  }
  const asked = new Set(site.asked.splice(0));
  for (const path of asked)
    if (!allowed.some((known) => known.test(path)) && !own(path) && !pictures.has(path))
      wrong.push({ number: -1, fault: `the site was asked for ${path}` });
  for (const { path, body } of site.posted.splice(0)) {
    const directive = JSON.parse(body)["csp-report"]?.["effective-directive"] ?? body;
    if (!String(directive).startsWith("img-src")) wrong.push({ number: -1, fault: `posted to ${path}: ${body.slice(0, 300)}` });
  }
  return { wrong, counted };
}
