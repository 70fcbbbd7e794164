// An address comes in; the server's answer goes out, or a fault that says why there is none. Reads no body.

import { fault, NO_ANSWER, ownRow, PAGE_IS_FILE, STATUS } from "./faults.js";
import { blocked } from "./policy.js";

/** Reads no body of an answer, which would keep its connection. */
export const discard = ({ body }) => body?.cancel().catch(() => {});

/** Fetches an address; `isOwn` says that the file belongs to Apostil, all else is for `fetch`. */
export async function fetched(url, { isOwn, ...init } = {}) {
  const row = (row) => (isOwn ? ownRow(row) : row);
  if (url.protocol === "file:") throw fault(PAGE_IS_FILE, { url });
  const response = await fetch(url, init).catch(async (cause) => {
    if (init.signal?.aborted) throw cause;
    throw (await blocked(url)) ?? fault(row(NO_ANSWER), { url }, cause);
  });
  if (response.ok) return response;
  discard(response);
  throw fault(row(STATUS), { url, status: response.status });
}
