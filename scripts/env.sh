# Sourced by the Makefile's recipes and by the scripts beside it. In: the environment. Out: where the project's own tools
# live, those tools first on PATH, and functions for messages. It installs nothing and must stay fast.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# One folder for each user, not one for each clone, and in it one for each version: a second clone, or a branch that
# needs another version, finds what is there.
tools=${APOSTIL_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/apostil}

wasm_pack_version=0.15.1
geckodriver_version=0.37.1
cargo_deny_version=0.20.2
cargo_fuzz_version=0.13.2
# wasm-pack accepts only the version of wasm-bindgen that the crate is locked to.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3; exit }' \
  "$project/Cargo.lock" 2>/dev/null || true)
wasm_bindgen_version=${wasm_bindgen_version:-0.2.130}

mkdocs_version=$(awk -F '==| ' '$1 == "mkdocs" { print $2 }' "$project/integrations/mkdocs/site/requirements.txt" 2>/dev/null || true)

tool_root() { printf '%s/%s-%s' "$tools" "$1" "$2"; }

# Programs that are only unpacked from Debian's packages.
web_servers=$tools/web-servers

export PATH="$project/node_modules/.bin:$(tool_root wasm-pack $wasm_pack_version)/bin:$(tool_root wasm-bindgen-cli "$wasm_bindgen_version")/bin:$(tool_root geckodriver $geckodriver_version)/bin:$(tool_root cargo-deny $cargo_deny_version)/bin:$(tool_root cargo-fuzz $cargo_fuzz_version)/bin:$(tool_root mkdocs "$mkdocs_version")/bin:$PATH:$web_servers"

# Debian's own Rust, and next to the tools a sysroot with the standard library that it lacks (see wasm-std.sh).
debian_rustc=/usr/bin/rustc
wasm_sysroot() {
  [ -x "$debian_rustc" ] || return 1
  tool_root rust-wasm "$("$debian_rustc" --version | cut -d ' ' -f 2)"
}

# Whether the rustc that is first on PATH can compile for the browser.
rustc_has_wasm() {
  local libraries
  libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) &&
    compgen -G "$libraries/libstd-*.rlib" >/dev/null
}

# Whether the sources of its standard library are there, to compile it too (see small-wasm.sh).
rustc_has_source() { [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; }

has() { command -v "$1" >/dev/null 2>&1; }
has_firefox() { has firefox-esr || has firefox; }
say() { printf '%s\n' "$*"; }
stop() {
  printf 'apostil: %s\n' "$*" >&2
  exit 1
}
