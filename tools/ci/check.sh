#!/bin/sh
# Tells what a contribution changes in the listings. It is read as data: the program is the one beside this file, and Python takes
# no module, no setting and no start-up file from anywhere else (-I).
#   sh tools/ci/check.sh CONTRIBUTION SUMMARY     a checkout whose first parent is the base; the file that the summary is added to
set -eu
program=$(cd "$(dirname "$0")/../.." && pwd -P)
touch "$2"
summary=$(cd "$(dirname "$2")" && pwd -P)/$(basename "$2")
cd "$1"
exec "$program/.venv/bin/python" -I -m commonground.cli diff "HEAD^1" --format github --summary "$summary"
