#!/usr/bin/env bash
# Runs a command with a Rust that can compile for the browser: the one on PATH if it can, otherwise the one of wasm-std.sh.
#   scripts/with-wasm.sh wasm-pack build --target web
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

if ! { rustc_has_wasm && rustc_has_source; }; then
  if sysroot=$(wasm_sysroot) && [ -d "$sysroot" ]; then
    export PATH="$sysroot/bin:$PATH"
    unset RUSTUP_TOOLCHAIN RUSTC # either would choose another rustc than the one on PATH
  elif ! rustc_has_wasm; then
    stop "no Rust here can compile for the browser yet: run 'make tools' first."
  fi
fi
exec "$@"
