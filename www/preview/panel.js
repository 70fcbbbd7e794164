// The panel of a previewed page: the number of diagnostics and, on demand, each with its place and its fix. It is in a
// shadow root, so that neither the page's styles nor the widget's reach it. A click on a diagnostic goes to its place.

import { find } from "./place.js";

/** Adds an element with attributes and text at the end of a parent. */
function add(parent, name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return parent.appendChild(element);
}

const SIGNS = { error: "\u2715", warning: "!", info: "i" };

/** "1 error", "2 errors". */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export class Panel {
  #readers;
  #root;
  #button;
  #list;
  #live;

  /** `readers` returns the elements that are on the page now. */
  constructor(readers, stylesheet) {
    this.#readers = readers;
    const host = add(document.body, "aside", { "data-preview": "", "aria-label": "Preview" });
    this.#root = host.attachShadow({ mode: "open" });
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
    if (findings.length === 0) this.#expand(false);
  }

  /** Shows why the preview is not up to date. */
  trouble(sentence) {
    this.#button.textContent = `Not up to date: ${sentence}`;
    this.#button.dataset.severity = "error";
    this.say(sentence);
  }

  /** Announces something to screen readers. */
  say(sentence) {
    this.#live.textContent = sentence;
  }

  #expand(expanded) {
    const isExpanded = expanded && this.#list.childElementCount > 0;
    this.#list.hidden = !isExpanded;
    this.#button.setAttribute("aria-expanded", isExpanded);
  }

  #add(finding) {
    const { severity, code, name, line, column, message, help } = finding;
    const item = add(this.#list, "li", { "data-severity": severity });
    const button = add(item, "button", { type: "button" });
    add(button, "span", { class: "sign", role: "img", "aria-label": severity }, SIGNS[severity]);
    add(button, "span", { class: "message" }, message);
    if (help) add(button, "span", { class: "help" }, help);
    add(button, "span", { class: "place" }, `${name}:${line}:${column} \u00b7 ${code}`);
    button.addEventListener("click", () => this.#go(finding));
  }

  #go(finding) {
    const block = find(this.#readers(), finding);
    if (!block) return this.say(`${finding.name}, line ${finding.line}, is not shown on the page.`);
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: "center" });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const outline = { outline: "3px solid", outlineOffset: "4px" };
    block.animate([outline, calm ? outline : { ...outline, outlineColor: "transparent" }], 2000);
    this.say(`Went to: ${block.textContent.slice(0, 80)}`);
  }

  async #style(address) {
    const sheet = await new CSSStyleSheet().replace(await (await fetch(address)).text());
    this.#root.adoptedStyleSheets.push(sheet);
  }
}
