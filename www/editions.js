// When an article is shown. In: its files, some of them on their way, and how it is shown. Out: it is shown as soon as all has
// come, but after three seconds at the latest; and again with what comes later.

import { fault, isTold, LATE } from "./faults.js";
import { keepPlace, undisturbed } from "./place.js";

/**
 * `fail` hears what costs only itself, `crashed` of anything else that fails once the article is shown; `whole` is called when
 * all has come. Settles when the article is shown for the first time.
 */
export async function inEditions(host, { files, waiting, fail, signal, show, whole, crashed }) {
  const late = await waiting.inTime();
  signal.throwIfAborted();
  show();
  for (const url of late) fail(fault(LATE, { url }));
  showLater().catch(crashed);

  async function showLater() {
    let { count } = files;
    while (await waiting.next()) {
      await undisturbed(host, signal);
      if (signal.aborted) return;
      if (files.count === count) continue; // the stylesheet has come, which needs nothing
      count = files.count;
      try {
        keepPlace(host, show);
      } catch (error) {
        if (!isTold(error)) throw error;
        fail(error); // what is shown stays, and the next may be better
      }
    }
    if (!signal.aborted) whole();
  }
}
