// All payloads. In: the lists that npm packages carry, and those of our own. Out: texts, each once, in a fixed order.

import { createRequire } from "node:module";
import { own } from "./own.mjs";

const require = createRequire(import.meta.url);
const fixtures = require("dompurify/test/fixtures/expect.js"); // of 0.8.0: later versions come without
const naughty = require("big-list-of-naughty-strings");

/** What each list has, by its name. */
export const lists = {
  "DOMPurify's fixtures": fixtures.flatMap(({ payload, expected }) => [payload, expected].flat()),
  "the big list of naughty strings": naughty,
  ...Object.fromEntries(Object.entries(own).map(([name, texts]) => [`our own (${name})`, texts])),
};

export const payloads = [...new Set(Object.values(lists).flat())];
