// WebKit as an engine of the tests: the MiniBrowser of WebKitGTK, on a display of its own that nobody sees. What a reader
// prefers it learns from GTK's settings only at its start, so for other preferences it restarts.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, folderIn, freePort, onPath, openFolder, opening, runnable, start } from "./driver.mjs";
import { Page } from "./page.mjs";

const libraries = "/usr/lib";
const editions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]; // of GTK 4, and two of GTK 3
const folders = () => ["", ...readdirSync(libraries)].map((folder) => join(libraries, folder));
const browser = runnable(
  editions.flatMap((edition) => folders().map((folder) => join(folder, edition, "MiniBrowser"))),
);

// Without this the buttons above the page would keep a window from being as narrow as a telephone.
const style = `
toolbar, headerbar, button, entry { margin: 0; min-width: 0; padding: 0; }
`;

const settings = ({ motion }) => `[Settings]
gtk-enable-animations=${motion === "reduce" ? 0 : 1}
gtk-theme-name=Adwaita
`;

class WebKitPage extends Page {
  #connect;
  #now = "";
  #size;

  /** `connect(wishes)` starts a session with a browser of those wishes. */
  constructor(driver, { connect, size, ...options }) {
    super(driver, options);
    this.#connect = connect;
    this.#size = size;
  }

  async resize(...size) {
    this.#size = size;
    const inside = () => this.run(() => [innerWidth, innerHeight]);
    const [width, height] = await inside();
    const frame = await this.driver.manage().window().getRect();
    const whole = { width: size[0] + frame.width - width, height: size[1] + frame.height - height, x: 0, y: 0 };
    await this.driver.manage().window().setRect(whole);
    await this.until(
      `a window of ${size} inside`,
      (width, height) => innerWidth === width && innerHeight === height,
      ...size,
    );
  }

  /** WebKit's driver makes every finger a mouse, so what a finger would send is sent from within the page. */
  swipe(element, dx, dy) {
    return this.run(
      (element, dx, dy) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const send = (type, part) => {
          const [clientX, clientY] = [x + width / 2 + dx * part, y + height / 2 + dy * part];
          const init = {
            pointerType: "touch",
            pointerId: 7,
            isPrimary: true,
            bubbles: true,
            cancelable: true,
            composed: true,
          };
          element.dispatchEvent(new PointerEvent(type, { ...init, clientX, clientY, view: window }));
        };
        for (const type of ["pointerover", "pointerdown"]) send(type, 0);
        for (const part of [0.2, 0.4, 0.6, 0.8, 1]) send("pointermove", part);
        send("pointerup", 1);
        if (!dx && !dy) element.click();
      },
      element,
      dx,
      dy,
    );
  }

  async emulate(wishes) {
    const now = JSON.stringify(wishes);
    if (now === this.#now) return;
    this.#now = now;
    await this.driver.quit();
    this.driver = await this.#connect(wishes);
    await this.resize(...this.#size);
  }
}

/** Starts WebKitWebDriver, which does not choose a free port itself, and does not say when it is ready. */
async function startDriver(use, environment) {
  for (;;) {
    const port = await freePort();
    const { exited, close } = use(start("WebKitWebDriver", [`--port=${port}`], /^$/, { environment }));
    let lost = false; // to another program that took the port in the meantime
    exited.then(() => {
      lost = true;
    });
    while (!lost) {
      const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
      if (answer?.ok && !lost) return { port, close };
    }
  }
}

const missing = () => {
  if (!onPath("WebKitWebDriver")) return "WebKitWebDriver is not on PATH";
  if (!browser) return `there is no MiniBrowser of WebKitGTK below ${libraries}`;
  return onPath("Xvfb") ? false : "Xvfb is not on PATH";
};

export const webkit = {
  name: "WebKit",
  missing: missing(),
  cannot: {
    carriageReturns: "WebKit's clipboard on GTK ends lines by line feeds alone",
    contrast: "WebKit takes the contrast from the desktop's theme",
    forcedColors: "WebKit knows no forced colours",
    media: "WebKit's driver cannot lay a page out for print",
    printed: "WebKit's driver cannot print",
  },
  open: ({ scripts = true, width = 1280, height = 900 } = {}) =>
    opening(async (use, close) => {
      const folder = use(openFolder("webkit")).path;
      // Without "-noreset" it restarts when its last window closes, and takes a window that opens just then with it.
      const screen = ["-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"];
      const display = await use(start("Xvfb", ["-displayfd", "1", ...screen], /^(\d+)$/)).found;
      const configuration = folderIn(folder, "gtk-3.0");
      const downloads = folderIn(folder, "downloads");
      writeFileSync(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
      writeFileSync(join(configuration, "gtk.css"), style);
      const homes = ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"];
      const { port } = await startDriver(use, {
        ...Object.fromEntries(homes.map((home) => [home, folder])),
        DISPLAY: `:${display}`,
        GTK_THEME: "",
        // With it, "Out of bounds memory access" was seen in 2 of some 4,000 pages. What is known of replacing WebAssembly
        // while it runs on Linux fits that, though it was not proved: https://bugs.webkit.org/show_bug.cgi?id=289009.
        JSC_useWasmOSR: "0",
        // The costliest compiler pays off only for pages that live longer than a test's, and layers only with a graphics card.
        JSC_useOMGJIT: "0",
        WEBKIT_DISABLE_COMPOSITING_MODE: "1",
        NO_AT_BRIDGE: "1", // there is no bus for assistive technology
      });
      const begin = (wishes) => {
        writeFileSync(join(configuration, "settings.ini"), settings(wishes));
        const args = ["--automation", "--javascript-can-access-clipboard=true", `--enable-javascript=${scripts}`];
        if (wishes.scheme === "dark") args.push("--dark-mode");
        return connect(port, { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: browser, args } });
      };
      const size = [width, height];
      const page = new WebKitPage(await begin({}), { scripts, downloads, close, connect: begin, size });
      await page.resize(...size);
      return page;
    }),
};
