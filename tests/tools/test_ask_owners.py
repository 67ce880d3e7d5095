"""Organizations are asked on GitHub once each; what is answered closes, what changed is told anew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT
from tests.tools.test_answer_requests import GH


def _request(organization: str, overdue: int = 1, text: str = "Is this still right?") -> dict[str, Any]:
    body = f"<!-- commonground:due/{organization} -->\n{text}"
    return {"overdue": overdue, "issue": {"title": f"Still right? {organization}", "body": body}}


def _asked(folder: Path, requests: list[dict[str, Any]], issues: list[dict[str, Any]]) -> list[Any]:
    (folder / "gh").write_text(GH.format(python=sys.executable))
    (folder / "gh").chmod(0o755)
    (folder / "answers").write_text(json.dumps({"issues": issues, "labels": [{"name": "still-right"}]}))
    environment = os.environ | {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "GITHUB_REPOSITORY": "owner/name",
    }
    command = [sys.executable, "-m", "tools.ask_owners"]
    subprocess.run(command, input=json.dumps({"requests": requests}), env=environment, text=True, check=True)
    told = folder / "told"
    return [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []


def test_each_organization_has_one_open_issue(tmp_path: Path) -> None:
    known, changed, done = (_request(name)["issue"] for name in ("known", "changed", "done"))
    issues = [
        {"number": 1, **known},
        {"number": 2, **changed},
        {"number": 3, **done},
        {"number": 4, "title": "By hand", "body": "written by somebody"},
    ]
    told = _asked(
        tmp_path, [_request("known"), _request("changed", text="And this?"), _request("new")], issues
    )
    assert told == [
        ["PATCH", "issues/2", _request("changed", text="And this?")["issue"]],
        ["POST", "issues", _request("new")["issue"] | {"labels": ["still-right"]}],
        ["PATCH", "issues/3", {"state": "closed", "state_reason": "completed"}],
    ]


def test_no_run_asks_more_than_people_can_answer(tmp_path: Path) -> None:
    told = _asked(tmp_path, [_request(f"org-{number}", number) for number in range(30)], [])
    assert len(told) == 20
    assert told[0][2]["title"] == "Still right? org-29"
