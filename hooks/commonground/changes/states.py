"""The files of listings of two states: the working tree, a git revision or a folder; neither side's code is ever run.

A file counts by its bytes. Links, folders and files that are not called .yaml where listings belong are noted, not followed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..project import Project, ProjectError


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
    tree = _tree_of(_top(project), base)
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
    tree = _tree_of(_top(project), revision)
    if not tree:
        raise ProjectError(f"git has no revision '{revision[:80]}'; fetch it first")
    return _git_state(project, tree, working)


def others_between(project: Project, base: str, revision: str | None = None) -> tuple[str, ...]:
    """Return the files, sorted, that are no listings and differ between two revisions, or `base` and the working tree.

    None are known where `base` is a folder.
    """
    top = _top(project)
    if not _tree_of(top, base):
        return ()
    asked = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", base)
    names = _git(top, *asked, *([revision] if revision else []), "--").split(b"\0")
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
    own = _Folder(project.data, project.name(project.data))
    if project.data != project.root / "data":
        return [own]
    return [own, _Folder(project.root / "local" / "data", "local/data")]


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
    top = _top(project)
    state, wanted = State(), {}
    for folder in _folders(project):
        inside_top = folder.path.relative_to(top).as_posix()
        listed = _git(top, "ls-tree", "-r", "-z", tree, "--", f"{inside_top}/")
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


def _top(project: Project) -> Path:
    return project.root if project.data.is_relative_to(project.root) else project.data.parent


def _tree_of(top: Path, base: str) -> str | None:
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{tree}}")
    except ProjectError:
        return None
    return found.decode().strip() or None


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
    answer, at = _git(top, "cat-file", "--batch", given=asked), 0
    for name in wanted:
        end = answer.index(b"\n", at)
        said = answer[at:end].split()
        if said[-1] == b"missing":
            raise ProjectError(f"git does not have the earlier {name}; fetch the whole revision first")
        size = int(said[2])
        yield name, answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(top: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Ask git, which then starts no program, asks no network and writes nothing; raise ProjectError where it fails."""
    settings: Sequence[str] = ("-c", "core.fsmonitor=false", "-c", "protocol.allow=never")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "--no-pager", "-C", str(top), *settings, *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=kept | quiet)  # noqa: S603 - no shell
    except OSError as error:
        raise ProjectError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProjectError(f"git says: {said[-1] if said else 'nothing'}")
    return done.stdout
