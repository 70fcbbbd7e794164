#!/usr/bin/env bash
# Makes sure that a Rust on this machine can compile for wasm32-unknown-unknown. Three ways, the first that works: it can
# already; rustup fetches the target; Debian's Rust, for which this script builds the standard library from Debian's sources.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

target=wasm32-unknown-unknown

has cargo || stop "Rust is missing: install it by rustup (https://rustup.rs), then try again."

rustc_has_wasm && rustc_has_source && exit 0
sysroot=$(wasm_sysroot) && [ -d "$sysroot" ] && exit 0

if has rustup; then
  say "$target: asking rustup for it …"
  # A closed network may not answer at all: do not wait for ever.
  limit=$(has timeout && echo 'timeout 120' || true)
  if answer=$($limit rustup target add $target 2>&1 && $limit rustup component add rust-src 2>&1) && rustc_has_wasm; then
    exit 0
  fi
  say "$target: rustup cannot fetch it here ($(grep -m 1 '^error' <<<"$answer" || echo 'no answer'))."
fi

has apt-get || stop "Rust's standard library for $target is missing. Install your system's package of it (rust-std-static-$target, rust-wasm or the like), or use rustup where it reaches the network: 'rustup target add $target'."
"$project/scripts/debian-packages.sh" "$target" cargo-web lld-19 rust-web-clippy rust-web-src rustc-web

sysroot=$(wasm_sysroot)
say "$target: building Rust's standard library for it with Debian's Rust (1 to 2 minutes) …"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
mkdir -p "$build/crate/src"
: >"$build/crate/src/lib.rs"
cat >"$build/crate/Cargo.toml" <<'TOML'
[package]
name = "apostil-std"
version = "0.0.0"
edition = "2024"

[profile.release]
panic = "abort"
TOML

# The sources include all their dependencies, so no network is needed. Without the bitcode a crate that asks for fat
# LTO could not be linked against the result. `test` is for wasm-pack test.
debian_sysroot=$("$debian_rustc" --print sysroot)
(
  cd "$build/crate"
  unset RUSTUP_TOOLCHAIN CARGO_TARGET_DIR CARGO_ENCODED_RUSTFLAGS
  export RUSTC=$debian_rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes
  /usr/bin/cargo build --quiet --release --target $target -Zbuild-std=std,panic_abort,test \
    --config 'source.crates-io.replace-with="debian"' \
    --config "source.debian.directory=\"$debian_sysroot/lib/rustlib/src/rust/library/vendor\""
) || stop "$target: building the standard library failed: see the message above."

# A sysroot of our own, so that nothing is written into the system's: links to Debian's parts, and what was built.
new=$build/sysroot
mkdir -p "$new/bin" "$new/lib/rustlib/$target/lib"
ln -s "$debian_sysroot"/lib/rustlib/*-linux-* "$debian_sysroot/lib/rustlib/src" "$new/lib/rustlib/"
cp "$build/crate/target/$target"/release/deps/lib*.rlib "$new/lib/rustlib/$target/lib/"
rm "$new/lib/rustlib/$target"/lib/libapostil_std-*.rlib
for tool in rustc rustdoc; do
  printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' $tool "$sysroot" >"$new/bin/$tool"
done
printf '#!/bin/sh\nSYSROOT="%s" exec /usr/bin/cargo-clippy "$@"\n' "$sysroot" >"$new/bin/cargo-clippy"
chmod +x "$new"/bin/*
ln -s /usr/bin/cargo "$new/bin/cargo"
ln -s /usr/bin/wasm-ld-19 "$new/bin/rust-lld"
mkdir -p "$tools"
rm -rf "$sysroot"
mv "$new" "$sysroot"
