#!/usr/bin/env bash
# Runs a fuzz target for some seconds, by cargo-fuzz, which it installs where it is missing. Sanitizers need a nightly
# compiler and find nothing in a crate without unsafe code, so there are none.
#   scripts/fuzz.sh passages 60
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$project/scripts/cargo-tools.sh"

in_version cargo-fuzz "$cargo_fuzz_version" || install cargo-fuzz "$cargo_fuzz_version" 1 cargo-fuzz \
  || stop "cargo-fuzz could not be built: see the message above."
cd "$project/fuzz"
RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$1" -- -max_total_time="$2"
