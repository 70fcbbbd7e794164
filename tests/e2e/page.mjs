// A page in a browser, in a reader's terms: what they press and click, and what is shown then. In: a WebDriver
// session. Never waits for a time to pass, only for a condition. What each browser does in its own way is
// with its engine: `resize`, `emulate`, `log`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { By, Key } from "selenium-webdriver";
import { Pointer } from "selenium-webdriver/lib/input.js";

/** Milliseconds that anything is waited for: far more than it takes, so that a busy machine fails no test. */
export const PATIENCE = 60_000;

/** What a reader prefers who has chosen nothing. */
const plain = {
  scheme: "light",
  motion: "no-preference",
  contrast: "no-preference",
  forcedColors: "none",
  media: "screen",
};

/** Whether an error or a report is of the page: browsers ask for a page's icon by themselves. */
export const isOfThePage = (text) => !text.includes("favicon.ico");

/** Runs in the page: waits until an element is at the same place in two frames; a card follows its word a frame later. */
function rest(element, done, before) {
  const { x, y } = element.getBoundingClientRect();
  const now = `${x} ${y}`;
  if (now === before) done();
  else requestAnimationFrame(() => rest(element, done, now));
}

const moveTo = (x, y, origin, duration = 0) => ({ x: Math.round(x), y: Math.round(y), origin, duration });

export class Page {
  #close;
  #scripts;
  #downloads;
  #errors = []; // of pages that were left

  /** `scripts` says whether those of pages run; `downloads` is the folder of what is saved; `close` ends what is behind. */
  constructor(driver, { scripts, downloads, close }) {
    this.driver = driver;
    this.#scripts = scripts;
    this.#downloads = downloads;
    this.#close = close;
  }

  async close() {
    try {
      await this.driver.quit();
    } finally {
      await this.#close();
    }
  }

  async visit(address) {
    await this.#collect();
    await this.load(address);
  }

  /** Loads an address again, even if it differs from the page's only in its fragment. */
  async load(address) {
    await this.driver.get("about:blank");
    await this.driver.get(address);
  }

  /** Makes the inside of the window just as large as this. */
  resize(_width, _height) {
    throw new Error("each engine has its own way");
  }

  /**
   * Has the reader prefer this, and nothing else: `scheme` "dark", `motion` "reduce", `contrast` "more", `forcedColors`
   * "active", or have the page laid out for the `media` "print". Comes before a visit: some engines restart for it.
   */
  prefer(wishes) {
    for (const wish of Object.keys(wishes)) assert.ok(wish in plain, `nobody can prefer ${wish}`);
    return this.emulate({ ...plain, ...wishes });
  }

  /** Runs a function in the page. It may use nothing from here but its arguments. */
  run(script, ...values) {
    return this.driver.executeScript(`return (${script})(...arguments)`, ...values);
  }

  /** Waits until the function, run in the page, gives something true, and gives that back. */
  async until(what, script, ...values) {
    let last;
    const check = async () => {
      last = await this.run(script, ...values);
      return Boolean(last);
    };
    await this.driver.wait(check, PATIENCE, `never came to be: ${what}`, 20);
    return last;
  }

  find(selector) {
    return this.driver.findElement(By.css(selector));
  }

  all(selector) {
    return this.driver.findElements(By.css(selector));
  }

