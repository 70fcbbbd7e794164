#!/usr/bin/env bash
# Installs wasm-pack and the wasm-bindgen tools in the versions that the project needs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$project/scripts/cargo-tools.sh"

needed() {
  install "$@" || stop "$1 $2 could not be built: see the message above; without a network, put it on PATH by hand."
}

if ! { in_version wasm-bindgen "$wasm_bindgen_version" && has wasm-bindgen-test-runner; }; then
  needed wasm-bindgen-cli "$wasm_bindgen_version" 3 wasm-bindgen wasm-bindgen-test-runner
fi
in_version wasm-pack "$wasm_pack_version" || needed wasm-pack "$wasm_pack_version" 2 wasm-pack
