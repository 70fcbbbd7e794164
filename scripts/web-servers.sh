#!/usr/bin/env bash
# Gets the web servers that the documents have settings for. nginx and Caddy are only unpacked, since their packages start a
# server on this machine; Apache's programs come without one. Those that are not available are named, here and by the tests.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

skipped() { say "$1: its tests will be skipped, for $2."; }

# unpacked NAME PROGRAM: from the Debian package of that name, into a folder of the project's own tools
unpacked() {
  local folder
  folder=$(mktemp -d) && mkdir -p "$web_servers" || return
  say "$1 for the tests: unpacking the Debian package …"
  (
    cd "$folder" || exit
    # The package lists may be too old for what there is to download.
    apt-get download -qq "$1" 2>/dev/null || { apt-get update -qq && apt-get download -qq "$1"; } || exit
    dpkg-deb --fsys-tarfile "$1"_*.deb | tar -x "./$2" && mv "$2" "$web_servers/$1" && "$web_servers/$1" "$3" >/dev/null 2>&1
  )
  local status=$?
  rm -rf "$folder"
  [ $status = 0 ] || rm -f "$web_servers/$1"
  return $status
}

has nginx || { has apt-get && unpacked nginx usr/sbin/nginx -v; } || skipped nginx "it could not be unpacked"
has caddy || { has apt-get && unpacked caddy usr/bin/caddy version; } || skipped Caddy "it could not be unpacked"
has apache2 || { has apt-get && "$project/scripts/debian-packages.sh" 'Apache for the tests' apache2-bin media-types; } ||
  skipped Apache "it could not be installed"
