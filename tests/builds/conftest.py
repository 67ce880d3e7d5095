"""Whole builds: a copy of this checkout to build in, and a way to compare what was built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import AS_OF, PROJECT

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("slow")


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of everything that git knows of this checkout, as a repository with one commit."""
    copy = tmp_path / "checkout"
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=PROJECT).split("\0")
    for name in filter(None, listed):
        if (PROJECT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, copy / name)
    git("init", "--quiet", "--initial-branch=main", cwd=copy)
    commit(copy, "Begin")
    return copy


def git(*arguments: str, cwd: Path) -> str:
    """Run git without the user's own settings and return what it says."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=cwd, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit everything in a repository."""
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", message, cwd=folder)


def run(
    folder: Path, *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the `commonground` command of the checkout in `folder`, in that folder."""
    said = (
        os.environ | {"PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"} | (environment or {})
    )
    command = [sys.executable, "-m", "commonground.cli", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=said, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def build(folder: Path, site: Path, *arguments: str, environment: dict[str, str] | None = None) -> Path:
    """Build the checkout in `folder` into `site`, which has to succeed."""
    done = run(folder, "build", "--site-dir", site, "--as-of", AS_OF, *arguments, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def contents(site: Path) -> dict[str, str]:
    """Return the digest of every file of a site by its name."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
