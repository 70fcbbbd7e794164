// What a previewed page does beside being read: hears of saves, shows each in place, and lists what was found. Served by
// `apostil preview` alone. In: the revision that the page shows, in this script's own address; then server-sent events.

import { Panel } from "./panel.js";
import { remember } from "./place.js";

const own = new URL(import.meta.url);
let revision = Number(own.searchParams.get("revision"));
const reader = document.querySelector("apostil-reader");
const panel = new Panel(reader, new URL("panel.css", own));

/** One save after another: each is shown before the next begins. */
let turn = Promise.resolve();

async function show(content) {
  panel.list(content.findings);
  if (content.revision === revision) return;
  revision = content.revision;
  if (!reader) return location.reload(); // the page shows something of its own
  const restore = remember(reader);
  try {
    await reader.reload();
  } catch {
    return; // the element says what is missing, and goes on showing what it held
  }
  restore();
  panel.say("Shows what was saved last.");
}

/** Loads a stylesheet of the page again, and takes the old one away when the new one is there. */
function restyle(name) {
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    const address = new URL(link.href);
    if (decodeURIComponent(address.pathname.split("/").at(-1)) !== name) continue;
    address.searchParams.set("saved", Date.now());
    const fresh = link.cloneNode();
    fresh.href = address;
    fresh.addEventListener("load", () => link.remove(), { once: true });
    link.after(fresh);
  }
}

const changes = new EventSource(new URL("events", own));
const on = (name, hear) => changes.addEventListener(name, ({ data }) => hear(JSON.parse(data)));
on("content", (content) => {
  turn = turn.then(() => show(content));
});
on("stylesheet", restyle);
on("page", () => location.reload());
on("trouble", (sentence) => panel.trouble(sentence));

// A preview that was started anew counts from the beginning.
let isLost = false;
changes.addEventListener("error", () => {
  isLost = true;
  panel.trouble("the preview has ended. Start it again, and this page goes on.");
});
changes.addEventListener("open", () => isLost && location.reload());
