#!/usr/bin/env bash
# Stands before rustc (RUSTC_WORKSPACE_WRAPPER) for the page's WebAssembly. The crate is also a Rust library, for which cargo
# leaves link-time optimisation out, whatever the profile says. In a page nobody links to it: without that half and with
# that optimisation the file is 6 KB smaller by brotli.
set -euo pipefail

arguments=("$@")
if [[ " $* " == *" --crate-name apostil "* ]]; then
  for i in "${!arguments[@]}"; do
    if [[ ${arguments[i]} == rlib && ${arguments[i - 1]} == --crate-type ]]; then
      unset "arguments[i]" "arguments[i - 1]"
    fi
  done
  arguments+=(-C lto=fat)
fi
exec "${arguments[@]}"