  /** Brings it to the middle of the window, where no card at an edge covers it, and waits until it rests there. */
  async #centre(element) {
    await this.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), element);
    if (this.#scripts) await this.driver.executeAsyncScript(`(${rest})(...arguments)`, element);
  }

  /** Brings it to the middle of the window and clicks it there. */
  async click(element) {
    await this.#centre(element);
    await element.click();
  }

  /** Moves the mouse onto it. */
  async hover(element) {
    await this.#centre(element);
    await this.driver
      .actions()
      .move(moveTo(0, 0, element))
      .perform();
  }

  /** Moves the mouse away, into the window's corner; in two steps, since a repeated one would have no effect. */
  moveAway() {
    return this.driver
      .actions()
      .move(moveTo(1, 1, "viewport"))
      .move(moveTo(0, 0, "viewport"))
      .perform();
  }

  /** Taps on it with a finger. */
  tap(element) {
    return this.swipe(element, 0, 0);
  }

  /** Puts a finger on its middle, moves it so far in a few steps, and lifts it. */
  async swipe(element, dx, dy) {
    const finger = new Pointer("finger", Pointer.Type.TOUCH);
    const steps = dx || dy ? [1, 2, 3, 4, 5] : [];
    const { x, y } = await this.run((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, element);
    const path = steps.map((step) => moveTo(x + (dx * step) / 5, y + (dy * step) / 5, "viewport", 20));
    const moves = path.map((place) => finger.move(place));
    await this.driver
      .actions()
      .insert(finger, finger.move(moveTo(x, y, "viewport")), finger.press(), ...moves, finger.release())
      .perform();
  }

  press(...keys) {
    return this.driver
      .actions()
      .sendKeys(...keys.map((name) => Key[name]))
      .perform();
  }

  /** Presses Tab, and waits until the focus has moved: not all drivers do. */
  async tab() {
    await this.run(() => {
      window.focusBeforeTab = document.activeElement;
    });
    await this.press("TAB");
    await this.until("the focus moves with Tab", () => document.activeElement !== window.focusBeforeTab);
  }

  focus(element) {
    return this.run((it) => it.focus(), element);
  }

  /** What has the focus, as an element. */
  focused() {
    return this.driver.switchTo().activeElement();
  }

  async assertFocused(element, why) {
    await this.until(why, (it) => document.activeElement === it, element);
  }

  /** Waits until just so many cards are open, and gives them back from the bottom to the top. */
  async cards(count) {
    const open = () => [...document.querySelectorAll(".apostil-card:popover-open")];
    await this.until(
      `${count} cards open`,
      (count) => document.querySelectorAll(".apostil-card:popover-open").length === count,
      count,
    );
    return this.run(open);
  }

  /**
   * Waits until an element's visible text matches. Text that has just appeared may not be rendered for a frame, so
   * `getText` sometimes returns "".
   */
  shows(element, pattern) {
    return this.until(
      `an element that shows ${pattern}`,
      (it, source, flags) => new RegExp(source, flags).test(it.innerText),
      element,
      pattern.source,
      pattern.flags,
    );
  }

  /** Waits until nothing moves or fades any more. */
  stillness() {
    return this.until("an end to all animations", () =>
      document.getAnimations().every(({ playState }) => playState === "finished"),
    );
  }

  /** Waits until the article is shown and interactive. */
  async article() {
    await this.until("a lively article", () =>
      document.querySelector("apostil-reader[data-lively] .apostil-term[target]"),
    );
  }

  /** The page printed on A4 as text, in which a form feed ends each sheet. */
  async printed() {
    const pdf = Buffer.from(await this.driver.printPage({ width: 21, height: 29.7 }), "base64");
    const { error, stdout, stderr } = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], { input: pdf });
    if (error) throw error;
    assert.equal(stderr.toString(), "");
    return stdout.toString();
  }

  /** What was copied last. */
  clipboard() {
    return this.driver.executeAsyncScript(
      "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done('not read: ' + error))",
    );
  }

  /** What was saved in a file of this name, once it is whole; the file goes. */
  async downloaded(name) {
    const path = join(this.#downloads, name);
    const isWhole = async () => {
      const names = await readdir(this.#downloads);
      return names.includes(name) && !names.some((other) => other !== name) && (await stat(path)).size > 0;
    };
    await this.driver.wait(isWhole, PATIENCE, `never saved: ${name}`, 20);
    const text = await readFile(path, "utf8");
    await rm(path);
    return text;
  }

  async screenshot(path) {
    await writeFile(path, await this.driver.takeScreenshot(), "base64");
  }

  /** The engine's own notes on errors since they were last asked for. */
  async log() {
    return [];
  }

  /** Takes from the page what its witness has seen (see witness.mjs); returns whether there is one. */
  async #collect() {
    const errors = await this.run(() => globalThis.witness?.errors.splice(0));
    this.#errors.push(...(errors ?? []));
    return Boolean(errors);
  }

  /** The errors since they were last asked for. */
  async consoleErrors() {
    const witnessed = await this.#collect();
    if (this.#scripts) assert.ok(witnessed, "the page has a witness");
    return [...this.#errors.splice(0), ...(await this.log())].filter(isOfThePage);
  }

  /** Makes ready for another scenario: one window with a blank page, no pointer in it, no cookies, saved files or errors. */
  async clear(blank) {
    const { driver } = this;
    const [first, ...others] = await driver.getAllWindowHandles();
    for (const other of others) {
      await driver.switchTo().window(other);
      await driver.close();
    }
    await driver.switchTo().window(first);
    await this.moveAway();
    await driver.actions().clear();
    await driver.manage().deleteAllCookies();
    await driver.get(blank);
    for (const name of await readdir(this.#downloads)) await rm(join(this.#downloads, name));
    this.#errors = [];
    await this.log();
    await this.collectGarbage();
  }

  /** Frees what pages that are gone have left, where an engine needs to be told. */
  async collectGarbage() {}

  /** Every test ends with this, but for those that look for errors. */
  async assertNoErrors() {
    assert.deepEqual(await this.consoleErrors(), [], "the page shows errors");
  }
}
