#!/bin/sh
# Install Jiyao from this folder alone: ./install.sh FOLDER. No network is asked.
# PYTHON names the interpreter, python3.11 unless set.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
python=${PYTHON:-python3.11}

stop() {
  echo "$1" >&2
  exit 1
}

[ $# = 1 ] || stop "usage: ./install.sh FOLDER"
[ ! -e "$1" ] || stop "$1 is there already. Give each version a folder of its own."
"$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info[:2] != (3, 11))' ||
  stop "Python 3.11 with venv is needed. On Debian: apt-get install python3.11 python3.11-venv"
(cd "$here" && sha256sum --check --strict --quiet SHA256SUMS) ||
  stop "A file is not what was packed. Nothing was installed."

"$python" -m venv "$1"
# Neither the settings nor the variables of this machine's pip may lead elsewhere.
PIP_CONFIG_FILE=/dev/null "$1/bin/python" -m pip --isolated --quiet --disable-pip-version-check \
  install --no-index --find-links "$here/wheels" --no-deps --require-hashes \
  --requirement "$here/requirements.txt"
ldconfig -p | grep -q libarchive.so.13 ||
  echo "libarchive is missing: files cannot be screened. On Debian: apt-get install libarchive13"

cat <<DONE
Jiyao is in $1. What is next:

  $1/bin/python $here/accept.py      try it out in a folder that is thrown away
  export JIYAO_HOME=/var/lib/jiyao   the folder of the installation, closed to others
  $1/bin/jiyao setup                 lay out the database, or bring it up to date
  $1/bin/jiyao code                  the one-time code of the first set-up
  $1/bin/jiyao run                   serve the pages

An installation that stands already is backed up before, see "Without a network" in
$here/operations.md
DONE
