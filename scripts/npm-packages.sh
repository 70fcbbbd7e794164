#!/usr/bin/env bash
# Makes node_modules match package-lock.json exactly: in the project, or in the folder of it that is named.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project/${1:-.}"

has node && has npm || stop "Node.js is missing: install version 20 or newer with npm (https://nodejs.org), then try again."
installed=node_modules/.installed-lock.json # the lock file of the last whole installation
cmp -s package-lock.json $installed && exit 0

[ "$(node --print 'process.versions.node.split(".")[0]')" -ge 20 ] ||
  stop "Node.js $(node --version) is too old: install version 20 or newer (https://nodejs.org), then try again."
say "npm packages: installing them (a few seconds) …"
npm ci --no-audit --no-fund --loglevel=error --no-progress >/dev/null || stop "npm could not install the packages: see its message above."
cp package-lock.json $installed
