#!/usr/bin/env bash
# Checks the crate against the oldest Rust that it claims to support (rust-version in Cargo.toml): no crate that it depends on
# claims a newer one, and if that Rust is installed the crate compiles with it. If not, that part is skipped by
# name, unless APOSTIL_REQUIRE names `msrv`. clippy itself checks the use of the standard library (incompatible_msrv).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

oldest=$(cargo metadata --locked --all-features --format-version 1 | node scripts/msrv.mjs)

if has rustup && rustup toolchain list | grep -q "^$oldest"; then
  CARGO_TARGET_DIR=target/msrv RUSTUP_TOOLCHAIN=$oldest cargo check --locked --features cli
elif [[ " ${APOSTIL_REQUIRE:-} " == *" msrv "* ]]; then
  stop "Rust $oldest is not installed: run 'rustup toolchain install $oldest --profile minimal'."
else
  say "Rust $oldest: compiling with it is skipped, for it is not installed."
fi
