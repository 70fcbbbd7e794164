// What is measured side by side, in Node and in Chromium alike. In: the renderers, a clock. Out: how long each of them takes
// at each point of the grid, and how many times as long as Apostil.

import { LANGUAGES, made } from "./articles.mjs";
import { inTurns, quartiles, ratios, warm } from "./measure.mjs";
import { GLOSSARY, PACKAGE } from "./names.mjs";

/** Bytes of the article. */
const SIZES = [10_000, 100_000, 1_000_000];
/** Terms of the glossary. */
const TERMS = [100, 1_000, 10_000];
/** The article that is measured where only the renderers differ. */
const USUAL = [100_000, 1_000];
/** Milliseconds for each renderer and language before anything is measured. */
const FIRST_WARM_UP = 500;

export const languages = Object.keys(LANGUAGES);
export const points = languages.flatMap((language) =>
  SIZES.flatMap((size) => TERMS.map((terms) => ({ language, size, terms }))),
);

const encoder = new TextEncoder();
/** The article and the glossary of a point, as they arrive. */
export function inputs({ language, size, terms }) {
  const { article, glossary } = made(language, size, terms);
  return [encoder.encode(article), encoder.encode(glossary)];
}
const usual = (language) => inputs({ language, size: USUAL[0], terms: USUAL[1] });

const bound = (functions, ...files) =>
  Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, () => run(...files)]));

/** The quartiles of all times, and of how many times as long as `base` each takes. */
export function summary(times, base) {
  const summaries = Object.entries(times).map(([name, own]) => [name, quartiles(own)]);
  return { times: Object.fromEntries(summaries), ratios: ratios(times, base) };
}

/**
 * Where the npm package is measured, too, `package` has how many times as long as it the others take. With a glossary `own`
 * is the time for the article: that of each round without the time for the glossary alone.
 */
function measured(functions, files, rounds, now) {
  const times = inTurns(bound(functions, ...files), rounds, now);
  const own = times[GLOSSARY]?.map((glossary, round) => times.apostil[round] - glossary);
  return {
    ...summary(times, "apostil"),
    ...(PACKAGE in times && { package: ratios(times, PACKAGE) }),
    ...(own && { own: quartiles(own) }),
  };
}

/** V8 compiles JavaScript again and again as it sees more of it: none may be measured before it is at its best. */
export function warmUp({ annotating, markdown }, now) {
  for (const language of languages) {
    const [article, glossary] = usual(language);
    const all = [...Object.values(bound(annotating, article, glossary)), ...Object.values(bound(markdown, article))];
    for (const run of all) warm(run, now, FIRST_WARM_UP);
  }
}

/** How long annotating takes at a point. */
export const annotatingAt = (point, { annotating }, rounds, now) => ({
  ...point,
  language: LANGUAGES[point.language].name,
  ...measured(annotating, inputs(point), rounds, now),
});

/** How long Markdown alone takes in a language. */
export const markdownIn = (language, { markdown }, rounds, now) => ({
  name: `${LANGUAGES[language].name}, 100 kB`,
  ...measured(markdown, [usual(language)[0]], rounds, now),
});

/** How long Markdown alone takes for a text, as bytes. */
export const markdownOf = (name, text, { markdown }, rounds, now) => ({
  name,
  ...measured(markdown, [text], rounds, now),
});
