#!/bin/sh
# Writes the lock files: exact versions and hashes of every platform's packages, and no address of any index.
# Versions already locked are kept; UPGRADE=1 takes the newest that pyproject.toml and package.json allow.
set -eu
cd "$(dirname "$0")/.."

uv=.cache/uv/bin/uv
[ -x "$uv" ] || .venv/bin/python -m venv .cache/uv
.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9

compile() { # compile OUTPUT SOURCE…
    output=$1
    shift
    "$uv" pip compile --quiet --no-config --no-progress --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-emit-index-url --only-binary :all: --emit-build-options \
        --custom-compile-command "make lock" ${UPGRADE:+--upgrade} --output-file "$output" "$@"
    echo "$output: $(grep -c '^[a-z]' "$output") packages"
}

compile requirements.lock pyproject.toml --group build
compile requirements-dev.lock pyproject.toml --group build --group dev --constraints requirements.lock
compile requirements-node.lock --group node
sh tools/with-node.sh npm install --package-lock-only --silent
echo "package-lock.json: $(grep -c '"integrity"' package-lock.json) packages"
