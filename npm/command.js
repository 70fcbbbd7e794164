#!/usr/bin/env node
// `npx apostil`: the program's verbs `render` and `check`, with its options, its output and its exit statuses: 0 success,
// 1 an article has errors, 2 the command line or a file is wrong. It copies no files.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { isInput, isMissing, readInto, readNamed, real, Stop } from "./disk.js";
import { addressOf, makeFolder, outputsOf, write } from "./outputs.js";
import { codes, language, Manuscript, named, Summary, shown, Tally } from "./wasm.js";

const HELP = `Render and check articles with a glossary and source notes.

Usage: apostil render [options] ARTICLE…
       apostil check [options] ARTICLE…

Options of both:
  --glossary FILE, --sources FILE, --notes FILE
                     the article's files [default: as in the front matter]
  --words FILE       the words of the interface, JSON
  --lang LANG        the language of articles whose front matter names none
  --max-names COUNT  how many names an entry of the list of sources shows
  --root DIR         a folder in which the front matter may name files
  --allow CODE       a kind of finding that is not to be reported
  --untrusted        treat the article as untrusted, such as a comment
Options of render:
  -o, --output FILE|DIR
                     where to write [default: standard output]
  --fragment         only the article, without a page around it
  --prefix NAME      what every id begins with
  --marks MARKS      \`signs\` or \`plain\`
  --toc              write a table of contents, and links at headings
  --url URL          the address at which the page will be
  --stylesheet URL   the stylesheet for the page to load
  --script URL       the script for the page to load
Options of check:
  --format FORMAT    \`text\` or \`json\`
  --deny-warnings    exit with status 1 on warnings too

Exit status: 0 success; 1 an article has errors; 2 the command line or a file is wrong.
`;
const PROGRAM = "Install the program: build it from its sources, as their README says.";

const TEXT = { type: "string" };
const FLAG = { type: "boolean" };
const BOTH = {
  glossary: TEXT,
  sources: TEXT,
  notes: TEXT,
  words: TEXT,
  lang: TEXT,
  "max-names": TEXT,
  root: { ...TEXT, multiple: true },
  allow: { ...TEXT, multiple: true },
  untrusted: FLAG,
  help: { ...FLAG, short: "h" },
};
const OPTIONS = {
  render: {
    ...BOTH,
    output: { ...TEXT, short: "o" },
    fragment: FLAG,
    prefix: TEXT,
    marks: TEXT,
    toc: FLAG,
    url: TEXT,
    stylesheet: TEXT,
    script: TEXT,
  },
  check: { ...BOTH, format: TEXT, "deny-warnings": FLAG, quotes: TEXT, write: FLAG },
};
const ROLES = ["glossary", "sources", "notes", "words"];
/** What ids without a prefix begin with. */
const TAKEN = ["apostil", "fn", "fnref", "section", "source", "sourceref", "term", "termref"];

/** Writes to standard error. */
const tell = (text) => process.stderr.write(shown(text, true));
const say = (sentence) => process.stderr.write(`apostil: ${shown(sentence, false)}\n`);

/** Refuses a value that an option does not take. */
function require(option, value, isRight, what) {
  if (value !== undefined && !isRight(value))
    throw new Stop(`\`${value}\` is not valid for \`${option}\`. It must be ${what}.`);
}

/** Refuses a value that is not one of a list. */
function oneOf(option, value, allowed) {
  if (value !== undefined && !allowed.includes(value))
    throw new Stop(`\`${value}\` is not valid for \`${option}\`. Allowed are ${allowed.join(", ")}.`);
}

