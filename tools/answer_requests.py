"""Puts what `commonground review` found beside the open pull requests on GitHub: labels, and what `fmt` would write as suggestions.

Run by a workflow that nobody outside can start. Requests are fetched and read from git; nothing of them is checked out or run.
`gh` speaks to GitHub, with the rights that the workflow gives it. What people are told in words, a person sends.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from commonground.changes.callouts import rules
from tools.github import GitHub

MOST_SUGGESTIONS = 20
"""Suggestions a request gets; a file that needs more is sooner written anew by `fmt`."""

VERDICT_LABELS = {"nothing odd": "looks-right", "ask": "ask", "stop": "stop"}
_MARK = "As commonground fmt writes it"


def main() -> int:
    """Label every open request and suggest what fmt would write; return 0."""
    github = GitHub(os.environ["GITHUB_REPOSITORY"])
    requests = {
        f"refs/pull/{request['number']}/head": request
        for request in github.get("pulls?state=open&per_page=100")
    }
    if not requests:
        print("There is no open request.")
        return 0
    _fetch(requests)
    rows = {row["ref"]: row for row in _review(requests)}
    github.have_labels({label for row in rows.values() for label in labels_for(row)})
    for ref, request in requests.items():
        if ref in rows:
            _label(github, request, labels_for(rows[ref]))
            _suggest(github, request, rows[ref])
            print(f"#{request['number']}: {rows[ref]['verdict']}")
    return 0


def labels_for(row: Mapping[str, Any]) -> set[str]:
    """Return the labels that a request gets: what to do with it, and what was called out."""
    return {VERDICT_LABELS[row["verdict"]], *row["labels"]}


def suggestions_for(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what `fmt` would write in files that a request brings whole, as comments of a review; others may lie outside of what it shows."""
    new = [rewriting for rewriting in report["rewritings"] if rewriting["is_new"]]
    found = [_suggestion(rewriting["file"], part) for rewriting in new for part in rewriting["replacements"]]
    return found if len(found) <= MOST_SUGGESTIONS else []


def _suggestion(file: str, part: Mapping[str, Any]) -> dict[str, Any]:
    text = "\n".join(part["new"])
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    lines = {"line": part["last"], "side": "RIGHT"}
    if part["first"] < part["last"]:
        lines |= {"start_line": part["first"], "start_side": "RIGHT"}
    return {"path": file, "body": f"{fence}suggestion\n{text}\n{fence}", **lines}


def _fetch(refs: Iterable[str]) -> None:
    asked = ["git", "fetch", "--quiet", "--no-tags", "origin", *(f"+{ref}:{ref}" for ref in refs)]
    subprocess.run(asked, check=True)


def _review(refs: Iterable[str]) -> list[dict[str, Any]]:
    command = [
        sys.executable,
        "-I",
        "-m",
        "commonground.cli",
        "review",
        *refs,
        "--base",
        "HEAD",
        "--format",
        "json",
    ]
    rows: list[dict[str, Any]] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return rows


def _label(github: GitHub, request: Mapping[str, Any], labels: set[str]) -> None:
    """Give a request its labels and take those away that no longer hold; labels that people gave stay."""
    ours = {rule.label for rule in rules()} | {*VERDICT_LABELS.values()}
    there = {label["name"] for label in request["labels"]}
    if labels - there:
        github.send("POST", f"issues/{request['number']}/labels", {"labels": sorted(labels - there)})
    for label in sorted((there & ours) - labels):
        github.send("DELETE", f"issues/{request['number']}/labels/{label}")


def _suggest(github: GitHub, request: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    """Suggest what fmt would write, once for each commit."""
    mark = f"{_MARK} ({row['commit'][:12]})."
    comments = suggestions_for(row["report"])
    number = request["number"]
    if comments and not any(
        mark in (review["body"] or "") for review in github.get(f"pulls/{number}/reviews")
    ):
        review = {"commit_id": row["commit"], "event": "COMMENT", "body": mark, "comments": comments}
        github.send("POST", f"pulls/{number}/reviews", review)


if __name__ == "__main__":
    sys.exit(main())
