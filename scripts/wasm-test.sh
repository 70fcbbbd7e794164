#!/usr/bin/env bash
# Runs the Rust tests in a browser. Now and then the browser never loads the page of the tests, and nothing is run: then, and
# only then, it is tried again, twice at most. A test that fails, fails.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

export WASM_BINDGEN_TEST_TIMEOUT=60 # seconds; the tests take two
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for left in 2 1 0; do
  wasm-pack test --headless --chrome 2>&1 | tee "$log" && exit
  grep -q "Failed to detect test as having been run" "$log" && [ "$left" -gt 0 ] || exit 1
  say "The browser never loaded the tests: trying again …"
done
