// Something that is loaded comes in; it goes out as it is, unless the page's Content-Security-Policy has blocked it: then the
// fault says so. Listens no longer than that takes.

import { BLOCKED, fault } from "./faults.js";

/** Loads what is at an address; a failure is the engine's own error, or the policy's. */
export async function allowed(url, load) {
  const ended = new AbortController();
  // Reports leave these out.
  const reported = Object.assign(new URL(url), { hash: "", username: "", password: "" }).href;
  let directive;
  const hear = ({ blockedURI, disposition, effectiveDirective }) => {
    if (disposition === "enforce" && blockedURI === reported) directive = effectiveDirective.replace("-elem", "");
  };
  addEventListener("securitypolicyviolation", hear, { signal: ended.signal });
  try {
    return await load();
  } catch (cause) {
    await new Promise((next) => setTimeout(next)); // the report may come after the failure
    throw directive ? fault(BLOCKED, { what: url, source: url.origin, directive }) : cause;
  } finally {
    ended.abort();
  }
}
