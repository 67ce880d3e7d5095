"""The files of listings of two states: the working tree, a git revision or a folder; neither side's code is ever run.

A file counts by its bytes. Links, folders and files that are not called .yaml where listings belong are noted, not followed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..project import Project, ProjectError
from .git import git, tree_of


@dataclass(frozen=True, slots=True)
class State:
    """The files of listings by name, and what stands where one belongs but is none: a link, a folder, another kind of file."""

    files: dict[str, bytes] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of listings, and the name that it is shown by."""

    path: Path
    shown: str


def working_state(project: Project) -> State:
    """Return the listings as they stand in the project's folders; raise ProjectError where one cannot be read."""
    return _state_of(_folders(project))


def base_state(project: Project, base: str, working: State) -> State:
    """Return the listings of `base`: a git revision, else a folder with the other state; raise ProjectError where it is neither."""
    tree = tree_of(top_of(project), base)
    if tree:
        return _git_state(project, tree, working)
    folder = Path(base)
    if not base or not folder.is_dir():
        remedy = "name a branch, tag or commit that was fetched, or a folder with the other state"
        raise ProjectError(f"'{base[:80]}' is neither a git revision nor a folder; {remedy}")
    shown = project.name(project.data)
    if (folder / "data").is_dir():
        return _state_of([_Folder(folder / "data", shown), _Folder(folder / "local" / "data", "local/data")])
    return _state_of([_Folder(folder, shown)])


def revision_state(project: Project, revision: str, working: State) -> State:
    """Return the listings of a git revision, without checking it out; raise ProjectError where git does not have it.

    Content that `working` holds already is taken from there.
    """
    tree = tree_of(top_of(project), revision)
    if not tree:
        raise ProjectError(f"git has no revision '{revision[:80]}'; fetch it first")
    return _git_state(project, tree, working)


def others_between(project: Project, base: str, revision: str | None = None) -> tuple[str, ...]:
    """Return the files, sorted, that are no listings and differ between two revisions, or `base` and the working tree.

    None are known where `base` is a folder.
    """
    top = top_of(project)
    trees = [tree_of(top, side) for side in (base, revision) if side]
    if not trees[0]:
        return ()
    asked = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")
    names = git(top, *asked, *filter(None, trees), "--").split(b"\0")
    files = sorted(name.decode("utf-8", "surrogateescape") for name in names if name)
    folders = [folder.path.relative_to(top).as_posix() for folder in _folders(project)]
    return tuple(file for file in files if not _holds_listings(file, folders))


def _holds_listings(file: str, folders: Iterable[str]) -> bool:
    inside = (file.removeprefix(f"{folder}/") for folder in folders if file.startswith(f"{folder}/"))
    return any(_is_listings(name) for name in inside)


def _is_listings(inside: str) -> bool:
    """Whether a file belongs to the listings, by its path inside a folder of data."""
    return inside == "groups.yaml" or inside.startswith(("groups/", "demo/"))


def is_demonstration(name: str, project: Project) -> bool:
    """Whether a file of this name may hold demonstration groups."""
    return name.startswith(f"{project.name(project.data)}/demo/")


def _folders(project: Project) -> list[_Folder]:
    return [_Folder(path, project.name(path)) for path in project.folders]


def _state_of(folders: Iterable[_Folder]) -> State:
    state = State()
    for folder in folders:
        for path in _paths(folder.path):
            inside = path.relative_to(folder.path).as_posix()
            name = f"{folder.shown}/{inside}"
            strange = _strange(inside, "link" if path.is_symlink() else "folder" if path.is_dir() else "file")
            if strange:
                state.odd[name] = strange
            elif not path.is_dir():
                try:
                    state.files[name] = path.read_bytes()
                except OSError as error:
                    raise ProjectError(f"{name} cannot be read: {error.strerror}") from error
    return state


def _paths(folder: Path) -> Iterator[Path]:
    if os.path.lexists(folder / "groups.yaml"):
        yield folder / "groups.yaml"
    for part in ("groups", "demo"):
        for top, folders, files in os.walk(folder / part):
            yield from (Path(top) / name for name in sorted((*folders, *files)))


def _strange(inside: str, kind: str) -> str | None:
    """Say what stands at a path inside a folder of listings, where it is not a file that is read."""
    if kind == "folder" and not inside.endswith(".yaml"):
        return None
    if kind != "file":
        return f"a {kind}"
    return None if inside.endswith(".yaml") else "a file that is not called .yaml"


def _git_state(project: Project, tree: str, working: State) -> State:
    top = top_of(project)
    state, wanted = State(), {}
    for folder in _folders(project):
        inside_top = folder.path.relative_to(top).as_posix()
        listed = git(top, "ls-tree", "-r", "-z", tree, "--", f"{inside_top}/")
        for mode, kind, blob, path in map(_tree_entry, filter(None, listed.split(b"\0"))):
            inside = PurePosixPath(path).relative_to(inside_top).as_posix()
            name = f"{folder.shown}/{inside}"
            if not _is_listings(inside):
                continue
            strange = _strange(inside, "link" if mode == "120000" or kind != "blob" else "file")
            here = working.files.get(name)
            if strange:
                state.odd[name] = strange
            elif here is not None and _blob_of(here, len(blob)) == blob:
                state.files[name] = here
            else:
                wanted[name] = blob
    state.files.update(_blobs(top, wanted))
    return state


def top_of(project: Project) -> Path:
    """Return the folder whose repository holds the listings of a project."""
    return project.root if project.data.is_relative_to(project.root) else project.data.parent


def _tree_entry(line: bytes) -> tuple[str, str, str, str]:
    head, _, path = line.partition(b"\t")
    mode, kind, blob = head.decode().split()
    return mode, kind, blob, path.decode("utf-8", "surrogateescape")


def _blob_of(data: bytes, digits: int) -> str:
    """Return the name that git gives to content, by the kind of digest that the repository uses."""
    digest = hashlib.sha256 if digits == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _blobs(top: Path, wanted: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each blob by the name of its file."""
    if not wanted:
        return
    asked = "".join(f"{blob}\n" for blob in wanted.values()).encode()
    answer, at = git(top, "cat-file", "--batch", given=asked), 0
    for name in wanted:
        end = answer.index(b"\n", at)
        said = answer[at:end].split()
        if said[-1] == b"missing":
            raise ProjectError(f"git does not have the earlier {name}; fetch the whole revision first")
        size = int(said[2])
        yield name, answer[end + 1 : end + 1 + size]
        at = end + size + 2