/** The options and articles of a command line. */
function parsed(verb, args) {
  let found;
  try {
    found = parseArgs({ args, options: OPTIONS[verb], allowPositionals: true });
  } catch (error) {
    const [option] = /(?<=')-[^\s',]+/.exec(error.message) ?? [];
    if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
      throw new Stop(`there is no option \`${option}\` here. See \`apostil ${verb} --help\`.`);
    throw new Stop(`${error.message.split(".")[0]}. See \`apostil ${verb} --help\`.`);
  }
  const { values, positionals: articles } = found;
  if (!values.help && articles.length === 0)
    throw new Stop(`the argument <ARTICLE>... is missing. See \`apostil ${verb} --help\`.`);
  if (values.lang !== undefined) {
    require("--lang <LANG>", values.lang, language, "a language tag such as `en` or `de-AT`");
    values.lang = language(values.lang);
  }
  require("--max-names <COUNT>", values["max-names"], (it) => /^[1-9]\d{0,8}$/.test(it), "a number from 1");
  values.allow = (values.allow ?? []).flatMap((names) => names.split(",")).map((name) => name.trim());
  const known = codes();
  for (const code of values.allow) require("--allow <CODE>", code, (it) => known.includes(it), "the code of a finding");
  oneOf("--marks <MARKS>", values.marks, ["signs", "plain"]);
  oneOf("--format <FORMAT>", values.format, ["text", "json"]);
  const isWeb = (address) => /^https?:\/\//.test(address);
  require("--url <URL>", values.url, isWeb, "an address that begins with `https://`");
  const isPart = (part) => /^(?:_|(?!\p{Uppercase})[\p{Alphabetic}\p{N}])+$/u.test(part);
  require("--prefix <NAME>", values.prefix, (name) =>
    name.split("-").every(isPart), "lower-case letters and digits, joined by hyphens");
  require("--prefix <NAME>", values.prefix, (name) =>
    !/^a\d+$/.test(name) && !TAKEN.includes(name), "a name that ids of other articles do not begin with");
  for (const option of ["url", "stylesheet", "script"])
    if (values.fragment && values[option] !== undefined)
      throw new Stop(`--fragment and --${option} <URL> cannot be used together. See \`apostil render --help\`.`);
  const files = ROLES.map((role) => values[role]).filter((path) => path !== undefined);
  if (articles.length > 1)
    if (files.some(isInput))
      throw new Stop("standard input can be read only once, not for each of several articles. Name a file.");
  if ([...articles, ...files].filter(isInput).length > 1)
    throw new Stop("standard input can be read only once. Name a file.");
  for (const path of files.filter((path) => !isInput(path))) readNamed(path);
  return { values, articles };
}

/** An article that was read with its files, and where those are. */
function read(article, values) {
  const manuscript = new Manuscript();
  const given = Object.fromEntries(ROLES.map((role) => [role, values[role]]));
  const isUntrusted = values.untrusted ?? false;
  const found = readInto(manuscript, article, { given, roots: values.root ?? [], isUntrusted, named });
  if (isUntrusted) manuscript.distrust("");
  if (values.lang) manuscript.set_lang(values.lang, true);
  if (values["max-names"]) manuscript.set_max_names(Number(values["max-names"]));
  for (const code of values.allow) manuscript.allow(code);
  return { manuscript, ...found };
}

/** Refuses to overwrite what is read. */
function spare(paths, files) {
  const standing = files
    .filter((file) => file !== undefined)
    .map(real)
    .filter(Boolean);
  for (const path of paths.filter((path) => !isInput(path)))
    if (standing.includes(real(path)))
      throw new Stop(`${path} is read here and would be overwritten. Name another output.`);
}

/** Refuses to overwrite what any of several articles is read from, before the first is written. */
function spareAll(articles, outputs, values) {
  if (!outputs.files.some(real)) return;
  for (const article of articles) {
    let found;
    try {
      found = read(article, values);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      continue; // what cannot be read is reported when its turn comes
    }
    found.manuscript.free();
    spare(found.paths, outputs.files);
  }
}

