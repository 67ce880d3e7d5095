"""The context that changes are read in, and a repository to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.listings.conftest import context

from .made import FILES, git, write

__all__ = ["context"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project with the small directory, in a repository with one commit."""
    folder = tmp_path / "copy"
    write(folder, FILES)
    shutil.copy(PROJECT / "data" / "vocabulary.yaml", folder / "data")
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    git(tmp_path, "init", "-q", "-b", "main", "copy")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    return folder
