#!/usr/bin/env bash
# Sees to it that the browser of the tests is there: Chromium (or Chrome) with its WebDriver.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

has chromedriver && { has chromium || has google-chrome; } && exit 0
has apt-get || stop "the tests need Chromium or Chrome and a chromedriver of the same version on PATH: install them, then try again."
"$project/scripts/debian-packages.sh" 'browser for the tests' chromium chromium-driver
