// Other people's style sheets around an article: not one property of a card, of what is in it, or of a term, a mark or a
// badge in the text differs from the page without the sheet, but for what a text has from its surroundings.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "./apostil.mjs";
import { names, openForeignPages } from "./foreign-page.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({ site: await openForeignPages(use), page: await open() });

/** In the text a term or a mark has these of its own; all else there comes from its surroundings, or in relation to them. */
const FIRM = [
  ...[
    "background-color",
    "background-image",
    "border-top-style",
    "border-bottom-style",
    "box-shadow",
    "display",
    "float",
  ],
  ...[
    "opacity",
    "padding-left",
    "padding-top",
    "position",
    "text-decoration-line",
    "text-decoration-style",
    "transform",
  ],
];
/** What shows that a page has put something before, behind or into an element's text. */
const PSEUDO = ["color", "content", "display", "float", "font-size", "font-weight", "position"];

/** What differs with and without the page's sheet: of what `selector` selects every property, or those in `names`. */
const differences = async (selector, names, pseudo) => {
  const { sheet } = document.querySelector("#sheet");
  const measure = () =>
    [...document.querySelectorAll(selector)].flatMap((element) =>
      ["", "::before", "::after", "::first-letter", "::marker"].map((part) => {
        const style = getComputedStyle(element, part || null);
        // A page's scheme and size of text are followed, and what fades is not there yet.
        const isOwn = (name) => !/^(--|transition|animation|color-scheme|scroll-margin)/.test(name);
        // How large what fills a card is depends on the room that the page leaves the card.
        const isBlock = element.matches(".apostil-card :not(button, sup, .apostil-sign)");
        const isSize = (name) => /^((block|inline)-size|height|width|(perspective|transform)-origin)$/.test(name);
        // So is whether its text fades where it is cut, and on which side its foot grows.
        const isCut = (name) => /^(-webkit-)?mask|^order$/.test(name);
        // These buttons push the others to the end of the room; WebKit says by how much.
        const isPushing = element.matches(".apostil-card-cite, .apostil-card-more");
        const isRoom = (name) =>
          (isBlock && (isSize(name) || isCut(name))) || (isPushing && /^margin-(right|inline-end)$/.test(name));
        const isComparable = (name) => isOwn(name) && !isRoom(name);
        const wanted = part ? pseudo : (names ?? [...style].filter(isComparable));
        return [element, part, wanted.map((name) => [name, style.getPropertyValue(name)])];
      }),
    );
  const settled = async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const it of document.getAnimations()) it.finish();
  };
  await settled();
  const found = measure();
  sheet.disabled = true;
  await settled();
  const expected = measure();
  sheet.disabled = false;
  const wrong = [];
  for (const [at, [{ localName, className }, part, values]] of found.entries())
    for (const [place, [name, value]] of values.entries()) {
      const right = expected[at][2][place][1];
      if (value !== right) wrong.push(`${localName}.${className}${part} { ${name}: ${value}, not ${right} }`);
    }
  return { count: found.length, wrong: wrong.slice(0, 12) };
};

test("what is firm is written out, so that engines find it by its class", async () => {
  const css = await readFile(join(project, "dist", "apostil.css"), "utf8");
  assert.match(css, /,\.apostil-byline:not\(#[^,]*\):before,/);
});

scenario("a page's style sheet", setUp, (at) => {
  const lively = () =>
    at.page.until("a lively article", () => document.querySelector("apostil-reader[data-lively] .apostil-source"));
  const assertSame = async (selector, names = null, pseudo = PSEUDO) => {
    const { count, wrong } = await at.page.run(differences, selector, names, pseudo);
    assert.ok(count > 20, `${selector}: ${count} styles`);
    assert.deepEqual(wrong, []);
  };
  const assertFirm = async (way, name) => {
    await at.page.visit(`${at.site.origin}/${way}/${name}`);
    await lively();
    for (const id of ["fn-all", "term-delta", "source-key"]) {
      assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), true, id);
      await at.page.cards(1);
      await assertSame(".apostil-card *");
    }
    const links = "a:is(.apostil-term, .apostil-cite), .apostil-noteref, .apostil-noteref a, .apostil-backlinks a";
    await assertSame(`:is(${links}, .apostil-verdict, .apostil-quotation, .apostil-formats > button)`, FIRM, [
      "content",
    ]);
  };

  for (const name of names) test(`reaches into no card: ${name}`, () => assertFirm("prerendered", name));

  for (const name of ["own", "layered", "tailwind"])
    test(`reaches into no card of an article rendered here: ${name}`, () => assertFirm("live", name));

  for (const name of ["own", "mvp", "pico"])
    test(`reaches into no card without a script: ${name}`, async () => {
      await at.page.visit(`${at.site.origin}/plain/${name}`);
      await at.page.run(() => {
        location.hash = "fn-all";
      });
      await at.page.until("its card", () => document.querySelector(":target p")?.checkVisibility());
      await assertSame(":target *");
    });

  test("leaves the title where it is", async () => {
    await at.page.visit(`${at.site.origin}/live/own`);
    await lively();
    const [header, title] = await at.page.run(() =>
      [".apostil-header", "apostil-reader h1"]
        .map((it) => getComputedStyle(document.querySelector(it)))
        .map((it) => [it.position, it.float]),
    );
    assert.deepEqual(
      [header, title],
      [
        ["static", "none"],
        ["static", "none"],
      ],
    );
  });
});
