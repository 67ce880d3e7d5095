"""Twenty people who add a group at once, with the files that the form makes: their branches merge one after the other without a conflict."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from commonground.listings.checks import Context
from commonground.listings.form_model import form_model
from commonground.listings.model import ORGANIZATION, Organization
from commonground.listings.read import read_listings
from commonground.listings.report import has_errors
from tests.changes.made import git
from tests.conftest import PROJECT

from .test_form_model import texts_of

FILES = PROJECT / "tests/js/submit/files.mjs"
AT_ONCE = 20
ORGANIZATIONS = 3
"""Of how many organizations the groups are: people of one organization add groups at once, too."""


def _group(number: int) -> dict[str, object]:
    place = {"town": "Leeds", "region": "West Yorkshire", "country": "GB", "precision": "town"}
    return {
        "id": f"example-circle-{number}",
        "kind": "group",
        "name": f"EXAMPLE – Circle {number}",
        "topics": ["anxiety"],
        "meetings": [{"format": "in-person", "every": "tuesday", "start": f"{number % 24:02}:00", "place": place}],
        "contact": {"email": f"circle-{number}@example.org"},
        "verified": "2026-11-02",
        "verified_how": "organizer",
        "demo": "true",
    }  # fmt: skip


def test_twenty_branches_of_the_form_merge_without_a_conflict(
    node: str, context: Context, tmp_path: Path
) -> None:
    named = [Organization(id=f"example-org-{n}", name=f"EXAMPLE – Org {n}") for n in range(ORGANIZATIONS)]
    owners = [texts_of(named[number % ORGANIZATIONS], ORGANIZATION) for number in range(AT_ONCE)]
    asked = {
        "model": form_model(context.vocabulary),
        "listings": [[o, _group(n)] for n, o in enumerate(owners)],
    }
    answer = subprocess.run(
        [node, FILES], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    files: list[tuple[str, str]] = json.loads(answer.stdout)
    git(tmp_path, "init", "-q", "-b", "main")
    _put(tmp_path, "data/groups.yaml", "groups: []\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Begin")
    for number, (path, text) in enumerate(files):
        git(tmp_path, "checkout", "-q", "-b", f"request-{number}", "main")
        _put(tmp_path, path, text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", f"Add circle {number}")
    git(tmp_path, "checkout", "-q", "main")
    for number in range(AT_ONCE):
        git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge", f"request-{number}")
    demonstration = replace(context, demonstration=True)
    merged = sorted((tmp_path / "data/groups").iterdir())
    assert len(merged) == AT_ONCE
    for path in merged:
        assert not has_errors(
            read_listings(path.read_bytes(), f"data/demo/{path.name}", demonstration).problems
        )


def _put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
