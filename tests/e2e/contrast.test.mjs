// Text and its backgrounds, measured in the browser, in both themes and in the example themes of docs/theming.md: at least
// 4.5 to 1 for text and 3 to 1 for the focus ring (WCAG 2.2, 1.4.3 and 1.4.11).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const texts = ["ink", "quiet", "accent"];
const verdicts = ["supported", "imprecise", "disputed", "misattributed", "incorrect", "unverified", "opinion"];
const grounds = ["paper", "card"];

const setUp = async (use, open) => {
  const guide = await readFile(join(project, "docs", "theming.md"), "utf8");
  const themes = [...guide.matchAll(/```css theme\n([\s\S]*?)```/g)].map(([, css]) => css);
  assert.equal(themes.length, 4, "the example themes");
  const more = {};
  for (const [index, css] of ["", ...themes].entries()) {
    more[`/theme-${index}.css`] = { body: css };
    const link = `<link rel="stylesheet" href="/theme-${index}.css">`;
    more[`/${index}`] = { body: pageOf(`<apostil-reader src="letters.md"></apostil-reader>`, link) };
  }
  return { site: await use(letters({}, more)), page: await open() };
};

scenario("contrast", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  /** The ratio of each colour to each background, by name; a tint lies over the background of a hovered link. */
  const ratios = (theme, colours, grounds) =>
    at.page.run(
      (theme, colours, grounds) => {
        const reader = document.querySelector("apostil-reader");
        reader.setAttribute("theme", theme);
        const probe = reader.appendChild(document.createElement("i"));
        const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        // The browser resolves the colours of a layer upon a layer, and reports the visible colour.
        const seen = (...layers) => {
          for (const layer of layers) {
            probe.style.color = `var(--apostil-${layer})`;
            brush.fillStyle = getComputedStyle(probe).color;
            brush.fillRect(0, 0, 1, 1);
          }
          return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const light = (rgb) => {
          const [r, g, b] = rgb.map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const found = [];
        for (const ground of grounds)
          for (const layers of [[ground], [ground, "tint"]])
            for (const colour of colours) {
              const [a, b] = [light(seen(...layers, colour)), light(seen(...layers))];
              found.push([`${colour} on ${layers.join(" and ")}`, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]);
            }
        probe.remove();
        return found;
      },
      theme,
      colours,
      grounds,
    );

  for (const [index, name] of ["as it is", "in Manuscript", "in Slate", "in Newsprint", "in Garden"].entries()) {
    for (const theme of ["light", "dark"]) {
      test(`suffices ${name}, ${theme}`, async () => {
        await at.page.visit(`${at.site.origin}/${index}`);
        await at.page.article();
        const text = await ratios(theme, [...texts, ...verdicts], grounds);
        assert.equal(text.length, 40);
        for (const [what, ratio] of text) assert.ok(ratio >= 4.5, `${what}: ${ratio.toFixed(2)}`);
        for (const [what, ratio] of await ratios(theme, ["focus"], grounds))
          assert.ok(ratio >= 3, `${what}: ${ratio.toFixed(2)}`);
        assert.ok(
          text.some(([, ratio]) => ratio < 15),
          "it measures colours, not black and white",
        );
      });
    }
  }
});
