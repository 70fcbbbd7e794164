#!/usr/bin/env bash
# From www/ and pkg/ to dist/: what a site serves, laid out as it is in development, scripts and stylesheet minified.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

minify() { esbuild --minify --log-level=warning "$@"; }

rm -rf dist
minify --format=esm --outdir=dist www/apostil.js www/nodes.js www/cards.js
minify --outdir=dist www/apostil.css
minify --format=esm --outdir=dist/pkg pkg/apostil.js
cp pkg/apostil_bg.wasm dist/pkg/
