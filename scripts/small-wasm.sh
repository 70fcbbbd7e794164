#!/usr/bin/env bash
# Runs a command so that the WebAssembly that it builds is small: the standard library is compiled along with the crate,
# and a panic aborts at once instead of writing a message that nobody reads in a page. This needs compiler options that
# are not stable yet, so it is only for release builds; without this script everything builds too, only larger.
#   scripts/with-wasm.sh scripts/small-wasm.sh wasm-pack build --target web
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

if rustc_has_source; then
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export RUSTFLAGS="-Copt-level=z -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none ${RUSTFLAGS:-}"
else
  say "The sources of Rust's standard library are missing, so the WebAssembly will be about a fifth larger by brotli: run 'make tools'."
fi
exec "$@"
