// Apostil's own modules, imported when they are wanted. In: how to import one, and what it must export. Out: the module, or
// a fault that says why it cannot be had.

import { BROKEN, fault } from "./faults.js";
import { discard } from "./fetched.js";
import { blocked } from "./policy.js";

/**
 * Imports a module that exports `name`. `load` imports it by its plain address, which tools that bundle scripts can follow;
 * later tries ask for another address, because engines keep a module that failed for as long as the page lives. `get` is
 * `fetched`, which finds out why there is none.
 */
export async function imported(url, name, { load, tries, get }) {
  const again = new URL(`?retry=${tries}`, url);
  const module = await (tries ? import(again.href) : load()).catch(async (cause) => {
    const refusal = await blocked(tries ? again : url);
    if (!refusal) discard(await get(url, { isOwn: true }));
    throw refusal ?? fault(BROKEN, { url }, cause);
  });
  if (!module[name]) throw fault(BROKEN, { url });
  return module;
}
