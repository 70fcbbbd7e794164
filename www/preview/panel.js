// The panel of a previewed page: the number of diagnostics and, on demand, each with its place and its fix, beside the text
// where there is room, otherwise at the foot of the window. It is in a shadow root, so that neither the page's styles nor
// the widget's reach it. A click on a diagnostic goes to its place, and nothing of the panel covers that.

import { find } from "./place.js";

/** Adds an element with attributes and text at the end of a parent. */
function add(parent, name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return parent.appendChild(element);
}

/** Adds a message: what is in backticks is code. */
function addMessage(parent, kind, message) {
  const element = add(parent, "span", { class: kind });
  for (const [index, part] of message.split(/`([^`]+)`/).entries()) {
    if (index % 2 === 1) add(element, "code", {}, part);
    else element.append(part);
  }
}

const SIGNS = { error: "\u2715", warning: "!", info: "i" };

/** A narrower strip beside the text is too narrow for sentences, in rem. */
const ROOM = 17;
/** How long the place of a diagnostic is outlined, and how long a button says that it has copied, in milliseconds. */
const OUTLINED = 4000;
const COPIED = 2000;

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** How far the outline of a place reaches beyond it, in pixels. */
const OUTSIDE = 8;
const covers = (box, place) =>
  box.left < place.right + OUTSIDE &&
  box.right > place.left - OUTSIDE &&
  box.top < place.bottom + OUTSIDE &&
  box.bottom > place.top - OUTSIDE;

/** "1 error", "2 errors". */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export class Panel {
  #readers;
  #host;
  #root;
  #button;
  #list;
  #live;

  /** `readers` returns the elements that are on the page now. */
  constructor(readers, stylesheet) {
    this.#readers = readers;
    this.#host = add(document.body, "aside", { "data-preview": "", "aria-label": "Preview" });
    this.#root = this.#host.attachShadow({ mode: "open" });
    this.#style(stylesheet);
    this.#button = add(this.#root, "button", { type: "button", "aria-expanded": "false", "aria-controls": "findings" });
    this.#list = add(this.#root, "ol", { id: "findings", role: "list", hidden: "" });
    this.#live = add(this.#root, "p", { role: "status", class: "live" });
    this.#button.addEventListener("click", () => this.#expand(this.#list.hidden));
    this.#root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#list.hidden) return;
      event.preventDefault();
      this.#expand(false);
      this.#button.focus();
    });
    addEventListener("resize", () => this.#place());
    document.addEventListener("apostil-ready", () => this.#place());
  }

  /** Replaces the diagnostics that are shown. */
  list(findings) {
    const of = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const [errors, warnings, infos] = [of("error"), of("warning"), of("info")];
    const parts = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean);
    if (parts.length === 0) parts.push(infos ? counted(infos, "info") : "No findings");
    this.#button.textContent = parts.join(", ");
    this.#button.dataset.severity = errors ? "error" : warnings ? "warning" : "info";
    this.#list.replaceChildren();
    for (const finding of findings) this.#add(finding);
    this.#host.toggleAttribute("data-clean", findings.length === 0);
    if (findings.length === 0) this.#expand(false);
  }

  /** Shows why the preview is not up to date. */
  trouble(sentence) {
    this.#button.textContent = `Not up to date: ${sentence}`;
    this.#button.dataset.severity = "error";
    this.#host.removeAttribute("data-clean");
    this.say(sentence);
  }

  /** Announces something to screen readers. */
  say(sentence) {
    this.#live.textContent = sentence;
  }

  #expand(expanded) {
    const isExpanded = expanded && this.#list.childElementCount > 0;
    this.#place();
    this.#list.hidden = !isExpanded;
    this.#button.setAttribute("aria-expanded", isExpanded);
  }

  /** Finds out whether there is room beside the texts, on the side where the panel is. */
  #place() {
    const isRtl = getComputedStyle(this.#host).direction === "rtl";
    const sides = this.#readers().map((reader) => {
      const { left, right } = (reader.querySelector(".apostil-body") ?? reader).getBoundingClientRect();
      return isRtl ? document.documentElement.clientWidth - right : left;
    });
    const room = Math.min(...sides);
    this.#host.style.setProperty("--room", `${room}px`);
    this.#host.toggleAttribute("data-aside", room >= ROOM * rem());
  }

  #add(finding) {
    const { severity, code, name, line, column, message, help } = finding;
    const place = `${name}:${line}:${column}`;
    const item = add(this.#list, "li", { "data-severity": severity });
    const button = add(item, "button", { type: "button" });
    const sign = add(button, "span", { class: "sign", role: "img", "aria-label": severity }, SIGNS[severity]);
    addMessage(button, "message", message);
    if (help) addMessage(button, "help", help);
    button.addEventListener("click", () => this.#go(finding, getComputedStyle(sign).color));
    const foot = add(item, "div", { class: "foot" });
    const words = add(foot, "p", { class: "place" });
    const shown = add(words, "span", {}, place);
    words.append(` \u00b7 ${code}`);
    const copy = add(foot, "button", { type: "button", "aria-label": `Copy ${place}` }, "Copy");
    copy.addEventListener("click", () => this.#copy(place, copy, shown));
  }

  async #copy(place, button, shown) {
    try {
      await navigator.clipboard.writeText(place);
    } catch {
      getSelection().selectAllChildren(shown);
      return this.say("Could not copy; the place is selected.");
    }
    button.textContent = "Copied";
    this.say(`Copied ${place}.`);
    setTimeout(() => (button.textContent = "Copy"), COPIED);
  }

  #go(finding, colour) {
    const block = find(this.#readers(), finding);
    if (!block) return this.say(`${finding.name}, line ${finding.line}, is not shown on the page.`);
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: "center", behavior: "instant" });
    if (covers(this.#list.getBoundingClientRect(), block.getBoundingClientRect())) this.#expand(false);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const outline = { outline: `3px solid ${colour}`, outlineOffset: "4px" };
    const faded = { ...outline, outlineColor: "transparent" };
    block.animate([outline, { ...outline, offset: 0.75 }, calm ? outline : faded], OUTLINED);
    this.say(`Went to: ${block.textContent.slice(0, 80)}`);
  }

  async #style(address) {
    const sheet = await new CSSStyleSheet().replace(await (await fetch(address)).text());
    this.#root.adoptedStyleSheets.push(sheet);
  }
}
