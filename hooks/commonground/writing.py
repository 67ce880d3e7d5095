"""Writes files that people keep: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .project import ProjectError


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, so that a reader sees the old text or the new one; raise ProjectError where it cannot be written.

    A file that is there keeps its permissions, and a link to it stays a link.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(made).chmod(mode)
        Path(made).replace(target)
    except OSError as error:
        raise ProjectError(f"{path} cannot be written: {error.strerror}") from error
