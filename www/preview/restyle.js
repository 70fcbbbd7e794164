// Loads a stylesheet of the page again, in place. In: the name of the file that was saved.

const isOwn = (address) => URL.canParse(address) && new URL(address).origin === location.origin;

/** The address of a file as it is now; browsers keep what they had by the old one. */
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

/** Loads a link's stylesheet again, and takes the old one away when the new one is there. */
function renewLink(link) {
  const next = link.cloneNode();
  next.href = fresh(link.href);
  next.addEventListener("load", () => link.remove(), { once: true });
  next.addEventListener("error", () => next.remove(), { once: true });
  link.after(next);
}

/** The rules by which the page's own stylesheets import others, which import others in turn. */
function* imports(sheets) {
  for (const sheet of sheets) {
    if (!sheet || (sheet.href && !isOwn(sheet.href))) continue; // another site's may not be read
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
  // Nothing tells when a rule has loaded; what was asked for just after it comes about then.
  fetch(address).finally(() => at() >= 0 && sheet.deleteRule(at()));
}

/** Shows a stylesheet as it was saved, whether the page links it or another one imports it. */
export function restyle(name) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")].filter(({ href }) => isOwn(href));
  const linked = links.filter(({ href }) => isNamed(href, name));
  const imported = [...imports(document.styleSheets)].filter((rule) => isNamed(addressOf(rule), name));
  linked.forEach(renewLink);
  imported.forEach(renewImport);
  if (linked.length + imported.length === 0) location.reload(); // a script has it
}
