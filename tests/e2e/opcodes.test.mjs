// No text becomes an opcode of the node script, however it is written: the separators U+001E and U+001F, raw and by every
// escape of each format, in every slot of every file, live in every engine. What got through would be an element `ins` that
// names its slot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { policyAfter } from "./policies.mjs";
import { scenario } from "./scenario.mjs";
import { mounted, openStrict } from "./strict.mjs";

/** How the formats write the two separators; `raw` is none of theirs. */
const raw = ["\u001e", "\u001f"];
const escapes = {
  yaml: { raw, "\\x": ["\\x1e", "\\x1f"], "\\u": ["\\u001e", "\\u001f"], "\\U": ["\\U0000001e", "\\U0000001f"] },
  markdown: {
    raw,
    decimal: ["&#30;", "&#31;"],
    hexadecimal: ["&#x1e;", "&#x1F;"],
    "with zeros": ["&#0030;", "&#x001f;"],
  },
  json: { raw, "\\u": ["\\u001e", "\\u001f"], "\\u, capitals": ["\\u001E", "\\u001F"] },
};

const KEY = "smuggled";
/** A text that tries to open an element of the table, and to put what runs script after it. */
const attempt =
  ([record, unit]) =>
  (slot) =>
    [
      "x",
      "<ins",
      `=data-key${unit}${KEY}-${slot}`,
      ">",
      "<img",
      `=src${unit}-`,
      `=onerror${unit}seen.push('ran')`,
      ">",
    ].join(record);

const FIELDS =
  `type title container-title publisher publisher-place edition volume issue page DOI URL ISBN genre number section
  collection-title collection-number event-title event-place authority archive archive-place archive_location`.split(
    /\s+/,
  );
const ROLES = ["author", "editor", "translator", "director", "interviewer", "recipient"];

/** The front matter of a file, each key with what it tries; files are found whatever their query. */
const yaml = (named) => (of) =>
  [
    ...["title", "subtitle", "date", "lang", "original", "license", "terms"].map((key) => `${key}: "${of(key)}"`),
    `author: ["${of("author")}", "${of("second-author")}"]`,
    `skip: ["${of("skip")}"]`,
    ...named.map((kind) => `${kind}: "${kind}.md?${of(kind)}"`),
  ].join("\n");

const sourceOf = (of) => {
  const name = (role) => ({ family: of(`${role}-family`), given: of(`${role}-given`), suffix: of(`${role}-suffix`) });
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, of(field)])),
    ...Object.fromEntries(ROLES.map((role) => [role, [name(role), { literal: of(`${role}-literal`) }]])),
    issued: { literal: of("issued"), "date-parts": [[of("year")]] },
    accessed: { raw: of("accessed") },
    "original-date": { literal: of("original-date") },
    custom: { archived: { url: `https://a.example/${of("archived-url")}`, date: of("archived-date") } },
    id: "s",
  };
};

/** JSON that has the escapes as they are written. */
const json = (value) => JSON.stringify(value).replaceAll("\\\\u", "\\u").replaceAll("\\u001e", "\\u001e");

