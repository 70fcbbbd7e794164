#!/usr/bin/env bash
# Runs a fuzz target for some seconds, or each in turn if none is named, with cargo-fuzz, which it installs if it is
# missing. It continues from the corpus of earlier runs (fuzz/corpus/). Sanitizers need a nightly compiler and find
# nothing in a crate without unsafe code, so there are none.
#   scripts/fuzz.sh 60 passages
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$project/scripts/cargo-tools.sh"

duration=$1 target=${2:-}
in_version cargo-fuzz "$cargo_fuzz_version" || install cargo-fuzz "$cargo_fuzz_version" 1 cargo-fuzz \
  || stop "cargo-fuzz could not be built: see the message above."
cd "$project/fuzz"
targets=(fuzz_targets/*.rs)
[ -z "$target" ] || targets=("$target")
for file in "${targets[@]}"; do
  name=$(basename "$file" .rs)
  say "$name: for $duration seconds"
  RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$name" -- -max_total_time="$duration" -max_len=4096 -len_control=0 -timeout=10
done
