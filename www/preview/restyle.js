// Reloads a stylesheet of the page in place. In: the name of the file that was saved. Out: the page with its new
// styles.

const isOwn = (address) => URL.canParse(address) && new URL(address).origin === location.origin;

/** A new address for a file; browsers may have cached the old one. */
function fresh(address) {
  const url = new URL(address);
  url.searchParams.set("saved", Date.now());
  return url.href;
}

/** Whether the file at an address has this name. */
function isNamed(address, name) {
  const last = new URL(address).pathname.split("/").at(-1);
  return last === name || last === encodeURIComponent(name) || last === encodeURI(name);
}

/** Reloads a link's stylesheet, and removes the old one when the new one has loaded. */
function renewLink(link) {
  const next = link.cloneNode();
  next.href = fresh(link.href);
  next.addEventListener("load", () => link.remove(), { once: true });
  next.addEventListener("error", () => next.remove(), { once: true });
  link.after(next);
}

/** The import rules of the page's own stylesheets, and of those that they import. */
function* imports(sheets) {
  for (const sheet of sheets) {
    if (!sheet || (sheet.href && !isOwn(sheet.href))) continue; // another site's cannot be read
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSImportRule)) continue;
      yield rule;
      yield* imports([rule.styleSheet]);
    }
  }
}

const addressOf = (rule) => new URL(rule.href, rule.parentStyleSheet.href ?? document.baseURI).href;

function renewImport(rule) {
  const sheet = rule.parentStyleSheet;
  const at = () => [...sheet.cssRules].indexOf(rule);
  const address = fresh(addressOf(rule));
  sheet.insertRule(rule.cssText.replace(/url\("(?:[^"\\]|\\.)*"\)/, `url("${address}")`), at() + 1);
  // No event says when a rule has loaded; a request made just after it finishes at about the same time.
  fetch(address).finally(() => at() >= 0 && sheet.deleteRule(at()));
}

/** Shows the saved version of a stylesheet, whether the page links it or another stylesheet imports it. */
export function restyle(name) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")].filter(({ href }) => isOwn(href));
  const linked = links.filter(({ href }) => isNamed(href, name));
  const imported = [...imports(document.styleSheets)].filter((rule) => isNamed(addressOf(rule), name));
  linked.forEach(renewLink);
  imported.forEach(renewImport);
  if (linked.length + imported.length === 0) location.reload(); // a script may use it
}
