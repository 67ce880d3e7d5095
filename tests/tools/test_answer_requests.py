"""Open requests on GitHub get labels and suggestions: driven with a `gh` that keeps what it is told, on requests in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.changes.conftest import copy
from tests.changes.made import FILES, changed, git, write
from tests.conftest import PROJECT
from tools.answer_requests import suggestions_for

__all__ = ["copy"]

GH = """#!{python}
import json, os, sys
folder = os.path.dirname(sys.argv[0])
path = sys.argv[2].split("?")[0].removeprefix("repos/owner/name/")
if "--method" in sys.argv:
    method = sys.argv[sys.argv.index("--method") + 1]
    with open(f"{{folder}}/told", "a") as file:
        print(json.dumps([method, path, json.loads(sys.stdin.read() or "null")]), file=file)
else:
    print(json.dumps([json.load(open(f"{{folder}}/answers"))[path]]))
"""


@pytest.fixture
def hosted(copy: Path, tmp_path: Path) -> Path:
    """A clone of a repository with two requests, and a `gh` beside it."""
    git(copy, "checkout", "-q", "-b", "work")
    write(copy, changed(FILES, {"set": {"riverside/example-anxiety/contact.phone": "0113 496 0777"}}))
    git(copy, "commit", "-q", "-a", "-m", "A number")
    git(copy, "update-ref", "refs/pull/3/head", "HEAD")
    git(copy, "checkout", "-q", "-B", "work", "main")
    write(copy, {"new": {"groups": [{**FILES["light"]["groups"][0], "id": "example-new-line"}]}})
    git(copy, "add", "data/demo/new.yaml")
    git(copy, "commit", "-q", "-m", "A group")
    git(copy, "update-ref", "refs/pull/4/head", "HEAD")
    git(copy, "checkout", "-q", "main")
    git(tmp_path, "clone", "-q", str(copy), "clone")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH.format(python=sys.executable))
    (tmp_path / "bin/gh").chmod(0o755)
    return tmp_path


def _answer(hosted: Path, labels: list[str], reviews: list[str]) -> list[Any]:
    answers = {
        "pulls": [{"number": 3, "labels": [{"name": name} for name in labels]}, {"number": 4, "labels": []}],
        "labels": [{"name": "phone"}],
        "pulls/4/reviews": [{"body": body} for body in reviews],
    }
    (hosted / "bin/answers").write_text(json.dumps(answers))
    environment = os.environ | {
        "PATH": f"{hosted / 'bin'}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "owner/name",
    }
    command = [sys.executable, "-m", "tools.answer_requests"]
    path = f"{PROJECT}:{PROJECT / 'hooks'}"
    subprocess.run(command, cwd=hosted / "clone", env=environment | {"PYTHONPATH": path}, check=True)
    told = hosted / "bin/told"
    return [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []


def test_requests_get_labels_and_lose_those_that_no_longer_hold(hosted: Path) -> None:
    told = _answer(hosted, ["stop", "by-hand"], [])
    assert ["POST", "issues/3/labels", {"labels": ["ask", "phone"]}] in told
    assert ["DELETE", "issues/3/labels/stop", None] in told
    assert ["DELETE", "issues/3/labels/by-hand", None] not in told
    assert {said["name"] for method, path, said in told if path == "labels"} >= {"ask"}


def test_a_new_file_gets_what_fmt_would_write_once(hosted: Path) -> None:
    (review,) = [said for _, path, said in _answer(hosted, [], []) if path == "pulls/4/reviews"]
    assert review["event"] == "COMMENT"
    assert {comment["path"] for comment in review["comments"]} == {"data/demo/new.yaml"}
    (hosted / "bin/told").unlink()
    assert not [said for _, path, said in _answer(hosted, [], [review["body"]]) if path == "pulls/4/reviews"]


def test_no_text_ends_its_suggestion() -> None:
    part = {"first": 2, "last": 3, "old": ["a", "b"], "new": ["about: |", "  ````suggestion"]}
    (comment,) = suggestions_for(
        {"rewritings": [{"file": "data/groups/x.yaml", "is_new": True, "replacements": [part]}]}
    )
    assert comment["body"] == "`````suggestion\nabout: |\n  ````suggestion\n`````"
    assert (comment["start_line"], comment["line"]) == (2, 3)
