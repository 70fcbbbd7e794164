// What an article can be read without, and is on its way: promises that never fail come in, with what each brings; what has
// not come in time goes out. So nothing that is optional holds up the article for longer than that.

/** How long an article waits for what it can be read without, in ms. */
const PATIENCE = 3_000;

export class Waiting {
  /** What is on its way, by its promise. */
  #underway = new Map();

  /** `url` is what a promise brings, if that is known. */
  add(url, promise) {
    const arrival = promise.then(() => this.#underway.delete(arrival));
    this.#underway.set(arrival, url);
  }

  /** Waits for all of it, also for what is added meanwhile, but no longer than that; gives back the addresses of the rest. */
  async inTime() {
    let timer;
    const isLate = new Promise((late) => {
      timer = setTimeout(late, PATIENCE, true);
    });
    while (this.#underway.size > 0 && (await Promise.race([this.#all(), isLate])) !== true);
    clearTimeout(timer);
    return [...this.#underway.values()].filter(Boolean);
  }

  /** Waits for the next arrival; says whether there was one to wait for. */
  async next() {
    if (this.#underway.size === 0) return false;
    await Promise.race(this.#underway.keys());
    return true;
  }

  async #all() {
    await Promise.all(this.#underway.keys());
  }
}
