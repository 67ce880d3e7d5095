"""Builds the prose with the site engine, a command of its own (`python -m mkdocs build`); nothing here imports it.

What it gave is kept, and taken over as long as it would be made from the same: everything in the project's folders but what the listings say.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from .kept import Kept
from .options import Options
from .project import Project

_FOLDERS = ("data", "docs", "hooks", "local", "overrides")


class BuildError(Exception):
    """The site could not be built, though the listings hold no error; the message says why."""


class Prose(Protocol):
    """Prose that is there, or being made."""

    def finish(self) -> None:
        """Return when all of it is there; raise BuildError with what the engine said where it could not be made."""


@contextmanager
def prose(project: Project, folder: Path, options: Options, kept: Kept) -> Iterator[Prose]:
    """Make the prose pages in `folder` meanwhile; what makes them is ended if anything else fails."""
    made_from = _made_from(project, options)
    found: dict[str, bytes] | None = kept.recall(made_from)
    if found is not None:
        yield _Recalled(folder, found)
        return
    command = [
        sys.executable,
        "-m",
        options.engine,
        "build",
        "--strict",
        "--config-file",
        str(project.root / "mkdocs.yml"),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and engine, no shell
        [*command, "--site-dir", str(folder)],
        cwd=project.root,
        env=os.environ | options.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield _Making(folder, process, kept, made_from)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


class _Making:
    def __init__(self, folder: Path, process: subprocess.Popen[str], kept: Kept, made_from: bytes) -> None:
        self.folder = folder
        self.process = process
        self.kept = kept
        self.made_from = made_from

    def finish(self) -> None:
        output, _ = self.process.communicate()
        if self.process.returncode:
            said = [line for line in output.splitlines() if line.strip()]
            raise BuildError("the prose could not be built:\n" + "\n".join(said))
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        made = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}
        self.kept.keep(self.made_from, made)


class _Recalled:
    def __init__(self, folder: Path, found: dict[str, bytes]) -> None:
        self.folder = folder
        self.found = found

    def finish(self) -> None:
        for name, content in self.found.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _made_from(project: Project, options: Options) -> bytes:
    """Return a digest of all that prose may be made from: packages, options, and every file of the project but listings, of which the names."""
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    listings = {source.path: source.demonstration for source in project.sources(demo=True)}
    said = (packages, options.environment(), options.engine, sorted(listings.items()))
    digest = blake2b(repr(said).encode())
    folders = {project.data, *(project.root / name for name in _FOLDERS)}
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    for path in sorted({project.root / "mkdocs.yml", *files - listings.keys()}):
        if path.suffix != ".pyc":
            content = path.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return b"prose\0" + digest.digest()
