// The script of a previewed page, which only `apostil preview` serves: shows each save in place, and lists the
// diagnostics. In: the page's name and the revision that it shows, in this script's own address; then server-sent
// events. Out: an up-to-date page.

import { Panel } from "./panel.js";
import { remember } from "./place.js";
import { restyle } from "./restyle.js";

const own = new URL(import.meta.url);
let page = own.searchParams.get("page");
let revision = Number(own.searchParams.get("revision"));
/** The elements whose articles can be fetched again. */
const readers = () => [...document.querySelectorAll("apostil-reader[src]")];
const panel = new Panel(readers, new URL("panel.css", own));

/** The queue of saves: each is shown before the next one begins. */
let turn = Promise.resolve();

/** Names the files that belong to the article now; null means that the page names none. */
function attribute(reader, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) reader.removeAttribute(name);
    else if (reader.getAttribute(name) !== value) reader.setAttribute(name, value);
  }
}

async function show(content) {
  panel.list(content.findings);
  if (content.revision === revision) return;
  revision = content.revision;
  const all = readers();
  if (all.length === 0) return location.reload(); // the page shows something of its own
  const restore = remember(all);
  const load = (reader) => {
    attribute(reader, content.attributes);
    // If it fails, the element says what is missing, and still shows what it had.
    return reader.reload().then(
      () => [reader],
      () => [],
    );
  };
  const shown = (await Promise.all(all.map(load))).flat();
  restore(shown);
  if (shown.length > 0) panel.say("Shows what was saved last.");
}

const hear = {
  content(content) {
    // A page may do anything to its elements, so this may fail; the next save is shown all the same.
    turn = turn
      .then(() => show(content))
      .catch(({ message }) => panel.trouble(`the last save could not be shown (${message}). Load the page again.`));
  },
  stylesheet(saved) {
    page = saved.page;
    restyle(saved.name);
  },
  page(name) {
    if (name !== page) location.reload();
  },
  trouble(sentence) {
    panel.trouble(sentence);
  },
};

/** The connection, or null. Whatever was missed without one is sent at the start of the next. */
let changes = null;

function listen() {
  changes = new EventSource(new URL("events", own));
  for (const [name, act] of Object.entries(hear)) changes.addEventListener(name, ({ data }) => act(JSON.parse(data)));
  changes.addEventListener("error", () =>
    panel.trouble("the preview has ended. Start it again, and this page goes on."),
  );
}

// Browsers allow only a few connections to one host, so a hidden page does not use one.
function attend() {
  if (document.hidden) {
    changes?.close();
    changes = null;
  } else if (!changes) listen();
}

document.addEventListener("visibilitychange", attend);
attend();
