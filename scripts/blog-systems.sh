#!/usr/bin/env bash
# Installs the blog systems that integrations/ is tested with. Those that are not available are named, here and by the tests.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

skipped() { say "$1: its tests will be skipped, for $2."; }

# debian SYSTEM PACKAGE…: installs them if possible
debian() {
  has apt-get && "$project/scripts/debian-packages.sh" "$1 for the tests" "${@:2}" || skipped "$1" "it could not be installed"
}

# npm_packages FOLDER: installs the packages of a site in integrations/
npm_packages() {
  "$project/scripts/npm-packages.sh" "integrations/$1/site" || skipped "$1" "its npm packages could not be installed"
}

# A Python of its own, so that nothing else on the machine changes.
mkdocs() {
  local requirements=$project/integrations/mkdocs/site/requirements.txt
  local environment installed
  environment=$(tool_root mkdocs "$mkdocs_version")
  installed=$environment/installed-requirements.txt # those of the last whole installation
  cmp -s "$requirements" "$installed" && return
  say "MkDocs for the tests: installing it (half a minute) …"
  python3 -m venv --clear "$environment" &&
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" &&
    cp "$requirements" "$installed" && return
  rm -rf "$environment"
  skipped MkDocs "pip could not install it"
}

has_wordpress() {
  [ -d /usr/share/wordpress ] && has mariadbd && has php && php -r 'exit(extension_loaded("mysqli") ? 0 : 1);'
}

for system in astro eleventy vitepress; do npm_packages $system & done
mkdocs &
has hugo || debian Hugo hugo
has jekyll && gem list --silent --installed jekyll-feed >/dev/null || debian Jekyll jekyll ruby-jekyll-feed
# Its database is started by nobody but the tests. A small server is in the place of Apache, which it would bring along.
has_wordpress || debian WordPress wordpress wordpress-theme-twentytwentythree \
  php php-cgi php-cli php-mysql mariadb-server-core micro-httpd
wait
