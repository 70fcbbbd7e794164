#!/usr/bin/env bash
# Stands before rustc (RUSTC_WRAPPER) for the page's WebAssembly, and has it compile less:
# - The crate is also a Rust library, for which cargo leaves link-time optimisation out, whatever the profile says. In a
#   page nobody links to it.
# - pulldown-cmark is compiled from a copy that scripts/compact-markdown.mjs has made smaller.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

arguments=("$@")
case " $* " in
  *" --crate-name apostil "*)
    for i in "${!arguments[@]}"; do
      if [[ ${arguments[i]} == rlib && ${arguments[i - 1]} == --crate-type ]]; then
        unset "arguments[i]" "arguments[i - 1]"
      fi
    done
    arguments+=(-C lto=fat)
    ;;
  *" --crate-name pulldown_cmark "*)
    for i in "${!arguments[@]}"; do
      if [[ ${arguments[i]} == */src/lib.rs ]]; then
        source=$(dirname "${arguments[i]}")
        copy=${CARGO_TARGET_DIR:-$project/target}/compact/$(basename "$(dirname "$source")")
        rm -rf "$copy" && mkdir -p "$copy" && cp -r "$source" "$copy/"
        chmod -R u+w "$copy"
        node "$project/scripts/compact-markdown.mjs" "$copy/src"
        arguments[i]=$copy/src/lib.rs
      fi
    done
    ;;
esac
exec "${arguments[@]}"
