// A way to load something comes in; a way to have it goes out: loaded once a page, and again after a failure or when what
// was loaded is of no use any more.

/** `load` is told how often it was called before, and what `get` is given. */
export function once(load) {
  let result;
  let tries = 0;
  return {
    get(...values) {
      if (result) return result;
      const loading = load(tries++, ...values);
      loading.catch(() => {
        if (result === loading) result = undefined;
      });
      result = loading;
      return loading;
    },
    forget() {
      result = undefined;
    },
  };
}
