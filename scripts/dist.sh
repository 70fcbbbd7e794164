#!/usr/bin/env bash
# From www/ and pkg/ to dist/: the few files that a site serves. The element is one file, what it loads when an article
# comes alive another; scripts and stylesheet are minified.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

# The scripts find one another as they do in development, where www/ and pkg/ are served side by side.
served=$(mktemp -d)
trap 'rm -rf "$served"' EXIT
cp www/*.js "$served/"
cp -r pkg "$served/pkg"

minify() { esbuild --minify --log-level=warning "$@"; }

rm -rf dist
minify --format=esm --outdir=dist "$served/apostil.js"
minify --bundle --format=esm --outdir=dist "$served/lively.js"
minify --outdir=dist www/apostil.css
cp -r www/words dist/words
mkdir dist/pkg
cp pkg/apostil_bg.wasm dist/pkg/
