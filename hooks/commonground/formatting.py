"""The command `fmt`: puts files of listings into canonical form, or says which are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from .listings.canonical import canonical_text
from .listings.report import Problem
from .project import Project, ProjectError
from .writing import write_whole


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of the files: how many were looked at, the names of those that were not canonical, and what is wrong."""

    files: int
    changed: tuple[str, ...]
    problems: tuple[Problem, ...]


def format_files(project: Project, files: Sequence[Path], *, check: bool) -> Formatted:
    """Write files of listings in canonical form, all of the project where none is named; where `check`, only tell which differ.

    A file that cannot be read is left as it is and told. Raises ProjectError where a file cannot be opened or written.
    """
    paths = [path.resolve() for path in files] or [source.path for source in project.sources(demo=True)]
    changed: list[str] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        name = project.name(path)
        data = _bytes(path, name)
        text, faults = canonical_text(data)
        if faults:
            problems += [
                Problem(name, f.line, f.column, f.rule, "error", f.message, f.suggestion) for f in faults
            ]
        elif data != text.encode():
            changed.append(name)
            if check:
                problems.append(_differs(name, data.decode(), text))
            else:
                write_whole(path, text)
    return Formatted(len(paths), tuple(changed), tuple(problems))


def told(formatted: Formatted, *, check: bool) -> Iterator[str]:
    """Yield in sentences what was done."""
    changed, unread = len(formatted.changed), len({p.file for p in formatted.problems} - {*formatted.changed})
    if not check:
        yield from (f"formatted {name}" for name in formatted.changed)
    verb = "would be" if check else "were"
    yield f"{changed} of {formatted.files} files {verb} formatted."
    if unread:
        yield f"{unread} could not be, and stay as they are."


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(f"{name} cannot be read: {error.strerror}") from error


def _differs(name: str, old: str, new: str) -> Problem:
    lines = zip_longest(old.splitlines(keepends=True), new.splitlines(keepends=True))
    line = next((number for number, (was, will) in enumerate(lines, start=1) if was != will), 1)
    message = "from this line on, the file is not in canonical form"
    return Problem(name, line, 1, "not-formatted", "error", message, f"run commonground fmt {name}")
