#!/bin/sh
# Makes what a command needs, from the lock files, and does nothing when that is there already.
#   sh tools/setup.sh site     .venv with what a build needs
#   sh tools/setup.sh checks   the same, with what the checks need, and node_modules
set -eu
cd "$(dirname "$0")/.."

say() { echo "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# The newest Python from 3.11 on that can make a virtual environment, or the one named in PYTHON.
find_python() {
    incomplete=""
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
        incomplete=$name
    done
    if [ -n "$incomplete" ]; then
        package=$("$incomplete" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        fail "$incomplete lacks Python's venv module: on Debian or Ubuntu, install the package $package (as root: apt-get install $package)."
    fi
    fail "Common Ground needs Python 3.11 or newer${PYTHON:+, and $PYTHON is not}: install it, or name one with 'make site PYTHON=/path/to/python3'."
}

# An environment that was moved, cut short, or whose Python is gone would fail in puzzling ways: make it anew.
environment() {
    if grep -qsF "$(pwd -P)/.venv" .venv/bin/activate && .venv/bin/python -c 'import pip' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    say "Making .venv with $("$python" --version) …"
    "$python" -m venv --clear .venv || fail "Could not make .venv here: is there room on the disk, and may you write in this folder?"
}

# install FILE ARGUMENT…: run pip unless FILE is the same as when pip last ran for it.
install() {
    file=$1
    installed=.venv/installed-$file
    shift
    cmp -s "$file" "$installed" && return
    say "Installing what $file names …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps "$@" ||
        fail "pip could not install what $file names (its reason is above); once that is mended, run the same command again."
    cp "$file" "$installed"
}

locked() { install "$1" --require-hashes --requirement "$1"; }

node_modules() {
    if sh tools/with-node.sh --missing; then
        locked requirements-node.lock
    fi
    cmp -s package-lock.json node_modules/.installed && return
    say "Installing what package-lock.json names …"
    sh tools/with-node.sh npm ci --silent || fail "npm could not install what package-lock.json names: run 'npm ci' to see its reason."
    cp package-lock.json node_modules/.installed
}

environment
locked requirements.lock
install pyproject.toml --no-build-isolation --editable .
if [ "${1:-site}" = checks ]; then
    locked requirements-dev.lock
    node_modules
fi
