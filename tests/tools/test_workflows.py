"""No workflow runs what a stranger contributed: by what the workflows say, and by running the check beside hostile contributions."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT
from tools.workflows import faults

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
CHECK = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text())
PIN = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_runs_a_contribution(path: Path) -> None:
    assert not [*faults(yaml.safe_load(path.read_text()))]


def _changed(change: str, value: Any) -> dict[str, Any]:
    """Return the check with one thing in it changed: a path such as jobs.check.steps.1.with.path, and its value."""
    workflow = yaml.safe_load(yaml.safe_dump(CHECK))
    *way, last = change.split(".")
    at: Any = workflow
    for step in way:
        at = at[int(step)] if isinstance(at, list) else at[True if step == "on" else step]
    if isinstance(at, list):
        at.insert(int(last), value)
    else:
        at[True if last == "on" else last] = value
    return workflow


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("on", "pull_request_target"),
        ("on", {"workflow_run": {"workflows": ["Check listings"]}}),
        ("on", ["pull_request", "issue_comment"]),
        ("permissions", {"contents": "read"}),
        ("jobs.check.permissions", {"contents": "write"}),
        ("jobs.check.permissions", "read-all"),
        ("jobs.check.steps.0.with.ref", "${{ github.head_ref }}"),
        ("jobs.check.steps.0.with.persist-credentials", True),
        ("jobs.check.steps.1.with.path", "program"),
        ("jobs.check.steps.0.uses", "actions/checkout@v7"),
        ("jobs.check.steps.2.with.python-version-file", "contribution/.python-version"),
        ("jobs.check.steps.4.run", "make -C contribution test"),
        ("jobs.check.steps.4.run", "cd contrib* && make"),
        ("jobs.check.steps.4.run", "sh contribution/tools/ci/check.sh"),
        ("jobs.check.steps.4.run", 'echo "${{ github.event.pull_request.title }}"'),
        ("jobs.check.steps.4.working-directory", "contribution"),
        ("jobs.check.steps.4.env", {"PYTHONPATH": "contribution/hooks"}),
        ("jobs.check.steps.4.env", {"TOKEN": "${{ secrets.TOKEN }}"}),
        ("jobs.check.steps.5", {"uses": "./contribution/.github/actions/x"}),
        ("jobs.check.steps.5", {"uses": f"{PIN.replace('checkout', 'github-script')}", "with": {"script": "1"}}),
        ("jobs.other", {"uses": "./.github/workflows/x.yml", "permissions": {"contents": "read"}}),
    ],
)  # fmt: skip
def test_a_workflow_that_could_is_told(change: str, value: Any) -> None:
    assert [*faults(_changed(change, value))]


GROUP = """groups:
- id: example-quiet-room
  kind: group
  name: EXAMPLE – Quiet Room
  topics: [anxiety]
  meetings:
  - format: in-person
    every: tuesday
    start: "19:00"
    end: "20:30"
    place: {town: Leeds, region: West Yorkshire, country: GB, precision: town}
  contact: {email: hello@quiet.example.org}
  verified: 2026-11-02
  verified_how: organizer
  demo: true
"""


@pytest.fixture
def contribution(tmp_path: Path) -> Path:
    """A checkout of a merge whose second parent brings a listing, and everything that tools are known to run by themselves."""
    folder, canary = tmp_path / "contribution", tmp_path / "ran"
    (folder / "data").mkdir(parents=True)
    (folder / "data/vocabulary.yaml").write_bytes((PROJECT / "data/vocabulary.yaml").read_bytes())
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    (folder / "data/groups.yaml").write_text("groups: []\n")
    _git(tmp_path, "init", "-q", "-b", "main", "contribution")
    _commit(folder, "Begin")
    _git(folder, "checkout", "-q", "-b", "hostile")
    python = f"open({str(canary)!r}, 'a').write(__file__)\n"
    shell = f"#!/bin/sh\necho $0 >> '{canary}'\n"
    modules = (
        "sitecustomize",
        "usercustomize",
        "conftest",
        "yaml",
        "git",
        "commonground",
        "encodings/utf_8",
        "site",
        "babel",
    )
    for module in modules:
        for place in ("", "hooks/", "data/", "tools/", "lib/python3/site-packages/"):
            _put(folder, f"{place}{module}.py", python)
    for name in (
        "hooks/commonground/__init__.py",
        "hooks/commonground/cli.py",
        "hooks/finder.py",
        "commonground/__init__.py",
    ):
        _put(folder, name, python)
    for name in (
        ".venv/bin/python",
        "tools/ci/check.sh",
        "tools/setup.sh",
        "python",
        "git",
        ".githooks/post-checkout",
    ):
        _put(folder, name, shell).chmod(0o755)
    _put(folder, "evil.pth", f"import os; os.system(\"echo pth >> '{canary}'\")\n")
    _put(folder, "Makefile", f"%:\n\techo make >> '{canary}'\n")
    _put(folder, "package.json", f'{{"scripts": {{"preinstall": "echo npm >> {canary}"}}}}')
    _put(
        folder,
        "mkdocs.yml",
        f"site_name: !!python/object/apply:os.system ['echo yaml >> {canary}']\nhooks: [hooks/finder.py]\n",
    )
    _put(folder, "data/sources.yaml", f"- !!python/object/apply:os.system ['echo data >> {canary}']\n")
    _put(folder, ".gitattributes", "*.yaml filter=evil diff=evil\n")
    _put(folder, ".gitconfig", f"[core]\n\tfsmonitor = \"echo fsmonitor >> '{canary}'\"\n")
    _put(
        folder, "overrides/directory/group.html", "{{ cycler.__init__.__globals__.os.system('echo jinja') }}"
    )
    _put(folder, ".cache/made/0", "not a pickle of ours")
    _put(folder, "data/groups/quiet.yaml", GROUP.replace("demo: true\n", ""))
    _put(folder, "data/demo/quiet.yaml", GROUP)
    (folder / "data/groups/other.yaml").symlink_to("/etc/passwd")
    (folder / "data/crisis.yaml").symlink_to("/etc/passwd")
    _commit(folder, "Add a group")
    _git(folder, "checkout", "-q", "main")
    _git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "hostile")
    return folder


def test_the_check_reads_a_hostile_contribution_and_runs_nothing_of_it(
    contribution: Path, tmp_path: Path
) -> None:
    (tmp_path / "program").symlink_to(PROJECT)
    done, summary = _check(tmp_path)
    assert not (tmp_path / "ran").exists()
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "::error file=data/groups/quiet.yaml,line=2" in done.stdout
    assert "more-than-listings" in summary
    assert "**Visitors will read**" in summary
    assert "a link stands here, which is not read as listings" in summary
    assert "root:" not in summary + done.stdout + done.stderr


def test_a_sound_listing_passes_the_check(contribution: Path, tmp_path: Path) -> None:
    _git(contribution, "checkout", "-q", "-B", "sound", "main^1")
    _put(contribution, "data/demo/quiet.yaml", GROUP)
    _commit(contribution, "Add a group")
    _git(contribution, "checkout", "-q", "main^1")
    _git(contribution, "merge", "-q", "--no-ff", "-m", "Merge", "sound")
    (tmp_path / "program").symlink_to(PROJECT)
    done, summary = _check(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert summary.startswith("## Listings: 1 added. ")


def _check(folder: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run what the workflow's last step says, as a runner does."""
    step = CHECK["jobs"]["check"]["steps"][-1]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done, (folder / "summary.md").read_text()


def _put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "--all", "--force", ".")
    _git(folder, "commit", "-q", "-m", message)


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, env=environment)
