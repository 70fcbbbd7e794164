#!/usr/bin/env bash
# Checks the crates against deny.toml with cargo-deny, which it installs if it is missing. Advisories need RustSec's
# database: it is fetched if possible, otherwise the copy of an earlier run is used. Without either they are skipped
# by name, unless APOSTIL_REQUIRE names `advisories`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$project/scripts/cargo-tools.sh"
cd "$project"

in_version cargo-deny "$cargo_deny_version" || install cargo-deny "$cargo_deny_version" 2 cargo-deny \
  || stop "cargo-deny could not be built: see the message above; without a network, put it on PATH by hand."

cargo deny --locked check licenses bans sources

if ! said=$(timeout 60 cargo deny fetch db 2>&1); then
  if compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*/.git" >/dev/null; then
    say "advisories: the database could not be fetched; checking against the copy of an earlier run."
  elif [[ " ${APOSTIL_REQUIRE:-} " == *" advisories "* ]]; then
    stop "$said"
  else
    say "advisories: skipped, for RustSec's database cannot be fetched, and there is no copy of an earlier run."
    exit 0
  fi
fi
cargo deny --locked --offline check advisories
