// A page in a browser, in the words of a reader: what they press and click, and what stands there then. In: a WebDriver
// session. Never waits for a time to pass, only for something to be so. What each browser does in a way of its own (sizes,
// preferences, the console) stands with its engine.

import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";

const PATIENCE = 10_000; // ms; far more than anything takes, so that a slow machine fails no test

export class Page {
  #close;

  constructor(driver, close) {
    this.driver = driver;
    this.#close = close;
  }

  async close() {
    await this.driver.quit();
    await this.#close();
  }

  async visit(address) {
    await this.driver.get("about:blank"); // so that an address that differs in its fragment alone is loaded anew, too
    await this.driver.get(address);
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

  /** Brings it to the middle of the window and clicks it there: at the edge a card could cover it. */
  async click(element) {
    await this.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), element);
    await element.click();
  }

  /** Moves the pointer onto it. */
  hover(element) {
    return this.driver.actions().move({ origin: element }).perform();
  }

  /** Moves the pointer to a corner of the window where nothing is. */
  moveAway() {
    return this.driver.actions().move({ x: 1, y: 1 }).perform();
  }

  press(...keys) {
    return this.driver
      .actions()
      .sendKeys(...keys.map((name) => Key[name]))
      .perform();
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

  /** Waits until nothing moves or fades any more. */
  stillness() {
    return this.until("an end to all animations", () =>
      document.getAnimations().every(({ playState }) => playState === "finished"),
    );
  }

  /** Waits until the article stands there, lively. */
  async article() {
    await this.until("a lively article", () => document.querySelector("apostil-reader .apostil-term[aria-haspopup]"));
  }

  /** Every test ends with this, but for those that look for errors. */
  async assertNoErrors() {
    assert.deepEqual(await this.consoleErrors(), [], "the console shows errors");
  }
}
