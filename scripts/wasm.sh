#!/usr/bin/env bash
# Builds one of the three modules of WebAssembly, small, into target/modules/NAME/: by cargo, wasm-bindgen and wasm-opt, as
# wasm-pack does, but each module apart. The crate is built as a cdylib alone: as a Rust library, too, cargo leaves
# link-time optimisation out, whatever the profile says. See small-wasm.sh for what else makes it small.
#   scripts/with-wasm.sh scripts/small-wasm.sh scripts/wasm.sh cards|render|export
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

module=$1
target=wasm32-unknown-unknown
folder=${CARGO_TARGET_DIR:-target}/modules/$module

cargo rustc --release --lib --crate-type cdylib --target $target --no-default-features --features "$module"
rm -rf "$folder"
wasm-bindgen --target web --out-dir "$folder" --out-name "apostil_$module" \
  "${CARGO_TARGET_DIR:-target}/$target/release/apostil.wasm"

# The flags that wasm-pack would pass.
mapfile -t flags < <(cargo metadata --no-deps --format-version 1 |
  node -p 'JSON.parse(fs.readFileSync(0)).packages[0].metadata["wasm-pack"].profile.release["wasm-opt"].join("\n")')
wasm-opt "${flags[@]}" "$folder/apostil_${module}_bg.wasm" -o "$folder/apostil_${module}_bg.wasm"
