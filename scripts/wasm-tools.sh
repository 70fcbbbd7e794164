#!/usr/bin/env bash
# Sees to it that wasm-pack and the wasm-bindgen tools are there in the versions that the project needs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# in_version COMMAND VERSION: whether the command is on PATH in that very version
in_version() { has "$1" && [ "$("$1" --version 2>/dev/null | cut -d ' ' -f 2)" = "$2" ]; }

# install CRATE VERSION MINUTES COMMAND…: builds the crate's commands into the folder that env.sh puts on PATH
install() {
  local crate=$1 version=$2 minutes=$3 wanted=()
  shift 3
  for command in "$@"; do wanted+=(--bin "$command"); done
  say "$crate $version: building it (about $minutes minutes) …"
  local install=(cargo install --quiet --root "$(tool_root "$crate" "$version")" "$crate@$version" "${wanted[@]}")
  # These tools run for a second or two: optimising them would take longer than it ever saves.
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$builds"
  "${install[@]}" --locked 2>"$builds/locked.log" && return
  say "$crate $version: not with the versions it was released with (the registry may lack one); taking the newest …"
  "${install[@]}" || stop "$crate $version could not be built: see the message above; without a network, put it on PATH by hand."
}

pack() { in_version wasm-pack "$wasm_pack_version"; }
bindgen() { in_version wasm-bindgen "$wasm_bindgen_version" && has wasm-bindgen-test-runner; }
pack && bindgen && exit 0

has cargo || stop "Rust is missing: install it by rustup (https://rustup.rs), then try again."
if ! has cc; then
  has apt-get || stop "a C compiler, which Rust links with, is missing: install gcc or clang, then try again."
  "$project/scripts/debian-packages.sh" 'linker' gcc libc6-dev
fi
builds=$(mktemp -d) # shared: the two have many crates in common
trap 'rm -rf "$builds"' EXIT
bindgen || install wasm-bindgen-cli "$wasm_bindgen_version" 3 wasm-bindgen wasm-bindgen-test-runner
pack || install wasm-pack "$wasm_pack_version" 2 wasm-pack
