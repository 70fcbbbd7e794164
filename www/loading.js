// In: addresses. Out: responses, scripts and running WebAssembly, or a fault that says why there are none. Loads
// Apostil's own modules only from this script's folder, each once per page, and again after a failure.

import { BUILD } from "./build.js";
import {
  BLOCKED,
  BROKEN,
  fault,
  isTold,
  NO_WASM,
  NOT_AN_ADDRESS,
  NOT_LOADED,
  OTHER_VERSION,
  ownRow,
} from "./faults.js";
import { SHEET } from "./sheet.js";

/** The URL of an address as written in an attribute or in front matter. */
export function urlOf(address, base) {
  if (!URL.canParse(address, base)) throw fault(NOT_AN_ADDRESS, { address });
  return new URL(address, base);
}

/** Loads an address; rejects with the engine's own error, or with a fault if the page's policy has blocked it. */
export async function allowed(url, load) {
  const ended = new AbortController();
  // Reports omit these parts.
  const reported = Object.assign(new URL(url), { hash: "", username: "", password: "" }).href;
  let directive;
  const hear = ({ blockedURI, disposition, effectiveDirective }) => {
    if (disposition === "enforce" && blockedURI === reported) directive = effectiveDirective.replace("-elem", "");
  };
  addEventListener("securitypolicyviolation", hear, { signal: ended.signal });
  try {
    return await load();
  } catch (cause) {
    await new Promise((next) => setTimeout(next)); // the report may arrive after the failure
    throw directive ? fault(BLOCKED, { what: url, source: url.origin, directive }) : cause;
  } finally {
    ended.abort();
  }
}

/** The address of a script: engines keep a failed module for the lifetime of the page, so that later tries use another. */
function scriptAt(name, tries) {
  const url = new URL(name, SHEET);
  if (tries) url.search += `${url.search && "&"}retry=${tries}`;
  return url;
}

/** Imports a script by its name: with `load`, which bundlers can follow, and later from another address, which bundles lack. */
const scriptOf = (name, load, tries) => (tries ? import(scriptAt(name, tries)).catch(load) : load());

let failures = 0;

/** What is loaded only when something could not be. */
export async function failure() {
  try {
    return await scriptOf("./failure.js", () => import("./failure.js"), failures);
  } catch (error) {
    failures += 1;
    throw error;
  }
}

/** The error for a request that failed; without the file that knows the causes it names none. */
function failed(known) {
  const { url, isOwn, cause } = known;
  return failure().then(
    ({ causeOf }) => causeOf(known),
    () => fault(isOwn ? ownRow(NOT_LOADED) : NOT_LOADED, { url }, cause),
  );
}

/**
 * The hash of one of Apostil's own files, by which `fetch` checks it: scripts/pin.mjs has written it into the address, in
 * letters that are safe there.
 */
function integrityOf({ search }) {
  const [, hash] = /^\?sha256-([\w~-]{43})/.exec(search) ?? [];
  return hash ? `sha256-${hash.replaceAll("-", "+").replaceAll("~", "/")}=` : "";
}

/** Fetches an address; `isOwn` says that the file belongs to Apostil, all other options are for `fetch`. */
export async function fetched(url, { isOwn, ...given } = {}) {
  const init = isOwn ? { ...given, integrity: integrityOf(url) } : given;
  const known = { url, isOwn, init };
  if (url.protocol === "file:") throw await failed(known);
  const response = await allowed(url, () => fetch(url, init)).catch(async (cause) => {
    throw init.signal?.aborted || isTold(cause) ? cause : await failed({ ...known, cause });
  });
  if (response.ok) return response;
  response.body?.cancel().catch(() => {}); // otherwise it would keep its connection
  throw await failed({ ...known, status: response.status });
}

/** Loads something with `load` only once, and again after a failure or after `forget`. */
export function once(load) {
  let result;
  let tries = 0;
  const forget = () => {
    result = undefined;
  };
  const get = () => {
    if (!result) {
      const loading = load(tries++);
      loading.catch(() => result === loading && forget());
      result = loading;
    }
    return result;
  };
  return { get, forget };
}

/** Imports a script that has a default export and is of this build. */
async function imported(name, load, tries) {
  const url = scriptAt(name);
  const module = await allowed(scriptAt(name, tries), () => scriptOf(name, load, tries)).catch(async (cause) => {
    if (isTold(cause)) throw cause;
    if (!integrityOf(url)) throw fault(ownRow(NOT_LOADED), { url: name }, cause); // a bundle has it at an address of its own
    const { body, headers } = await fetched(url, { isOwn: true }); // to find out why; not every server supports HEAD
    body?.cancel().catch(() => {});
    throw await failed({ url, isOwn: true, type: headers.get("Content-Type") ?? "nothing", cause });
  });
  if (!module.default) throw fault(BROKEN, { url });
  if (module.BUILD !== BUILD) throw fault(OTHER_VERSION, { url });
  return module;
}

async function compiled(url, tries) {
  if (!globalThis.WebAssembly) throw fault(NO_WASM);
  // The browser may have cached a damaged file: later tries bypass the cache.
  const response = await fetched(url, { isOwn: true, cache: tries ? "reload" : "default" });
  // A file with another type can be compiled all the same, only not while it loads.
  const isNamed = response.headers.get("Content-Type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Starts the WebAssembly of a module; rejects with a fault that says why it does not run. */
async function started(init, binary, url) {
  try {
    await init({ module_or_path: await binary });
  } catch (cause) {
    if (isTold(cause) || cause instanceof RangeError) throw cause; // the latter means out of memory
    // If a policy is the reason, not even the smallest module runs: the eight bytes of a header.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => {
      throw fault(BLOCKED, { what: "WebAssembly", source: "'wasm-unsafe-eval'", directive: "script-src" });
    });
    throw fault(cause instanceof WebAssembly.LinkError ? OTHER_VERSION : BROKEN, { url }, cause);
  }
}

/**
 * A module by the name of its script, which `load` imports, and the address of its binary: `get` returns it, running, and
 * `forget` drops a failed instance.
 */
export function moduleOf(name, load, url) {
  let binary;
  return once(async (tries) => {
    binary ??= compiled(url, tries);
    binary.catch(() => {}); // `started` reports it
    try {
      const module = await imported(name, load, tries);
      await started(module.default, binary, url);
      return module;
    } catch (cause) {
      binary = undefined; // script and binary may be of different versions
      throw cause;
    }
  });
}
