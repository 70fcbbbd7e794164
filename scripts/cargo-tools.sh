# Sourced by the scripts that need commands of a crate. Out: install, which builds them into the folder that env.sh puts on
# PATH, and in_version, which tells whether they are installed.

# in_version COMMAND VERSION: whether the command is on PATH in exactly that version
in_version() { has "$1" && [ "$("$1" --version 2>/dev/null | head -1 | cut -d ' ' -f 2)" = "$2" ]; }

# install CRATE VERSION MINUTES COMMAND…: reports it, and on failure returns an error without ending the script
install() {
  local crate=$1 version=$2 minutes=$3 wanted=() builds status=0
  shift 3
  has cargo || stop "Rust is missing: install it by rustup (https://rustup.rs), then try again."
  if ! has cc; then
    has apt-get || stop "a C compiler, which Rust links with, is missing: install gcc or clang, then try again."
    "$project/scripts/debian-packages.sh" 'linker' gcc libc6-dev
  fi
  for command in "$@"; do wanted+=(--bin "$command"); done
  say "$crate $version: building it (about $minutes minutes) …"
  builds=$(mktemp -d)
  (
    # These tools run for a second or two: optimising them would take longer than it ever saves.
    export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$builds"
    install=(cargo install --quiet --root "$(tool_root "$crate" "$version")" "$crate@$version" "${wanted[@]}")
    "${install[@]}" --locked 2>"$builds/locked.log" && exit
    say "$crate $version: not with the versions it was released with (the registry may lack one); taking the newest …"
    "${install[@]}"
  ) || status=$?
  rm -rf "$builds"
  return $status
}
