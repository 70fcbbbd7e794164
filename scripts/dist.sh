#!/usr/bin/env bash
# From www/ and pkg/ to dist/: the files that a site serves. The element is one file, all that it loads when an article comes
# alive another; scripts and stylesheet are minified. The words of other languages are fetched one at a time.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

# The scripts find one another's parts as they do on a site, where the package stands beside them.
served=$(mktemp -d)
trap 'rm -rf "$served"' EXIT
cp www/*.js "$served/"
cp -r pkg "$served/pkg"

minify() { esbuild --minify --log-level=warning "$@"; }

rm -rf dist
minify --format=esm --outdir=dist "$served/apostil.js"
minify --bundle --format=esm --outdir=dist "$served/lively.js"
minify --bundle --outdir=dist www/apostil.css
mkdir dist/pkg
cp pkg/apostil_bg.wasm dist/pkg/
cp www/apostil.d.ts dist/
cp -r www/words dist/words

# For a binary that was built before there was a dist/ to carry.
touch build.rs
