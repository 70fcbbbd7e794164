// What a test needs and not every machine has. In: its name, and why it is missing. Out: why the test is skipped.

import assert from "node:assert/strict";

const required = process.env.APOSTIL_REQUIRE?.split(/\s+/) ?? [];

/**
 * Why tests of `name` are skipped (false: they are not). APOSTIL_REQUIRE names, in small letters, what they must not go
 * without.
 */
export function skipped(name, missing) {
  assert.ok(!missing || !required.includes(name.toLowerCase()), `${name}: ${missing}`);
  return missing;
}
