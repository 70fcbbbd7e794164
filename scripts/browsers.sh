#!/usr/bin/env bash
# Installs the browsers of the tests: Chromium (or Chrome), which is required, and Firefox and WebKit if available,
# each with its WebDriver; the programs that read Apostil's exports, and those that turn posts into pages. Those that are
# not available are named, here and by the tests.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
. "$project/scripts/cargo-tools.sh"

# debian PURPOSE PACKAGE…: installs them if possible
debian() { has apt-get && "$project/scripts/debian-packages.sh" "$@"; }
# skipped ENGINE REASON
skipped() { say "$1: its tests will be skipped, for $2."; }

has_chromium() { has chromedriver && { has chromium || has google-chrome; }; }
has_webkit() { has WebKitWebDriver && has Xvfb; }

has_chromium || debian 'Chromium for the tests' chromium chromium-driver ||
  stop "the tests need Chromium or Chrome and a chromedriver of the same version on PATH: install them, then try again."

if ! has_firefox && ! debian 'Firefox for the tests' firefox-esr; then
  skipped Firefox "there is no firefox on PATH"
elif ! has geckodriver && ! install geckodriver "$geckodriver_version" 2 geckodriver; then
  skipped Firefox "geckodriver $geckodriver_version could not be built (see above), and there is none on PATH"
fi

has_webkit || debian 'WebKit for the tests' webkit2gtk-driver xvfb ||
  skipped WebKit "there is no WebKitWebDriver of WebKitGTK, or no Xvfb, on PATH"

has pdftotext || debian 'reading of printed pages for the tests' poppler-utils ||
  skipped "Printed pages" "there is no pdftotext on PATH"

has pandoc || debian 'reading of exported sources for the tests' pandoc ||
  skipped "Sources read by pandoc" "there is no pandoc on PATH"

has ris2xml || debian 'reading of exported sources for the tests' bibutils ||
  skipped "RIS read by bibutils" "there is no ris2xml on PATH"

# texlive-base includes BibTeX's own styles.
has bibtex || debian 'BibTeX for the tests' texlive-binaries texlive-base ||
  skipped "BibTeX run by its own styles" "there is no bibtex on PATH"

has kramdown || debian 'Markdown as blogs read it for the tests' kramdown ||
  skipped "Posts that kramdown reads" "there is no kramdown on PATH"

has markdown_py || debian 'Markdown as blogs read it for the tests' python3-markdown ||
  skipped "Posts that Python-Markdown reads" "there is no markdown_py on PATH"