/** Renders one article, which is counted. */
function renderOne(article, file, outputs, values, isSeveral, summary) {
  const { manuscript, paths } = read(article, values);
  spare(paths, outputs.files);
  if (values.sources !== undefined) manuscript.set_other_sources();
  if (values.prefix) manuscript.set_prefix(`${values.prefix}-`);
  if (values.marks) manuscript.choose("marks", values.marks);
  if (values.toc) manuscript.choose("toc", "on");
  if (values.url) manuscript.choose("canonical", values.url + (isSeveral ? addressOf(file) : ""));
  const proof = manuscript.proofread();
  proof.relink((address) => outputs.page(article, address));
  const html = values.fragment ? proof.html() : proof.page(values.stylesheet, values.script);
  if (html !== undefined) write(file, values.fragment ? `${html}\n` : html);
  tell(proof.report(html !== undefined, summary));
}

function render({ values, articles }) {
  const outputs = outputsOf(articles, values.output);
  const isSeveral = articles.length > 1;
  if (isSeveral && values.url && !values.url.endsWith("/"))
    throw new Stop("For several articles `--url` is the address of their folder, which ends with `/`.");
  if (isSeveral) spareAll(articles, outputs, values);
  if (outputs.folder) makeFolder(outputs.folder);
  const summary = new Summary();
  for (const [index, article] of articles.entries())
    try {
      renderOne(article, outputs.files[index], outputs, values, isSeveral, summary);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      say(error.message);
      summary.fail();
    }
  if (isSeveral) tell(summary.text());
  return summary.status();
}

/** The files that belong to an article of the call and are not articles of it themselves. */
function apparatusOf(articles, values) {
  if (articles.length < 2) return new Set();
  const all = articles.flatMap((article) => {
    try {
      const { manuscript, paths } = read(article, values);
      manuscript.free();
      const own = real(article);
      return [
        {
          own,
          others: paths
            .slice(1)
            .map(real)
            .filter((path) => path && path !== own),
        },
      ];
    } catch {
      return []; // what cannot be read is reported when its turn comes
    }
  });
  const named = new Set(all.flatMap(({ others }) => others));
  return new Set(all.filter(({ own }) => !named.has(own)).flatMap(({ others }) => others));
}

function check({ values, articles }) {
  if (values.quotes !== undefined || values.write)
    throw new Stop(`comparing quotations with their sources needs the program. ${PROGRAM}`);
  const isJson = values.format === "json";
  const tally = new Tally();
  const failures = new Set();
  const apparatus = apparatusOf(articles, values);
  const print = (text) => process.stdout.write(process.stdout.isTTY ? text : stripVTControlCharacters(text));
  let count = 0;
  for (const article of articles.filter((article) => !apparatus.has(real(article))))
    try {
      const { manuscript, folders } = read(article, values);
      const proof = manuscript.proofread();
      tell(proof.omitted());
      if (!values.untrusted) proof.look_for_files((file) => !isMissing(join(dirname(article), file), folders));
      print(proof.findings(isJson, tally));
      count += 1;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      failures.add(error.message);
    }
  if (count > 0 && !isJson) print(tally.summary());
  for (const sentence of failures) say(sentence);
  return failures.size > 0 ? 2 : Number(tally.is_wrong(values["deny-warnings"] ?? false));
}

function run([verb, ...rest]) {
  if (verb === undefined || verb === "help" || verb === "--help" || verb === "-h") {
    (verb === undefined ? process.stderr : process.stdout).write(HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb === "--version" || verb === "-V") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    process.stdout.write(`apostil ${version}\n`);
    return 0;
  }
  if (["preview", "new", "sources", "completions", "man"].includes(verb))
    throw new Stop(`\`apostil ${verb}\` needs the program: this package has \`render\` and \`check\`. ${PROGRAM}`);
  if (!Object.hasOwn(OPTIONS, verb)) throw new Stop(`there is no command \`${verb}\`. See \`apostil --help\`.`);
  const line = parsed(verb, rest);
  if (line.values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return verb === "render" ? render(line) : check(line);
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 2;
}
