// What a page shows that has the two articles of integrations/articles/. In: a page in a browser, and its address.
// Out: nothing, or a failed assertion.

import assert from "node:assert/strict";

const summers = `def summers(years):

    return [year for year in years if year != 1816]


print(summers(range(1815, 1818)))
`;

const loudness = `def loudness(km):

    # "quotes", -- dashes..., {{ braces }}, <b>tags</b> & more
    return 310 - 20 * log10(km)


print(loudness(2600))
`;

/** The second article, as the feed of a blog has it if it was rendered before. */
export const IN_FEED = "The eruption was heard 2,600 km away.";

/** Runs in the page. */
function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** Both articles are whole, the code with its blank lines included, and their terms and notes open as cards. */
export async function assertBothArticles(page, address) {
  await page.visit(address);
  await page.until(
    "both articles, lively",
    () => document.querySelectorAll("apostil-reader[data-lively] .apostil-term[target]").length === 2,
  );
  const shown = await page.run(() =>
    [...document.querySelectorAll("apostil-reader")].map((reader) => ({
      title: reader.querySelector("h1").textContent,
      code: reader.querySelector("pre").textContent,
      lists: reader.querySelectorAll(".apostil-notes, .apostil-glossary, .apostil-sources").length,
    })),
  );
  assert.deepEqual(shown, [
    { title: "The Year Without a Summer", code: summers, lists: 3 },
    { title: "How Loud Was Tambora?", code: loudness, lists: 2 },
  ]);
  for (const [link, words] of [
    [".apostil-term", /Fine drops or grains/],
    [".apostil-noteref a", /It began on 5 April|That is the usual figure/],
  ])
    for (const element of await page.all(`apostil-reader ${link}`)) {
      await page.click(element);
      const [card] = await page.cards(1);
      await page.stillness();
      await page.shows(card, words);
      assert.ok(await page.run(isInSight, element), "the page has not moved away from the card");
      await page.press("ESCAPE");
      await page.cards(0);
    }
  await page.assertNoErrors();
}
