// The three seconds that an article waits for what it can be read without, under the control of a test. Out: what runs in a page
// before the reader's script: `loseMyPatience()` ends the waiting of all readers, and nothing else does.

/** What an article waits at most, in ms. */
const PATIENCE = 3_000;

function hold(patience) {
  const { setTimeout } = globalThis;
  const waiting = [];
  globalThis.setTimeout = (end, ms, ...values) => {
    if (ms !== patience) return setTimeout(end, ms, ...values);
    waiting.push(() => end(...values));
  };
  globalThis.loseMyPatience = () => {
    for (const end of waiting.splice(0)) end();
  };
}

export const patience = `(${hold})(${PATIENCE});\n`;
