// Copies sources and saves them. In: which sources, and how. Out: a file in the clipboard, or saved. What writes the file is
// another module, which is loaded when that is first wanted.

import { asStranger } from "./address.js";
import { isTold } from "./faults.js";
import { imported } from "./imported.js";
import { once } from "./once.js";

const url = new URL("export.js", import.meta.url);

const exporting = once((tries, get) => imported(url, "write", { load: () => import("./export.js"), tries, get }));

/** The clipboard is asked at once, while the press still counts; what it gets may come later. */
const copy = async (file) => navigator.clipboard.write([new ClipboardItem({ "text/plain": file })]);

/**
 * Has sources written and copied or saved; says what was written and whether the clipboard has refused it, or fails. What the
 * element names may be anywhere; what the article names is loaded as `asStranger` says.
 */
export async function take(host, { address, isCopy, ...wish }, { get, table }) {
  const records = new URL(address, document.baseURI);
  const init = host.hasAttribute("sources") ? {} : asStranger(records);
  const module = exporting.get(get);
  const file = module.then(({ write }) =>
    write({ ...wish, isCopy, table, get: () => get(records, init), url: records }),
  );
  const refused =
    isCopy &&
    copy(file).then(
      () => false,
      () => true,
    );
  try {
    const written = await file;
    if (!isCopy) (await module).save(written);
    return { text: await written.text(), isRefused: await refused };
  } catch (error) {
    // After an error that is in no table the module may be of no use any more: the next press starts a new one.
    if (!isTold(error)) exporting.forget();
    throw error;
  }
}
