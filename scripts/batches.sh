#!/usr/bin/env bash
# Measures many articles: time, processor time and peak memory of `apostil render`, whole and incremental, and of pandoc and
# Hugo on the same Markdown in the same run, where they are installed. Arguments: how many articles. Out: the table of
# docs/batches.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

scripts/debian-packages.sh 'the measurement of many articles' time
apostil=$PWD/target/release/apostil
runs=${RUNS:-3}   # of each, of which the quickest counts
for_pandoc=100   # articles: a process for each takes long
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Articles of 40 sentences with terms, notes, a citation and a picture each; a glossary of 40 terms and a source for all.
articles() { # COUNT
  rm -rf in site && mkdir -p in
  awk 'BEGIN { for (i = 1; i <= 40; i++) printf "term%02d\n: The meaning of term %d, in a sentence of its own.\n\n", i, i }' >in/glossary.md
  printf '[{"id": "wood", "title": "Tambora", "author": [{"family": "Wood"}], "issued": {"date-parts": [[2014]]}}]' >in/sources.json
  printf 'picture' >in/sky.png
  awk -v count="$1" 'BEGIN {
    for (n = 1; n <= count; n++) {
      file = sprintf("in/a%05d.md", n)
      printf "---\ntitle: Article %d\nglossary: glossary.md\nsources: sources.json\n---\n\n![Sky](sky.png)\n\n", n >file
      for (i = 1; i <= 40; i++) {
        printf "Sentence %d of article %d says *what* term%02d means, and `term%02d` does not.[^n%d]%s", i, n, i, 41 - i, i, i % 5 ? " " : " [@wood]\n\n" >file
      }
      for (i = 1; i <= 40; i++) printf "[^n%d]: {supported} Note %d of article %d has a [link](https://example.org/%d).\n\n", i, i, n, i >file
      close(file)
    }
  }'
}

# A row of the table: the quickest of some runs, with its memory; before each the command `before` is run.
row() { # WHAT COUNT COMMAND…
  local what=$1 count=$2 run
  shift 2
  rm -f times
  for run in $(seq "$runs"); do
    "$before"
    /usr/bin/time -a -o times -f '%e %U %S %M' "$@" >/dev/null 2>said || { cat said; stop "$what failed"; }
  done
  sort -n times | head -1 | awk -v what="$what" -v count="$count" \
    '{ printf "| %s | %d | %.2f | %.2f | %.2f | %.0f |\n", what, count, $1, 1000 * $1 / count, $2 + $3, $4 / 1024 }'
}

afresh() { rm -rf site; }
as_it_is() { :; }
edit() { printf '\nMore.\n' >>in/a00001.md; }

printf '| program | articles | seconds | ms for each | processor seconds | peak memory, MB |\n|---|---|---|---|---|---|\n'
for count in "$@"; do
  articles "$count"
  before=afresh row '`apostil render`' "$count" "$apostil" render in/a*.md -o site
  before=afresh row '`… --incremental`, the first time' "$count" "$apostil" render in/a*.md -o site --incremental
  before=as_it_is row '… nothing has changed' "$count" "$apostil" render in/a*.md -o site --incremental
  before=edit row '… one article has changed' "$count" "$apostil" render in/a*.md -o site --incremental
  if has hugo; then
    rm -rf hugo && mkdir -p hugo/content hugo/layouts/_default
    cp in/a*.md hugo/content/
    printf 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n' >hugo/config.toml
    printf '<!DOCTYPE html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>' |
      tee hugo/layouts/_default/single.html >hugo/layouts/_default/list.html
    before=as_it_is row 'Hugo, which links no terms' "$count" hugo --quiet --source hugo --cleanDestinationDir
  fi
done
if has pandoc; then
  articles "$for_pandoc"
  mkdir -p site
  # shellcheck disable=SC2016 # the inner shell expands it
  printf 'a%05d\n' $(seq "$for_pandoc") >names
  before=as_it_is row "pandoc \`--citeproc\`, $(nproc) processes at a time" "$for_pandoc" \
    xargs -a names -P "$(nproc)" -I {} sh -c 'pandoc --standalone --citeproc --bibliography in/sources.json "in/$1.md" -o "site/$1.html"' sh {}
fi
for program in hugo pandoc; do
  has "$program" || say "$program is not installed, so it was not measured."
done
say "Measured with $("$apostil" --version)$(has hugo && hugo version | sed 's/^hugo v\([0-9.]*\).*/, Hugo \1/')$(has pandoc && pandoc --version | sed -n '1s/pandoc /, pandoc /p') on $(nproc) processors."
