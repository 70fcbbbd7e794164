#!/usr/bin/env bash
# Installs the blog systems that integrations/ is tested with. Those that are not available are named, here and by the tests.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# debian COMMAND PACKAGE…: installs the packages if the command is missing and if that is possible
debian() {
  local command=$1
  shift
  has "$command" || { has apt-get && "$project/scripts/debian-packages.sh" "$command for the tests" "$@"; } ||
    say "$command: its tests will be skipped, for it is not on PATH."
}

debian hugo hugo
debian jekyll jekyll ruby-jekyll-feed

for system in eleventy astro vitepress; do
  "$project/scripts/npm-packages.sh" integrations/$system/site ||
    say "$system: its tests will be skipped, for its npm packages could not be installed."
done

# A Python of its own, so that nothing else on the machine changes.
requirements=$project/integrations/mkdocs/site/requirements.txt
environment=$(tool_root mkdocs "$mkdocs_version")
installed=$environment/installed-requirements.txt # those of the last whole installation
if ! cmp -s "$requirements" "$installed"; then
  say "MkDocs for the tests: installing it (half a minute) …"
  { python3 -m venv --clear "$environment" &&
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" &&
    cp "$requirements" "$installed"; } || {
    rm -rf "$environment"
    say "mkdocs: its tests will be skipped, for pip could not install it."
  }
fi

# WordPress with a database that is started by nobody but the tests, and a small server in the place of Apache, which it would bring.
debian mariadbd mariadb-server-core
debian php php-cli php-cgi php-mysql
[ -d /usr/share/wordpress ] || debian wordpress micro-httpd wordpress wordpress-theme-twentytwentythree
