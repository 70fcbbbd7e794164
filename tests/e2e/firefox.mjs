// Firefox as an engine of the tests. Its pages have the commands that no WebDriver standard has; for some of them they ask
// the browser itself, not the page in it ("chrome context").

import { connect, folderIn, onPath, openFolder, opening, start } from "./driver.mjs";
import { Page } from "./page.mjs";

const driver = onPath("geckodriver");
const browser = onPath("firefox-esr", "firefox");

const preferences = {
  // A mouse, which a headless Firefox has none of: it points finely (2) and hovers (4).
  "ui.allPointerCapabilities": 6,
  "ui.primaryPointerCapabilities": 6,
  // And a finger: touch events are there as on a machine with a touch screen.
  "dom.w3c_touch_events.enabled": 1,
  // Pages may read the clipboard without asking.
  "dom.events.testing.asyncClipboard": true,
  // Saves at once, where it is told to.
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.always_ask_before_handling_new_types": false,
  // No experiments.
  "app.normandy.enabled": false,
  "messaging-system.rsexperimentloader.enabled": false,
};

class FirefoxPage extends Page {
  async resize(width, height) {
    const bidi = await this.driver.getBidi();
    const context = await this.driver.getWindowHandle();
    const answer = await bidi.send({
      method: "browsingContext.setViewport",
      params: { context, viewport: { width, height } },
    });
    if (answer.type !== "success") throw new Error(`no window of ${width} by ${height}: ${answer.message}`);
  }

  /** Without a blank page in between: it would come from another process, and lose all preferences. */
  async load(address) {
    const before = await this.driver.getCurrentUrl();
    await this.driver.get(address);
    if (before.split("#")[0] === address.split("#")[0]) await this.driver.navigate().refresh();
  }

  emulate(wishes) {
    return this.#inTheBrowser(({ scheme, motion, contrast, forcedColors, media }) => {
      const { browsingContext } = globalThis.gBrowser.selectedBrowser;
      browsingContext.prefersColorSchemeOverride = scheme;
      browsingContext.prefersReducedMotionOverride = motion;
      globalThis.Services.prefs.setIntPref("ui.useAccessibilityTheme", contrast === "more" ? 1 : 0);
      browsingContext.forcedColorsOverride = forcedColors;
      browsingContext.mediumOverride = media === "print" ? media : "";
    }, wishes);
  }

  /** What the browser reports on pages: scripts that failed, policies that were violated. */
  log() {
    return this.#inTheBrowser(() => {
      const { Ci, Services } = globalThis;
      const reports = Services.console.getMessageArray().filter((report) => report instanceof Ci.nsIScriptError);
      Services.console.reset();
      const isError = ({ flags }) => (flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) === 0;
      const isOfAPage = ({ innerWindowID }) => innerWindowID !== 0;
      return reports.filter((report) => isError(report) && isOfAPage(report)).map((report) => report.message);
    });
  }

  async #inTheBrowser(script, ...values) {
    await this.driver.setContext("chrome");
    try {
      return await this.run(script, ...values);
    } finally {
      await this.driver.setContext("content");
    }
  }
}

export const firefox = {
  name: "Firefox",
  missing: !driver ? "geckodriver is not on PATH" : !browser ? "firefox is not on PATH" : false,
  cannot: {},
  open: ({ scripts = true, width = 1280, height = 900 } = {}) =>
    opening(async (use, close) => {
      const folder = use(openFolder("firefox")).path;
      const downloads = folderIn(folder, "downloads");
      const args = ["--port=0", "--websocket-port=0", "--allow-system-access", `--profile-root=${folder}`];
      const environment = { HOME: folder, TMPDIR: folder };
      const port = await use(start(driver, args, /Listening on \S+:(\d+)$/, { environment })).found;
      const session = await connect(port, {
        browserName: "firefox",
        webSocketUrl: true,
        "moz:firefoxOptions": {
          binary: browser,
          args: ["-headless"],
          prefs: {
            ...preferences,
            "browser.download.dir": downloads,
            ...(!scripts && { "javascript.enabled": false }),
          },
        },
      });
      const page = new FirefoxPage(session, { scripts, downloads, close });
      await page.resize(width, height);
      return page;
    }),
};
