#!/bin/sh
# Runs a command with Node >= 20 first on PATH: the machine's if it has one with npm, else the one in .venv.
#   sh tools/with-node.sh npm ci        run it
#   sh tools/with-node.sh --missing     succeed if the machine has none, so that .venv needs one
machine_has_node() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null
}

if [ "${1:-}" = --missing ]; then
    ! machine_has_node
    exit
fi
machine_has_node || PATH="$(cd "$(dirname "$0")/.." && pwd)/.venv/bin:$PATH"
export PATH
exec "$@"
