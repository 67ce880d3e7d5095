"""Puts a finished site in the place of the published one, so that a visitor meets wholly the old or wholly the new.

A site is made in a folder beside the published one and swapped in by one rename where the system can exchange two names
(Linux renameat2, macOS renamex_np), else by two renames, which the next start repairs if it was interrupted between them.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: no lock, and two renames instead of an exchange
    fcntl = None  # type: ignore[assignment]


class PublishError(Exception):
    """The site cannot be put in its place; the message says why and what to do."""


@contextmanager
def staging(site: Path, root: Path) -> Iterator[Path]:
    """Hold the lock of `site`, repair what an interrupted build left, and give an empty folder beside it to build in.

    The folder is removed at the end, with whatever it holds then. Raises PublishError where the place cannot be used.
    """
    _refuse_wrong_place(site, root)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with _locked(site):
            _repair(site)
            made = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
            made.chmod(0o755)
            try:
                yield made
            finally:
                shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise PublishError(
            f"the output folder {site} cannot be written: {error.strerror or error}"
        ) from error


def swap(made: Path, site: Path) -> None:
    """Put `made` in the place of `site`; what was there before is then at `made`."""
    if not site.exists():
        made.rename(site)
    elif not _exchange(made, site):
        old = _old(site)
        site.rename(old)
        made.rename(site)
        old.rename(made)


def _refuse_wrong_place(site: Path, root: Path) -> None:
    if (
        site == root
        or site in root.parents
        or site in (root / "data", root / "docs", root / "hooks", root / "overrides", root / "local")
    ):
        raise PublishError(
            f"the output folder {site} is part of the project itself; choose another one with --site-dir"
        )
    if site.exists() and not site.is_dir():
        raise PublishError(f"the output folder {site} is a file; choose another one with --site-dir")
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").exists():
        raise PublishError(
            f"the output folder {site} holds something that is no website; choose an empty one with --site-dir"
        )


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    path = site.with_name(f".{site.name}.lock")
    with path.open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                    raise
                raise PublishError(
                    f"another build into {site} is under way; wait until it has ended"
                ) from error
        yield


def _repair(site: Path) -> None:
    old = _old(site)
    if old.exists():
        if site.exists():
            shutil.rmtree(old)
        else:
            old.rename(site)
    for left in site.parent.glob(f".{site.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False where the system or the file system cannot."""
    call = _exchange_call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        here, flag = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        return lambda one, other: int(library.renameat2(here, one, here, other, flag))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, 2))  # RENAME_SWAP
    return None
