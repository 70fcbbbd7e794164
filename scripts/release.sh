#!/usr/bin/env bash
# Gathers what a release publishes in target/release-files/, with the hashes of each file; a line for each at the end of this
# script. REPOSITORY and HOMEPAGE are the addresses of the project, as the crate names them; without them it names none.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

version=$(awk -F '"' '/^version = / { print $2; exit }' Cargo.toml)
released=target/release-files
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$released"
mkdir -p "$released"

# Files that are the same have the same archive: no times of this machine, and one order.
zipped() { # FOLDER NAME.zip: puts the folder into the archive, as apostil/
  mkdir -p "$work/zip"
  cp -r "$1" "$work/zip/apostil"
  find "$work/zip" -exec touch -d '1980-01-01 00:00:00 UTC' {} +
  (cd "$work/zip" && find apostil -type f | LC_ALL=C sort | TZ=UTC zip -X -q "$project/$released/$2" -@)
  rm -r "$work/zip"
}

# Builds the crate from a copy of its files, in which the addresses are written, and then the program from the crate alone.
crate() {
  local file folder=$work/crate
  cargo package --quiet --list --allow-dirty 2>/dev/null >"$work/list"
  grep -vxE 'Cargo\.toml\.orig|\.cargo_vcs_info\.json' "$work/list" | while read -r file; do
    install -D -m 644 "$file" "$folder/$file"
  done
  for name in REPOSITORY HOMEPAGE; do
    if [ -n "${!name:-}" ]; then
      printf '%s = "%s"\n' "${name,,}" "${!name}" >"$work/line"
      sed -i "/^license = /r $work/line" "$folder/Cargo.toml"
    else
      say "$name is not set: the crate will not name it (make release $name=https://…)."
    fi
  done
  cargo package --quiet --locked --features cli --manifest-path "$folder/Cargo.toml" --target-dir target
  cp "target/package/apostil-$version.crate" "$released/"

  # The program of the crate carries the widget; otherwise it would say that it was built without it.
  tar -xzf "target/package/apostil-$version.crate" -C "$work"
  cargo run --quiet --locked --features cli --manifest-path "$work/apostil-$version/Cargo.toml" --target-dir target \
    -- new "$work/new" >/dev/null 2>"$work/said"
  [ ! -s "$work/said" ] || stop "the program of the crate says: $(cat "$work/said")"
  diff -r dist "$work/new/apostil" || stop "the program of the crate does not carry dist/ as it is."
}

# The plugin as WordPress takes it under *Plugins → Add New*.
wordpress() {
  cp -r integrations/wordpress/apostil "$work/plugin"
  cp -r dist "$work/plugin/dist"
  zipped "$work/plugin" "apostil-wordpress-$version.zip"
}

scripts/debian-packages.sh 'the archives of a release' zip
crate
zipped dist "apostil-$version-dist.zip"
wordpress
cp dist/apostil.inline.js "$released/"
npm pack ./target/npm --silent --pack-destination "$released" >/dev/null

(cd "$released" && sha256sum apostil* >SHA256SUMS && sha384sum apostil* >SHA384SUMS)
say "In $released/:"
(cd "$released" && ls -l)
