#!/bin/sh
# Proposes what a program changed as a pull request, on a branch that is written anew each time; does nothing where nothing changed.
#   sh tools/ci/propose.sh BRANCH TITLE FILE…     GH_TOKEN and GITHUB_REPOSITORY are set
set -eu
branch=$1 title=$2
shift 2
[ -n "$(git status --porcelain -- "$@")" ] || exit 0
base=$(git rev-parse --abbrev-ref HEAD)
git switch --quiet -C "$branch"
git add -- "$@"
git -c user.name="github-actions[bot]" -c user.email="github-actions[bot]@users.noreply.github.com" \
    commit --quiet --message "$title"
git -c credential.helper= -c credential.helper='!gh auth git-credential' push --quiet --force origin "$branch"
[ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ] ||
    gh pr create --base "$base" --head "$branch" --title "$title" --body "${BODY:-Made by a workflow; see its run.}"
