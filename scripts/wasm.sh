#!/usr/bin/env bash
# Builds one of the WebAssembly modules, small, into target/modules/NAME/: with cargo, wasm-bindgen and wasm-opt,
# as wasm-pack does, but each module separately. The crate is built only as a cdylib: if it is a Rust library, too,
# cargo omits link-time optimisation, whatever the profile says. See small-wasm.sh for what else makes it small. The glue
# names no default path of its binary: bundlers would look for it.
#   scripts/with-wasm.sh scripts/small-wasm.sh scripts/wasm.sh cards|render|words|export|node
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

module=$1
target=wasm32-unknown-unknown
folder=target/modules/$module
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT

# The module for Node is compiled for speed: no page loads it, and it renders whole sites. The one that renders in pages has
# its smallest functions inlined: 2 % more bytes for a sixth of the time.
case $module in
  node) export RUSTFLAGS="${RUSTFLAGS:-} -Copt-level=3" ;;
  render) export RUSTFLAGS="${RUSTFLAGS:--Copt-level=z} -Cllvm-args=-inline-threshold=25" ;;
esac

cargo rustc --release --lib --crate-type cdylib --target $target --no-default-features --features "$module"
wasm-bindgen --target web --omit-default-module-path --out-dir "$new/$module" --out-name "apostil_$module" \
  "${CARGO_TARGET_DIR:-target}/$target/release/apostil.wasm"

# The flags that wasm-pack would pass, and short names of imports. They only make it smaller, which for Node is not worth
# the minutes.
if [ "$module" != node ]; then
  mapfile -t flags < <(cargo metadata --no-deps --format-version 1 |
    node -p 'JSON.parse(fs.readFileSync(0)).packages[0].metadata["wasm-pack"].profile.release["wasm-opt"].join("\n")')
  wasm-opt "${flags[@]}" "$new/$module/apostil_${module}_bg.wasm" -o "$new/$module/apostil_${module}_bg.wasm"
  node scripts/shorten.mjs "$new/$module/apostil_$module.js" "$new/$module/apostil_${module}_bg.wasm"
fi

# Only a complete module replaces the last one.
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
mv "$new/$module" "$folder"
