// Parts of the script that need no page: what the browser would tell them is told by the test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { allowed } from "../../www/loading.js";

const reports = new EventTarget();
globalThis.addEventListener = reports.addEventListener.bind(reports);

/** A policy blocks what is loaded, and says so of this address. */
const blocks = (blockedURI) => () => {
  const report = { blockedURI, disposition: "enforce", effectiveDirective: "connect-src" };
  reports.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), report));
  throw new TypeError("Failed to fetch");
};

test("A policy that blocks an address is noticed by what it reports, without fragment and credentials", async () => {
  for (const address of ["a.md", "a.md#end", "a.md?v=1#end"]) {
    const url = new URL(address, "https://ann:secret@site.example/");
    const [reported] = `https://site.example/${address}`.split("#");
    await assert.rejects(allowed(url, blocks(reported)), { code: "csp" }, address);
  }
  await assert.rejects(allowed(new URL("https://site.example/a.md"), blocks("https://site.example/b.md")), TypeError);
});
