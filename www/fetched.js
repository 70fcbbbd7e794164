// An address comes in; the server's answer goes out, or a fault that says why there is none. Reads no body.

import { fault, isTold, NO_ANSWER, ownRow, PAGE_IS_FILE, STATUS } from "./faults.js";
import { allowed } from "./policy.js";

/** Fetches an address; `isOwn` says that the file belongs to Apostil, all else is for `fetch`. */
export async function fetched(url, { isOwn, ...init } = {}) {
  const row = (row) => (isOwn ? ownRow(row) : row);
  if (url.protocol === "file:") throw fault(PAGE_IS_FILE, { url });
  const response = await allowed(url, () => fetch(url, init)).catch((cause) => {
    throw init.signal?.aborted || isTold(cause) ? cause : fault(row(NO_ANSWER), { url }, cause);
  });
  if (response.ok) return response;
  response.body?.cancel().catch(() => {}); // else it would keep its connection
  throw fault(row(STATUS), { url, status: response.status });
}
