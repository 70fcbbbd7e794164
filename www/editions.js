// When an article is shown. In: its files, some of them on their way, and how it is shown. Out: it is shown as soon as all has
// come, but after three seconds at the latest; and again with what comes later.

import { fault, LATE } from "./faults.js";
import { keepPlace, undisturbed } from "./place.js";

/** `fail` hears what costs only itself. Settles when the article is shown for the first time. */
export async function inEditions(host, { files, waiting, fail, signal, show }) {
  const late = await waiting.inTime();
  signal.throwIfAborted();
  show();
  for (const url of late) fail(fault(LATE, { url }));
  showLater().catch(fail);

  async function showLater() {
    let { count } = files;
    while (await waiting.next()) {
      await undisturbed(host, signal);
      if (signal.aborted) return;
      if (files.count === count) continue; // the stylesheet has come, which needs nothing
      count = files.count;
      keepPlace(host, show);
    }
  }
}
