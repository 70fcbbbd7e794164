#!/usr/bin/env bash
# Installs those of the named Debian packages that are missing; first argument: what they are for.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

purpose=$1
shift
missing=()
for package in "$@"; do
  [ "$(dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null)" = 'install ok installed' ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  has sudo || stop "$purpose: these Debian packages are missing, and there is no sudo: have root run 'apt-get install ${missing[*]}', then try again."
  as_root=(sudo)
fi

say "$purpose: installing the Debian packages ${missing[*]} …"
"${as_root[@]}" apt-get update -qq || say "$purpose: the package lists could not be renewed; going on with those that are here."
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
  stop "$purpose: apt-get could not install ${missing[*]}: see its message above; once they are installed, try again."