/** The kinds of files, each with its format and the files of an article in which it tries everything. */
const kinds = {
  "front matter": {
    format: "yaml",
    files: (of) => ({
      article: `---\n${yaml(["glossary", "sources", "notes"])(of)}\n---\nA word and a passage[^a] [@s].\n\n[^a]: A note.\n`,
      ...{ glossary: "word\n: A word.\n", sources: '[{"id": "s", "title": "T"}]', notes: "> a passage\n\nA note.\n" },
    }),
    isNamedByFrontMatter: true,
  },
  "front matter of notes": {
    format: "yaml",
    files: (of) => ({ article: "A passage.\n", notes: `---\n${yaml([])(of)}\n---\n\n> a passage\n\nA note.\n` }),
  },
  Markdown: {
    format: "markdown",
    files: (of) => ({
      article: `${of("text")} *${of("emphasis")}* \`${of("code")}\` [${of("link")}](/${of("address")} "${of("title")}") <https://a.example/${of("autolink")}>

![${of("description")}](/x.png?${of("picture")} "${of("picture-title")}") [[word|${of("words")}]] AB ^[${of("inline-note")}]

*[AB]: ${of("abbreviation")}

# ${of("heading")} {#${of("id")} .${of("class")}}

[back](#${of("fragment")}) and [reference] and [^${of("label")}] [^note] [@s, ${of("locator")}] [@s, "${of("quotation")}"]

[reference]: </${of("definition-address")}> "${of("definition-title")}"

[^${of("label")}]: ${of("labelled")}

[^note]: {supported by="${of("by")}" checked="${of("checked")}" ${of("word")}} ${of("note")}

| ${of("head")} |
|---|
| ${of("cell")} |

- [ ] ${of("task")}

~~~ ${of("language")}
${of("block")}
~~~

<abbr title="${of("abbr")}">x</abbr> <${of("tag")}>

    ${of("indented")}

## Glossary

word
: {related="${of("related")}"} ${of("definition")}

    ${of("more")}

${of("headword")}
alias
: An alias.
`,
      sources: '[{"id": "s", "title": "T", "URL": "https://a.example"}]',
    }),
  },
  "a glossary": {
    format: "markdown",
    files: (of) => ({
      article: "A word and an alias.\n",
      glossary: `word\n${of("alias")}\n: {related="${of("related")}"} ${of("definition")}[^a]\n\n    ${of("more")}\n\n${of("headword")}\nalias\n: x\n\n[^a]: ${of("note")}\n`,
    }),
  },
  "a glossary in JSON": {
    format: "json",
    files: (of) => ({
      article: "A word.\n",
      glossary: json([
        {
          term: "word",
          definition: `${of("definition")}\n\n${of("more")}`,
          aliases: [of("alias")],
          id: of("id"),
          relatedTerms: [of("related"), "other"],
          references: [of("reference")],
        },
        { term: of("term"), aliases: ["other"], definition: "x" },
      ]),
    }),
  },
  sources: {
    format: "json",
    files: (of) => ({
      article: `A [@s, p. 1] and [@s, "words"] and [@u].\n`,
      sources: json([sourceOf(of), { id: "u", title: "T", URL: `https://a.example/${of("web-address")}` }]),
    }),
  },
  "an id of a source": {
    format: "json",
    files: (of) => ({
      article: "A [@s].\n",
      sources: json([
        { id: of("id"), title: "T" },
        { id: "s", title: "T" },
      ]),
    }),
  },
  "a table of words": {
    format: "json",
    files: (of) => ({
      article: `---\nauthor: A\ndate: 2026-11-23\noriginal: https://a.example\n---\nA word[^a] [^b] [@s, "words"].\n\n- [x] x\n\n| a |\n|---|\n\n[^a]: {supported quote=exact checked=2026-11 by="B"} A note.\n\n[^b]: {incorrect} x\n\n## Glossary\n\nword\n: {related="other"} x\n\nother\n: x\n`,
      sources:
        '[{"id": "s", "title": "T", "URL": "https://a.example", "issued": {"date-parts": [[1816, 6]]}, "edition": 2}]',
      words: json(
        Object.fromEntries(
          `notes glossary sources by original back backToMention checked seeAlso minutes taskDone taskOpen table quoted noDate
          edition atQuoted quotation exact supported incorrect reviewer checkedBy count months date monthYear note source used
          close more less goto copyLink cite copiedHere actions backTo copyAs saveAs mention previousMention nextMention`
            .split(/\s+/)
            .map((key) => [key, of(key)]),
        ),
      ),
    }),
  },
};

const cases = new Set();
const articles = [];
for (const [kind, { format, files, isNamedByFrontMatter }] of Object.entries(kinds)) {
  for (const [written, separators] of Object.entries(escapes[format])) {
    const one = attempt(separators);
    const of = (slot) => {
      cases.add(`${kind}: ${slot}, ${written}`);
      return one(slot);
    };
    articles.push({ name: `${kind}, ${written}`, files: files(of), isNamedByFrontMatter });
  }
}

const setUp = async (use, open) => ({
  site: await use(openStrict(policyAfter("### A live page"), articles)),
  page: await open(),
});

scenario("separators of the node script", setUp, (at) => {
  test("become no opcode in any slot, by no escape", async (context) => {
    const { wrong, counted } = await mounted(at.page, at.site, articles, {
      forbidden: `[data-key^=${KEY}], [onerror]`,
    });
    context.diagnostic(`${cases.size} cases in ${counted.articles} articles, ${counted.cards} cards`);
    assert.ok(cases.size > 217 && counted.articles === articles.length && counted.cards > articles.length);
    assert.deepEqual(
      wrong.map(({ number, fault }) => `${articles[number]?.name}: ${fault}`),
      [],
    );
  });
});
