#!/usr/bin/env bash
# From www/, pkg/ and target/export-pkg/ to dist/: the files that a site serves. The element is one file, all that it loads
# when an article comes alive another, what copies and saves sources a third; scripts and stylesheet are minified. The words
# of other languages are fetched one at a time.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

# The scripts find one another's parts as they do on a site, where the package stands beside them.
served=$(mktemp -d)
trap 'rm -rf "$served"' EXIT
cp www/*.js "$served/"
cp -r pkg "$served/pkg"
cp target/export-pkg/apostil_export* "$served/pkg/"

minify() { esbuild --minify --log-level=warning "$@"; }

rm -rf dist
minify --bundle --format=esm --outdir=dist --external:./lively.js "$served/apostil.js"
minify --bundle --format=esm --outdir=dist --external:./export.js --external:./margin.js "$served/lively.js"
minify --bundle --format=esm --outdir=dist "$served/export.js"
minify --format=esm --outdir=dist "$served/margin.js"
minify --bundle --outdir=dist www/apostil.css
mkdir dist/pkg
cp "$served"/pkg/*_bg.wasm dist/pkg/
cp www/apostil.d.ts dist/
cp -r www/words dist/words

# For a binary that was built before there was a dist/ to carry.
touch build.rs
