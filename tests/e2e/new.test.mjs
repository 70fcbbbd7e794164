// The folder that `apostil new` writes: its page is whole when it is opened from the disk, where browsers load no modules,
// and interactive on a site.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { program } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const setUp = async (use, open) => {
  const outer = await mkdtemp(join(tmpdir(), "apostil-new-"));
  await use({ close: () => rm(outer, { recursive: true }) });
  const folder = join(outer, "summer");
  await promisify(execFile)(program, ["new", folder]);
  const pages = { "/favicon.ico": { status: 204 } };
  return { folder, site: await use(openSite({ folder, pages })), page: await open() };
};

scenario("a new article", setUp, (at) => {
  test("opens its terms as cards on a site", async () => {
    await at.page.visit(`${at.site.origin}/index.html`);
    await at.page.until("a lively reader", () => document.querySelector("apostil-reader[data-lively]"));
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    await at.page.cards(1);
    await at.page.assertNoErrors();
  });

  // The last, since the browser reports the script that it blocks.
  test("is whole and styled when it is opened from the disk", async () => {
    await at.page.driver.get(pathToFileURL(join(at.folder, "index.html")).href);
    const shown = await at.page.run(() => {
      const isSeen = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility()).length;
      return {
        title: document.title,
        heading: isSeen("h1"),
        notes: isSeen(".apostil-note"),
        entries: isSeen(".apostil-entry"),
        sources: isSeen(".apostil-source"),
        messages: isSeen(".apostil-message"),
        isStyled: getComputedStyle(document.querySelector(".apostil-article")).getPropertyValue("--apostil-ink") !== "",
      };
    });
    assert.deepEqual(shown, {
      title: "The Year Without a Summer",
      heading: 1,
      notes: 2,
      entries: 1,
      sources: 1,
      messages: 0,
      isStyled: true,
    });
    await at.page.driver.executeScript("document.querySelector('.apostil-body a.apostil-term').click()");
    assert.match(await at.page.driver.getCurrentUrl(), /index\.html#term-aerosol$/);
  });
});
