// Apostil's own modules, imported when they are wanted. In: how to import one, and what it must export. Out: the module, or
// a fault that says why it cannot be had.

import { BROKEN, fault, isTold } from "./faults.js";
import { allowed } from "./policy.js";

/**
 * Imports a module that exports `name`. `load` imports it by its plain address, which tools that bundle scripts can follow;
 * later tries ask for another address, because engines keep a module that failed for as long as the page lives. `get` is
 * `fetched`, which finds out why there is none.
 */
export async function imported(url, name, { load, tries, get }) {
  const address = tries ? new URL(`?retry=${tries}`, url) : url;
  const module = await allowed(address, tries ? () => import(address) : load).catch(async (cause) => {
    if (isTold(cause)) throw cause;
    const { body } = await get(url, { isOwn: true }); // not every server answers HEAD
    body?.cancel().catch(() => {});
    throw fault(BROKEN, { url }, cause);
  });
  if (!module[name]) throw fault(BROKEN, { url });
  return module;
}
