// In: functions that do the same, and a clock. Out: how much time each took in each of several rounds. In a round they take
// turns, so that whatever slows the machine down slows all of them. No file and no module of Node's is used here: it runs in
// pages, too.

/** A function is repeated for so many milliseconds in each round, and at least once. */
const TURN = 20;
const WARM_UP = 100;

/** How long one call takes, in milliseconds, in each round. */
export function inTurns(functions, rounds, now) {
  const names = Object.keys(functions);
  const repeats = Object.fromEntries(names.map((name) => [name, warm(functions[name], now)]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Each is first as often as the others.
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length];
      times[name].push(clocked(functions[name], repeats[name], now));
    }
  }
  return times;
}

/** Runs a function until V8 has compiled it; returns how often a turn repeats it. */
export function warm(run, now, least = WARM_UP) {
  let calls = 0;
  const start = now();
  do {
    run();
    calls++;
  } while (now() - start < least);
  return Math.max(1, Math.round(TURN / ((now() - start) / calls)));
}

/** How long one of so many calls takes. */
export function clocked(run, repeats, now) {
  const start = now();
  for (let i = 0; i < repeats; i++) run();
  return (now() - start) / repeats;
}

/** The quartiles of numbers. */
export function quartiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** How many times as long as a base the others take, round by round. */
export const ratios = (times, base) =>
  Object.fromEntries(
    Object.entries(times).map(([name, own]) => [name, quartiles(own.map((time, round) => time / times[base][round]))]),
  );
