// A page of somebody's, under a strict policy that reports, in which one reader after another is mounted. In: articles with
// their files. Out: what was wrong with any of them, with its cards, or with the page around it, in words.

import { join } from "node:path";
import { project } from "./apostil.mjs";
import { openSite } from "./site.mjs";
import { faults, table } from "./table.mjs";

const PATIENCE = 300_000; // ms, for some articles together; far more than they take
const SOME = 20; // articles

/** What a reader adds to an article, and what its cards have. */
const lively = {
  elements: [...table.elements, "button"],
  attributes: [
    ...table.attributes,
    ..."aria-describedby aria-expanded aria-pressed data-beside data-current data-cut data-done data-fits data-format data-kind data-level".split(
      " ",
    ),
    ..."data-scrolls data-side hidden popover type value".split(" "),
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

/** What the page and its articles are made of. */
const KNOWN = [
  /^\/(favicon\.ico|reports)?$/,
  /^\/(witness|recorder)\.js$/,
  /^\/articles\/\d+\/\w+\.md$/,
  /^\/(\w+\.(js|css)|pkg\/\w+\.wasm|words\/\w+\.json)$/,
];
const isKnown = (path) => KNOWN.some((known) => known.test(path));

/** Runs in the page: mounts the articles of these numbers one after another, with the files that are `named`. */
function mount(articles, { lively, end, forbidden, untrusted }, faults, done) {
  /** The names that scripts of the page can use without asking, and what some of them mean. */
  const names = () => [window, document, Object.prototype].flatMap((object) => Object.getOwnPropertyNames(object));
  const meanings = () => {
    const { body, forms, scripts, title, cookie } = document;
    const { name, value } = forms.login.user;
    return [body.localName, forms.length, scripts.length, title, cookie, name, value, location].join("\n");
  };
  const before = { page: document.documentElement.outerHTML, names: new Set(names()), meanings: meanings() };

  const faultsOf = (root, prefix) => {
    // The script writes where a card stands into its own style.
    const isPlace = (it, name) => name === "style" && it === root && it.className === "apostil-card";
    const elements = [root, ...root.querySelectorAll("*")].map((it) => ({
      name: it.namespaceURI === "http://www.w3.org/1999/xhtml" ? it.localName : `${it.namespaceURI} ${it.localName}`,
      attributes: [...it.attributes].filter(({ name }) => !isPlace(it, name)).map(({ name, value }) => [name, value]),
    }));
    return faults(elements, lively, prefix);
  };

  /** Opens some cards, the first and every fourth; gives back how many, and what was wrong with them. */
  const open = (reader, article, number) => {
    const found = [];
    const marks = article.querySelectorAll("a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]");
    const entries = [...new Set([...marks].map(({ hash }) => decodeURIComponent(hash.slice(1))))];
    const some = entries.filter((_, i) => i === 0 || i % 4 === number % 4);
    for (const id of some) {
      if (!reader.open(id)) found.push(`no card: ${id}`);
      for (const card of reader.querySelectorAll(".apostil-card"))
        found.push(...faultsOf(card).map((fault) => `on the card of ${id}: ${fault}`));
      reader.close();
    }
    return { found, cards: some.length };
  };

  const one = async ({ number, named }) => {
    const found = [];
    const counted = { elements: 0, cards: 0 };
    const reader = document.createElement("apostil-reader");
    reader.setAttribute("loading", "eager");
    reader.toggleAttribute("untrusted", untrusted === true);
    for (const kind of named) reader.setAttribute(kind === "article" ? "src" : kind, `/articles/${number}/${kind}.md`);
    document.getElementById("main").append(reader);
    await reader.ready.catch(({ message }) => found.push(`no article: ${message}`));
    const article = reader.querySelector(".apostil-article");
    if (article) {
      found.push(...faultsOf(article, untrusted ? "a1-" : ""));
      if (end && !article.textContent.includes(end)) found.push("the article has no end");
      for (const { outerHTML } of forbidden ? reader.querySelectorAll(forbidden) : []) found.push(outerHTML);
      counted.elements = article.querySelectorAll("*").length;
      const opened = open(reader, article, number);
      found.push(...opened.found);
      counted.cards = opened.cards;
    }
    const pictures = [...reader.querySelectorAll("img")].map(({ src }) => src);
    reader.remove();
    found.push(...window.seen.splice(0));
    if (document.documentElement.outerHTML !== before.page) found.push("the page around the reader is another");
    if (meanings() !== before.meanings) found.push(`to scripts the page is another: ${meanings()}`);
    for (const name of names()) if (!before.names.has(name)) found.push(`a global ${name}`);
    // Images that are missing or not allowed are not our errors.
    const isPicture = (text) =>
      text.includes("img-src") || pictures.some((picture) => text === `not loaded: ${picture}`);
    found.push(...window.witness.errors.splice(0).filter((text) => !isPicture(text)));
    const requests = performance.getEntriesByType("resource").map(({ name }) => name);
    performance.clearResourceTimings();
    return { found, pictures, requests, counted };
  };

  const all = async () => {
    const results = [];
    for (const article of articles) results.push(await one(article));
    return results;
  };
  // In ASCII: not every driver passes on every character.
  const ascii = (value) =>
    JSON.stringify(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  all().then(
    (results) => done(ascii(results)),
    (error) => done(ascii(String(error))),
  );
}

/** What was reported; but no pictures of other sites, which an article may show and this policy refuses. */
function reports(site, untrusted) {
  const posted = site.posted
    .splice(0)
    .map(({ body }) => JSON.parse(body)["csp-report"] ?? { "effective-directive": body });
  const told = posted.filter((report) => untrusted || !report["effective-directive"].startsWith("img-src"));
  return told.map((report) => `reported: ${report["effective-directive"]} ${report["blocked-uri"]}`);
}

/** An address as it is compared: engines differ in what they escape, and ask for no fragment. */
function compared(address) {
  const [asked] = new URL(address).href.split("#");
  try {
    return decodeURIComponent(asked);
  } catch {
    return asked;
  }
}

/**
 * Mounts articles in the page of `openStrict`. Gives back what was wrong, each with the number of its article if it is known,
 * and what was counted. Each article must end with the words `end`; what the selector `forbidden` finds must not be there.
 * Where the articles are `untrusted`, the policy has no picture to refuse, and no id is one of the page.
 */
export async function mounted(page, site, articles, options = {}) {
  await page.visit(`${site.origin}/`);
  await page.driver.manage().setTimeouts({ script: PATIENCE });
  await page.until("the element", () => customElements.get("apostil-reader"));
  const wrong = [];
  const all = { articles: articles.length, elements: 0, cards: 0 };
  const pictures = new Set();
  for (let first = 0; first < articles.length; first += SOME) {
    const some = articles.slice(first, first + SOME).map(({ files, isNamedByFrontMatter }, index) => ({
      number: first + index,
      named: isNamedByFrontMatter ? ["article"] : Object.keys(files),
    }));
    const script = `const [some, options, done] = arguments; (${mount})(some, options, ${faults}, done)`;
    const answer = await page.driver.executeAsyncScript(script, some, { lively, ...options }).catch((error) => {
      throw new Error(`in one of the articles from ${first} to ${first + some.length - 1}: ${error.message}`);
    });
    const results = JSON.parse(answer);
    if (typeof results === "string") throw new Error(results);
    for (const [index, { found, requests, counted, ...seen }] of results.entries()) {
      for (const address of seen.pictures) if (URL.canParse(address)) pictures.add(compared(address));
      // An engine may also name what it could not ask for.
      for (const address of requests.filter((address) => URL.canParse(address))) {
        const { origin, pathname } = new URL(address);
        const isExpected = origin === site.origin && isKnown(pathname);
        if (!isExpected && !pictures.has(compared(address))) found.push(`asked for ${address}`);
      }
      for (const fault of found) wrong.push({ number: first + index, fault });
      all.elements += counted.elements;
      all.cards += counted.cards;
    }
  }
  const shown = new Set([...pictures].map((address) => address.split("?")[0]));
  for (const path of new Set(site.asked.splice(0)))
    if (!isKnown(path) && !shown.has(compared(site.origin + path)))
      wrong.push({ fault: `the site was asked for ${path}` });
  wrong.push(...reports(site, options.untrusted).map((fault) => ({ fault })));
  return { wrong, counted: all };
}
