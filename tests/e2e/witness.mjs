// The witness of what goes wrong in a page, the same in every engine, since not every engine's WebDriver has a log. It is
// the page's first script, and a file because a strict policy forbids scripts in the page. In: a page. Out: the page with
// it; in the page `witness.errors` and `witness.warnings`, which page.mjs reads.

/** What runs in the page. */
function watch() {
  const witness = { errors: [], warnings: [] };
  globalThis.witness = witness;
  const words = (values) => values.map((it) => (it instanceof Error ? `${it}\n${it.stack}` : String(it))).join(" ");
  for (const [level, list] of [
    ["error", witness.errors],
    ["warn", witness.warnings],
  ]) {
    const say = console[level].bind(console);
    console[level] = (...values) => {
      list.push(`console.${level}: ${words(values)}`);
      say(...values);
    };
  }
  addEventListener(
    "error",
    ({ target, message, error }) => {
      const isPart = target instanceof Element; // a script, a picture, a stylesheet that could not be loaded
      witness.errors.push(isPart ? `not loaded: ${target.src ?? target.href}` : words(["error:", message, error]));
    },
    { capture: true },
  );
  addEventListener("unhandledrejection", ({ reason }) => witness.errors.push(words(["unhandled rejection:", reason])));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    witness.errors.push(`policy violated: ${effectiveDirective} ${blockedURI}`),
  );
}

export const witness = `(${watch})();\n`;

/** A page of HTML with the witness; one that names it already stays as it is. */
export function witnessed(body) {
  const html = String(body);
  if (html.includes("/witness.js")) return html;
  const tag = '<script src="/witness.js"></script>';
  const before = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head(\s[^>]*)?>)?/i;
  return html.replace(before, (head) => head + tag);
}
