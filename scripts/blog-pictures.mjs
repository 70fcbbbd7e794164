// The pictures of blogs in docs/embedding.md: the tiny blog of each system in integrations/, made by its real program as the
// document says, in Chromium. Out: docs/pictures/*.webp; those of systems that are missing here stay as they are.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { project } from "../tests/e2e/apostil.mjs";
import { chromium } from "../tests/e2e/chromium.mjs";
import { opening } from "../tests/e2e/driver.mjs";
import { openSite } from "../tests/e2e/site.mjs";
import { follow, run } from "../tests/integrations/blog.mjs";
import { section } from "../tests/integrations/section.mjs";
import { withoutCommand, withoutPackages } from "../tests/integrations/system.mjs";
import { missing, openWordPress } from "../tests/integrations/wordpress.mjs";

/**
 * What is missing of each system, the folder that its program writes, and the page with both articles. The blogs of Jekyll,
 * Eleventy and Astro look as Hugo's does: they have no theme.
 */
const SYSTEMS = {
  Hugo: [withoutCommand("hugo"), "public", "/posts/tambora/"],
  MkDocs: [withoutCommand("mkdocs"), "site", "/tambora/"],
  VitePress: [withoutPackages("vitepress"), ".vitepress/dist", "/tambora.html"],
};

const built = (name, folder, path) =>
  opening(async (use, close) => {
    const blog = use(follow(name.toLowerCase(), name));
    const site = use(await openSite({ folder: join(blog.folder, folder), pages: { "/favicon.ico": { status: 204 } } }));
    return { address: `${site.origin}${path}`, close };
  });

const post = `require 'wp-load.php';
echo get_permalink( wp_insert_post( array( 'post_title' => 'Tambora', 'post_status' => 'publish', 'post_author' => 1,
  'post_content' => '[apostil src="/wp-content/uploads/summer.md"]' ) ) );`;

/** A post with the shortcode. */
const wordpress = async () => {
  const { folder, close } = await openWordPress(({ folder }) => run(section("WordPress").commands, folder));
  const uploads = join(folder, "wp-content", "uploads");
  mkdirSync(uploads, { recursive: true });
  cpSync(join(project, "integrations", "articles"), uploads, { recursive: true });
  return { address: execFileSync("php", ["-r", post], { cwd: folder, encoding: "utf8" }), close };
};

process.env.FONTCONFIG_FILE = join(project, "scripts", "typefaces.conf");
const page = await chromium.open();
try {
  await page.prefer({ scheme: "light" });
  await page.resize(960, 520);
  const systems = Object.entries(SYSTEMS).map(([name, [missing, ...where]]) => [
    name,
    missing,
    () => built(name, ...where),
  ]);
  for (const [name, missing_, open] of [...systems, ["WordPress", missing, wordpress]]) {
    if (missing_) {
      console.log(`${name}: its picture stays as it is, for ${missing_}.`);
      continue;
    }
    const { address, close } = await open();
    try {
      await page.visit(address);
      await page.until("all articles", () => {
        const readers = [...document.querySelectorAll("apostil-reader")];
        return readers.length && readers.every((it) => it.matches("[data-lively]"));
      });
      const mark = await page.find("apostil-reader .apostil-noteref a");
      await page.run((it) => scrollBy(0, it.getBoundingClientRect().top - 220), mark);
      await page.click(mark);
      await page.cards(1);
      await page.moveAway();
      await page.stillness();
      const picture = join("docs", "pictures", `${name.toLowerCase()}.webp`);
      const { data } = await page.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", {
        format: "webp",
        quality: 80,
      });
      await writeFile(join(project, picture), data, "base64");
      console.log(picture);
    } finally {
      await close();
    }
  }
} finally {
  await page.close();
}
