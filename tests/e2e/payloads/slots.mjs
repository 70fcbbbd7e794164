// Where a payload can be. In: some payloads. Out: for each group of slots the files of an article that holds every one of
// them in every slot of the group. None can swallow what follows it: each is within a line, or in a container of its
// own; and each article ends with END.

/** The last paragraph of each article. */
export const END = "The last words of the article.";

const line = (text) => text.replace(/[\r\n]+/g, " ");
const entities = (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join("");
const indented = (text, by) => text.split(/\r\n?|\n/).join(`\n${by}`);
/** A text in the double quotation marks of YAML. */
const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;

/** Fields of CSL-JSON: all that the reader knows, and a few that it does not. */
const FIELDS =
  `type title container-title publisher publisher-place edition volume issue page DOI URL ISBN genre number section
  collection-title collection-number event-title event-place authority archive archive-place archive_location note
  abstract language citation-key`.split(/\s+/);
const ROLES = ["author", "editor", "translator", "director", "interviewer", "recipient"];

/** A source with the payload in all that it has but its id; `more` goes before that. */
function source(id, text, more = {}) {
  const name = { family: text, given: text, suffix: text, "non-dropping-particle": text };
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, text])),
    ...Object.fromEntries(ROLES.map((role) => [role, [name, { literal: text }, text]])),
    issued: { literal: text, raw: text, season: text, "date-parts": [[text, text]] },
    accessed: { raw: text },
    "original-date": text,
    custom: { archived: { url: text, date: text } },
    ...more,
    id,
  };
}

/** Every key of the front matter that names no file, and one that is not known. */
const KEYS = ["title", "subtitle", "author", "date", "lang", "original", "license", "terms", "skip", "unknown"];
const front = (values) => KEYS.map((key, i) => `${key}: ${values[i % values.length]}`).join("\n");

/** An article whose front matter has the payloads in one of the forms of YAML, in one key after another. */
const inFront = (form) => (payloads) => ({ front: front(payloads.map(form)), body: "Words and words." });

/** A body of these blocks for each payload: `blocks` gets it within a line, its number, and as it is. */
const body = (payloads, blocks) => payloads.map((text, i) => blocks(line(text), i, text).join("\n\n")).join("\n\n");

/** An article that shows nearly all words of the interface. */
const spoken = {
  front: "author: A\ndate: 2026-11-23\noriginal: https://a.example",
  body: `A word[^a] and a second.[^b] [@s, "some words"] [@e]

- [x] done
- [ ] open

| a |
|---|
| b |

[^a]: {supported quote=exact checked=2026-11-23 by="B"} A note.

[^b]: {incorrect} Another.[^a]

## Glossary

word
: {related="term"} A word.

term
: A term.
`,
  sources: JSON.stringify(
    ["s", "e"].map((id) =>
      source(id, "x", {
        type: "chapter",
        URL: "https://a.example",
        issued: { "date-parts": [[1816, 6, 1]], circa: true },
        accessed: { "date-parts": [[2020, 1, 2]] },
      }),
    ),
  ),
};

