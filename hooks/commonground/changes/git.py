"""Asks git about a repository whose content may come from strangers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..project import ProjectError


def git(top: Path, *arguments: str, given: bytes = b"", index: Path | None = None) -> bytes:
    """Ask git, which then starts no program and asks no network; raise ProjectError where it fails.

    `index` is a file to be used for the repository's own index, which is then left alone.
    """
    settings: Sequence[str] = ("-c", "core.fsmonitor=false", "-c", "protocol.allow=never")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    own = {"GIT_INDEX_FILE": str(index)} if index else {}
    command = ["git", "--no-pager", "-C", str(top), *settings, *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=kept | quiet | own)  # noqa: S603 - no shell
    except OSError as error:
        raise ProjectError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProjectError(f"git says: {said[-1] if said else 'nothing'}")
    return done.stdout


def tree_of(top: Path, revision: str) -> str | None:
    """Return the name of the tree of a revision; None where git does not have it."""
    return resolved(top, f"{revision}^{{tree}}")


def resolved(top: Path, revision: str) -> str | None:
    """Return the name of the object that a revision stands for; None where git does not have it."""
    try:
        found = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    except ProjectError:
        return None
    return found.decode().strip() or None
