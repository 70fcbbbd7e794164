// A `Reader` of the WebAssembly comes in; one goes out whose methods never fail into the page. After a trap it is done: its
// methods do nothing any more.

/** `crashed` hears the error, once, when what was under way is over. */
export function guarded(reader, crashed) {
  let hasFailed = false;
  const call = (name, values) => {
    if (hasFailed) return undefined;
    try {
      return reader[name](...values);
    } catch (error) {
      hasFailed = true;
      reader.__destroy_into_raw?.(); // so that the garbage collector does not call the WebAssembly again
      queueMicrotask(() => crashed(error));
      return undefined;
    }
  };
  return new Proxy(reader, {
    get:
      (_, name) =>
      (...values) =>
        call(name, values),
  });
}