export const groups = {
  text: (payloads) => ({
    body: body(payloads, (text) => [
      `Words ${text} words. *a ${text} b* **a ${text} b** ~~a ${text} b~~`,
      `- a ${text}`,
      `> a ${text}`,
      `| a ${text} | b |\n|---|---|\n| c ${text} | d |`,
    ]),
  }),

  blocks: (payloads) => ({
    body: body(payloads, (_, i, text) => [`- ${indented(text, "  ")}`, `> ${indented(text, "> ")}`, `Number ${i}.`]),
  }),

  headings: (payloads) => ({
    body: body(payloads, (text, i) => [
      `## a ${text}`,
      `## b ${i} {#${text}}`,
      `## c ${i} {.${text} #x${i} ${text}}`,
      `## d ${i} {onclick=${text} id="${text}" title="${text}"}`,
      `e ${text}\n===`,
      `[back](#${text})`,
    ]),
  }),

  code: (payloads) => ({
    body: body(payloads, (text, i, whole) => [
      `Code \`a ${text} b\`.`,
      `- ~~~ ${text}\n  a\n  ~~~`,
      `- \`\`\`${text}\n  a\n  \`\`\``,
      `- ~~~ ${entities(text)}\n  a\n  ~~~`,
      `- ~~~ x,${text}\n  ${indented(whole, "  ")}\n  ~~~`,
      `Number ${i}.`,
    ]),
  }),

  links: (payloads) => ({
    body: body(payloads, (text, i) => [
      `Links [a](${text}) [b](<${text}>) [c](/x "${text}") [d](/x '${text}') [e](/x (${text}))`,
      `Links [${text}](/x) <${text}> [f](${entities(text)}) [g][r${i}] [h](https://a.example/${text})`,
      `[r${i}]: <${text}> "${text}"`,
    ]),
  }),

  images: (payloads) => ({
    body: body(payloads, (text) => [
      `Pictures ![${text}](/x.png "${text}") ![a](${text}) ![b](<${text}>) ![c](${entities(text)})`,
      `Pictures ![d](data:image/png,${text}) ![[${text}]] [![${text}](/x.png)](<${text}>)`,
    ]),
  }),

  notes: (payloads) => ({
    body: body(payloads, (text, i) => [
      `A[^n${i}] b[^${text}] c^[a ${text}] d[^d${i}]`,
      `[^n${i}]: {supported by="${text}" checked="${text}" quote="${text}"} a ${text}`,
      `[^d${i}]: {${text}} a ${text}`,
      `[^${text}]: Words.`,
    ]),
  }),

  citations: (payloads) => ({
    body: body(payloads, (text, i) => [`A [@s, ${text}] b [@s, p. ${i}, "${text}"] c [@${text}] d [@s; @${text}]`]),
    sources: JSON.stringify([
      { id: "s", title: "A title", URL: "https://a.example/x" },
      ...payloads.map((id) => ({ id, title: "Another" })),
    ]),
  }),

  sources: (payloads) => ({
    body: body(payloads, (_, i) => [`A [@s${i}] b [@s${i}, "some words"] c [@u${i}]`]),
    sources: JSON.stringify(
      payloads.flatMap((text, i) => {
        const address = `https://a.example/${text}`;
        const web = { type: "book", URL: address, custom: { archived: { url: address } } };
        return [source(`s${i}`, text), source(`u${i}`, text, web)];
      }),
    ),
  }),

  glossary: (payloads) => ({
    front: "terms: all",
    body: body(payloads, (text, i) => [
      `Words word${i} alias${i} [[${text}]] [[word${i}|${text}]] [[${text}|${text}]] [[!${text}]] AB${i} ${text}`,
      `*[AB${i}]: ${text}\n*[${text}]: x`,
    ]),
    glossary: body(payloads, (text, i) => [
      `a ${text}\nword${i}\n: {related="${text}, alias${i}"} a ${text}`,
      `    More ${text}`,
      `alias${i}\n: {${text}} a ${text}[^g${i}]`,
      `[^g${i}]: a ${text}`,
    ]),
  }),

  "glossary in JSON": (payloads) => ({
    body: body(payloads, (text, i) => [`Words word${i} [[word${i}|${text}]]`]),
    glossary: JSON.stringify(
      payloads.map((text, i) => ({
        term: text,
        definition: `a ${line(text)}\n\nb ${line(text)}`,
        aliases: [`word${i}`, text],
        id: text,
        relatedTerms: [text],
        references: [text],
      })),
    ),
  }),

  "notes file": (payloads) => ({
    body: body(payloads, (text, i) => [`A passage of number${i} with ${text}.`]),
    notes: `---\n${front(payloads.map(quoted))}\n---\n\n${body(payloads, (text, i) => [
      `> passage of number${i}`,
      `{incorrect id="${text}" by="${text}"} a ${text}`,
      `> ${text}`,
      `Another ${text}`,
    ])}\n`,
  }),

  words: (payloads, table) => {
    let next = 0;
    const replaced = (_, word) => (typeof word === "string" ? payloads[next++ % payloads.length] : word);
    return { ...spoken, words: JSON.stringify(table, replaced) };
  },

  "front matter, quoted": inFront(quoted),
  "front matter, plain": inFront(line),
  "front matter, blocks": inFront((text) => `|\n  ${indented(text, "  ")}`),
  "front matter, lists": inFront((text) => `[${quoted(text)}, '${line(text).replaceAll("'", "''")}']`),
};

/** How many payloads an article of a group can hold. */
export const room = (group) => (group === "words" ? 60 : group.startsWith("front matter") ? KEYS.length : 12);
