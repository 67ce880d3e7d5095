"""Asks organizations on GitHub whether their listings are still right: one open issue each, from what `commonground due --format json` prints.

An issue is known again by the mark at the head of its text, so a listing is never asked about twice; once nothing is due, it is closed.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from tools.github import GitHub

LABEL = "still-right"
MOST = 20
"""Issues that one run opens, the longest overdue first: nobody can answer hundreds at once."""


def main() -> int:
    """Open, update and close issues by what stands on standard input; return 0."""
    requests: list[dict[str, Any]] = json.load(sys.stdin)["requests"]
    github = GitHub(os.environ["GITHUB_REPOSITORY"])
    github.have_labels({LABEL})
    open_ones = {
        _mark(issue["body"]): issue for issue in github.get(f"issues?state=open&labels={LABEL}&per_page=100")
    }
    opened = 0
    for request in sorted(requests, key=lambda request: -request["overdue"]):
        said = {"title": request["issue"]["title"], "body": request["issue"]["body"]}
        there = open_ones.pop(_mark(said["body"]), None)
        if there is None:
            opened += 1
            if opened <= MOST:
                github.send("POST", "issues", said | {"labels": [LABEL]})
        elif (there["title"], there["body"]) != (said["title"], said["body"]):
            github.send("PATCH", f"issues/{there['number']}", said)
    for mark, issue in open_ones.items():
        if mark:
            github.send(
                "PATCH", f"issues/{issue['number']}", {"state": "closed", "state_reason": "completed"}
            )
    print(
        f"{len(requests)} organizations to ask; {min(opened, MOST)} issues opened, {max(0, opened - MOST)} left for the next run."
    )
    return 0


def _mark(body: str | None) -> str:
    """Return the first line of a text where it is a mark of ours, else nothing."""
    first = (body or "").partition("\n")[0].strip()
    return first if first.startswith("<!-- commonground:") and first.endswith("-->") else ""


if __name__ == "__main__":
    sys.exit(main())
