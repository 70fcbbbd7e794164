// An article in somebody else's column: it is as wide as the column, and its marks have the colour of the page's links if
// they can be read in it.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const blog = (style, root = "") =>
  pageOf('<apostil-reader src="letters.md" loading="eager"></apostil-reader>')
    .replace(' class="apostil-page"', "")
    .replace("<main>", "<main class='post'>")
    .replace("</head>", `<style>${root} .post { inline-size: 760px; font: 18px serif } ${style}</style></head>`);

const setUp = async (use, open) => {
  const more = {
    "/blog": { body: blog(".post p a { color: #0b57d0 }") },
    "/oklch": { body: blog("a { color: oklch(45% 0.2 260) }") },
    "/fading": { body: blog("* { transition: color 1s !important } .post a { color: #0b57d0 !important }") },
    "/faint": { body: blog("a { color: #c8d8f0 }") },
    "/weak": { body: blog("a { color: #0076d1 }") },
    "/dark": {
      body: blog("body { background: #111; color: #eee } a { color: #8ab4f8 }", ":root { color-scheme: dark }"),
    },
    "/theme": { body: blog(":root { --apostil-accent: #0b6e4f; --apostil-measure: 20em } a { color: #0b57d0 }") },
    "/page": { body: pageOf('<apostil-reader src="letters.md" loading="eager"></apostil-reader>') },
  };
  return { site: await use(letters({}, more)), page: await open() };
};

scenario("an article in a column", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.resize(1440, 900);
    await at.page.visit(at.site.origin + path);
    await at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively]"));
    return at.page.run(() => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      /** A colour, in whatever way it is written, as three numbers. */
      const numbers = (color) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      };
      return {
        width: document.querySelector(".apostil-body > p").getBoundingClientRect().width,
        mark: numbers(getComputedStyle(document.querySelector(".apostil-noteref a")).color),
        links: document.querySelectorAll("apostil-reader > p:not([class])").length,
      };
    });
  };
  const assertColour = (found, expected) =>
    assert.ok(
      found.every((channel, index) => Math.abs(channel - expected[index]) <= 2),
      `${found} is not ${expected}`,
    );

  test("fills it, and its marks have the colour of the links there", async () => {
    const { width, mark, links } = await visit("/blog");
    assert.equal(width, 760);
    assertColour(mark, [11, 87, 208]);
    assert.equal(links, 0, "the link that was looked at is gone");
  });

  test("takes any notation of a colour", async () => {
    const { mark } = await visit("/oklch");
    assert.ok(mark[2] > 150 && mark[0] < 40, `${mark} is blue`);
  });

  test("takes the colour of links that fade, and that no other rule may change", async () => {
    assertColour((await visit("/fading")).mark, [11, 87, 208]);
  });

  test("keeps its own colour where that of the links could not be read", async () => {
    assertColour((await visit("/faint")).mark, [150, 57, 38]);
  });

  test("makes the colour of the links somewhat darker where that makes it legible", async () => {
    assertColour((await visit("/weak")).mark, [0, 106, 188]);
  });

  test("has the colour of links on a dark page too", async () => {
    assertColour((await visit("/dark")).mark, [138, 180, 248]);
  });

  test("has what a theme says", async () => {
    const { width, mark } = await visit("/theme");
    assert.equal(width, 360);
    assertColour(mark, [11, 110, 79]);
  });

  test("on Apostil's own page has the measure and the colour of that", async () => {
    const { width, mark } = await visit("/page");
    assert.equal(width, 576);
    assertColour(mark, [150, 57, 38]);
  });
});
