// Chromium as an engine of the tests. Its pages have the words that no WebDriver standard has: an exact size, a preferred
// colour scheme, the console's errors.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logging } from "selenium-webdriver";
import { connect, onPath, startDriver } from "./driver.mjs";
import { Page } from "./page.mjs";

const flags = [
  // A mouse, which a headless Chromium has none of: it hovers (2) and points finely (4).
  "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-sync",
  "--headless",
  "--lang=en",
  "--no-first-run",
  "--no-sandbox",
];

class ChromiumPage extends Page {
  /** Makes the window's inside as large as this. */
  resize(width, height) {
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    return this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  }

  /** Has the reader prefer "light" or "dark". */
  prefer(scheme) {
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    return this.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
  }

  /** The errors that the console has noted since they were last asked for. */
  async consoleErrors() {
    const entries = await this.driver.manage().logs().get(logging.Type.BROWSER);
    return entries.filter(({ level }) => level.value >= logging.Level.SEVERE.value).map(({ message }) => message);
  }
}

export const chromium = {
  name: "Chromium",
  missing: onPath("chromedriver") ? false : "chromedriver is not on PATH",
  async open({ scripts = true, width = 1280, height = 900 } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "apostil-chromium-")); // for the profile and all that they leave behind
    const started = /started successfully on port (\d+)/;
    const { port, stop } = await startDriver("chromedriver", ["--port=0"], started, { TMPDIR: folder });
    const close = async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    const options = {
      args: [...flags, `--user-data-dir=${join(folder, "profile")}`, `--window-size=${width},${height}`],
      prefs: scripts ? {} : { "profile.managed_default_content_settings.javascript": 2 },
    };
    try {
      const driver = await connect(port, {
        browserName: "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { browser: "ALL" },
      });
      return new ChromiumPage(driver, close);
    } catch (error) {
      await close();
      throw error;
    }
  },
};
