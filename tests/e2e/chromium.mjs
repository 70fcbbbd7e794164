// Chromium as an engine of the tests. Its pages have the commands that no WebDriver standard has: an exact size, what the
// reader prefers, the console's errors, the clipboard.

import { join } from "node:path";
import { logging } from "selenium-webdriver";
import { connect, folderIn, onPath, openFolder, opening, start } from "./driver.mjs";
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
  "--touch-events=enabled",
];

class ChromiumPage extends Page {
  resize(width, height) {
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    return this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  }

  emulate({ scheme, motion, contrast, forcedColors, media }) {
    const features = [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: motion },
      { name: "prefers-contrast", value: contrast },
      { name: "forced-colors", value: forcedColors },
    ];
    // A page that is "screen" would be so on paper, too.
    const emulated = media === "print" ? media : "";
    return this.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: emulated, features });
  }

  /** Each WebAssembly memory reserves gigabytes of addresses, of which a process has few: pages that are gone must let go. */
  async collectGarbage() {
    await this.driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  }

  async log() {
    const entries = await this.driver.manage().logs().get(logging.Type.BROWSER);
    return entries.filter(({ level }) => level.value >= logging.Level.SEVERE.value).map(({ message }) => message);
  }

  async clipboard() {
    const permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    await this.driver.sendDevToolsCommand("Browser.grantPermissions", { permissions });
    return super.clipboard();
  }
}

export const chromium = {
  name: "Chromium",
  missing: onPath("chromedriver") ? false : "chromedriver is not on PATH",
  cannot: {},
  open: ({ scripts = true, width = 1280, height = 900, more = [] } = {}) =>
    opening(async (use, close) => {
      const folder = use(openFolder("chromium")).path;
      const downloads = folderIn(folder, "downloads");
      const ready = /started successfully on port (\d+)/;
      const environment = { TMPDIR: folder };
      const port = await use(start("chromedriver", ["--port=0"], ready, { environment })).found;
      const driver = await connect(port, {
        browserName: "chrome",
        "goog:chromeOptions": {
          args: [...flags, ...more, `--user-data-dir=${join(folder, "profile")}`, `--window-size=${width},${height}`],
          prefs: {
            "download.default_directory": downloads,
            ...(!scripts && { "profile.managed_default_content_settings.javascript": 2 }),
          },
        },
        "goog:loggingPrefs": { browser: "ALL" },
      });
      const page = new ChromiumPage(driver, { scripts, downloads, close });
      await page.resize(width, height);
      return page;
    }),
};
