#!/usr/bin/env bash
# From www/ and target/modules/ to dist/: the files that a site serves. The element is one file; rendering, cards, the words
# of prerendered articles that are not in English, and export are four more, each with its WebAssembly module; one more says
# what could not be loaded. Each is loaded when it is first needed, by an address with its hash (see pin.mjs); scripts and
# stylesheet are minified. The tables of words are fetched one at a time.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

# The scripts find one another's parts as they do on a site, where the modules are beside them.
served=$(mktemp -d)
trap 'rm -rf "$served"' EXIT
mkdir "$served/pkg"
cp www/*.js "$served/"
cp target/modules/{render,cards,words,export}/apostil_* "$served/pkg/"
build=$(cat www/*.js www/*.css www/styles/*.css www/words/*.json "$served"/pkg/* | sha256sum | cut -c 1-12)
printf 'export const BUILD = "%s";\n' "$build" >"$served/build.js"

minify() { esbuild --minify --log-level=warning "$@"; }
script() { minify --bundle --format=esm --outdir=dist "$@"; }

rm -rf dist
script --external:./{render,cards,words,export,failure}.js "$served/apostil.js"
for module in render cards words export failure; do
  script --external:./failure.js "$served/$module.js"
done
# What no build tool can follow it has to leave alone; esbuild drops the comments that say so.
sed -i -E 's|import\(([A-Za-z_$]+\([^()"]*\))\)|import(/* @vite-ignore */ /* webpackIgnore: true */ \1)|g' dist/*.js
# Nested rules are written out, one selector for each combination, not as lists in :is(): engines look a selector up by its
# last class, but try a list on every element. Gathered, those of firm.css take more time than all others together.
minify --bundle --supported:nesting=false --supported:is-pseudo-class=false --outdir=dist www/apostil.css
mkdir dist/pkg
cp "$served"/pkg/*_bg.wasm dist/pkg/
cp www/*.d.ts dist/
cp -r www/words dist/words
node scripts/inline.mjs "$served"
script --external:./apostil.js www/embed/embed.js
minify --outdir=dist www/embed/embed.css
cp www/embed/embed.html dist/
node scripts/pin.mjs dist

# For a binary that was built before there was a dist/ to embed.
touch build.rs
