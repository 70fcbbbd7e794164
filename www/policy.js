// What the page's Content-Security-Policy has blocked. In: an address that could not be loaded. Out: the fault, if a policy
// is the reason.

import { BLOCKED, fault } from "./faults.js";

/** The directives that blocked something, by its address. */
const directives = new Map();

addEventListener("securitypolicyviolation", ({ blockedURI, disposition, effectiveDirective }) => {
  if (disposition === "enforce") directives.set(blockedURI, effectiveDirective.replace("-elem", ""));
});

export async function blocked(url) {
  await new Promise((next) => setTimeout(next)); // the report may come after the failure
  const directive = directives.get(url.href);
  return directive && fault(BLOCKED, { blocked: url, source: url.origin, directive });
}
