#!/bin/sh
# Takes over the feeds of partners, each as a pull request of its own with the report on what changes; one that fails is told at the end.
#   sh tools/ci/partners.sh     GH_TOKEN and GITHUB_REPOSITORY are set
set -eu
cd "$(dirname "$0")/../.."
base=$(git rev-parse --abbrev-ref HEAD)
folder=data/groups
[ ! -d local/data ] || folder=local/data/groups
failed=
ids=$(.venv/bin/python -I -c '
from commonground.partners.model import read_partners
from commonground.project import Project
print(*(partner.id for partner in read_partners(Project.at())[0]))')
for id in $ids; do
    git switch --quiet "$base"
    if report=$(.venv/bin/commonground partners --only "$id" --format markdown); then
        # An issue or a request holds 65,536 characters.
        BODY=$(printf '%s' "$report" | head -c 60000) \
            sh tools/ci/propose.sh "partners/$id" "Refresh the listings of $id" "$folder"
    else
        printf '%s\n' "$report"
        failed="$failed $id"
    fi
done
git switch --quiet "$base"
[ -z "$failed" ] || {
    echo "Not taken over:$failed" >&2
    exit 1
}
