// The page embed.html: one article in a frame. In: the attributes of the element as parameters of the page's address. Out:
// the article, or a sentence that says why there is none; to the page around it, its height. It may read what the page's
// own policy lists in connect-src, which the browser enforces; here the list is read to say so.

const ATTRIBUTES =
  "src glossary sources notes words terms marks verdicts toc lang layout trigger loading untrusted".split(" ");
const ADDRESSES = ATTRIBUTES.slice(0, 5);

const asked = new URLSearchParams(location.search);
const main = document.querySelector("main");
const policy = document.querySelector("meta[http-equiv]").content;
const listed = policy.match(/connect-src ([^;]*)/)[1].split(/\s+/);

/** Whether an address is on a site, in a folder or a file that the list has. */
function isListed(address) {
  const url = new URL(address, document.baseURI);
  return listed.some((source) => {
    if (source === "'self'") return url.origin === location.origin;
    if (!URL.canParse(source)) return false;
    const { origin, pathname } = new URL(source);
    const isBelow = pathname.endsWith("/") && url.pathname.startsWith(pathname);
    return url.origin === origin && (isBelow || url.pathname === pathname);
  });
}

/** Tells the page around this one how high it is, unless it is as high as its window, while it waits. */
function tellHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  if (!document.querySelector("[data-waiting]"))
    parent.postMessage({ type: "apostil-height", height: Math.ceil(height) }, "*");
}

function say(sentence, advice) {
  main.textContent = sentence;
  console.warn(`apostil: ${sentence} ${advice}`);
}

async function show() {
  await import("./apostil.js");
  const reader = document.createElement("apostil-reader");
  reader.addEventListener("apostil-ready", ({ detail }) => {
    document.title = detail.article?.title || document.title;
    document.documentElement.lang = reader.querySelector(".apostil-article").lang;
  });
  if (["light", "dark"].includes(asked.get("theme"))) document.body.style.colorScheme = asked.get("theme");
  for (const name of ATTRIBUTES) if (asked.has(name)) reader.setAttribute(name, asked.get(name));
  main.replaceChildren(reader);
}

const refused = ADDRESSES.map((name) => asked.get(name)).find(
  (address) => address && URL.canParse(address, document.baseURI) && !isListed(address),
);
if (refused) {
  say(
    "This frame may not show that article: its address is not on the frame's list.",
    `Add ${new URL(refused, document.baseURI).origin} to connect-src in embed.html.`,
  );
} else if (asked.get("src")) {
  await show();
} else {
  say("This frame has no article to show.", "Name one in its address: embed.html?src=article.md.");
}
new ResizeObserver(tellHeight).observe(document.documentElement);
