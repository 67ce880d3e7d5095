"""What the directory knows of each file of listings: its problems, and each listing in short; kept under a digest of all it is made from.

A file that did not change since the last time is not read again. What needs the whole of a listing reads it with `listings.read`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from .directory import check_context
from .do_not_list import read_do_not_list
from .hidden import read_hidden
from .kept import Kept, kept_of
from .listings.alike import Sketch, duplicates, sketch_of
from .listings.checks import Context
from .listings.hosts import host_in
from .listings.model import Group
from .listings.read import SHARED_FROM_BYTES, Entry, judged, read_listings
from .listings.report import Problem
from .listings.vocabulary import read_vocabulary
from .parallel import map_shared
from .project import Project, ProjectError


class Known(NamedTuple):
    """What is known of a listing: the entry in short (its ids, name and status), what tells it from others, and its hosts."""

    entry: Entry
    sketch: Sketch
    hosts: frozenset[str]


class KnownFile(NamedTuple):
    """What is known of a file: its listings, and what is wrong with each by itself."""

    listings: tuple[Known, ...]
    problems: tuple[Problem, ...]


File = tuple[str, bytes, Context]
"""A file by its name, its content and what its rules may ask."""


def known_files(files: Sequence[File], basis: bytes, kept: Kept, jobs: int) -> list[KnownFile]:
    """Return what is known of each file; `basis` stands for what the rules may ask. Up to `jobs` processes read what is not kept."""
    made_from = [_made_from(file, basis) for file in files]
    found: list[KnownFile | None] = [kept.recall(made) for made in made_from]
    missing = [number for number, known in enumerate(found) if known is None]
    enough = sum(len(files[number][1]) for number in missing) > SHARED_FROM_BYTES

    def read(number: int) -> KnownFile:
        known = _read(files[number])
        kept.keep(made_from[number], known)
        return known

    for number, known in zip(missing, map_shared(read, missing, jobs if enough else 1), strict=True):
        found[number] = known
    return [known for known in found if known]


def known_of(entry: Entry) -> Known:
    """Return what is known of a listing that was read."""
    group, contact, organization = entry.group, entry.group.contact, entry.organization
    short = Group(
        id=group.id,
        was=group.was,
        kind=group.kind,
        name=group.name,
        status=group.status,
        moved_to=group.moved_to,
    )
    said = [contact.email, contact.website] if contact else []
    hosts = map(host_in, [*said, organization.website if organization else None])
    return Known(replace(entry, group=short), sketch_of(entry), frozenset(host for host in hosts if host))


def open_known(project: Project) -> Kept:
    """Return what `check` and `diff` keep of a project from one run to the next."""
    return kept_of(project.root, "known")


def basis_of(project: Project, as_of: date) -> bytes:
    """Return a digest of what the rules may ask beside the program and its data: the project's words, what must not be listed, the day."""
    words = b"".join(path.read_bytes() for path in project.layers("vocabulary.yaml"))
    refused = read_do_not_list(project)
    said = repr(refused and (sorted(refused.marks), refused.key)).encode()
    return blake2b(b"\0".join((words, said, as_of.isoformat().encode()))).digest()


def check_listings(project: Project, *, as_of: date, demo: bool, jobs: int) -> list[Problem]:
    """Return every problem of the listings of a project; raise ProjectError where a file that is needed is missing."""
    context = check_context(project, as_of)
    _, problems = read_vocabulary(project.layers("vocabulary.yaml"), project.root)
    sources = [
        (source, replace(context, demonstration=source.demonstration))
        for source in project.sources(demo=demo)
    ]
    try:
        files = [(source.name, source.path.read_bytes(), context) for source, context in sources]
    except OSError as error:
        raise ProjectError(f"{error.filename} cannot be read: {error.strerror}") from error
    kept = open_known(project)
    known = known_files(files, basis_of(project, as_of), kept, jobs)
    kept.forget_unused()
    entries = [one.entry for file in known for one in file.listings]
    own = [problem for file in known for problem in file.problems]
    hidden, unsound = read_hidden(project)
    twice = _listed_twice([one.sketch for file in known for one in file.listings])
    told = judged(entries, own, [(source.path, source.name, context) for source, context in sources])
    return hidden.judged(
        entries, [*problems, *unsound, *told, *twice], [source.name for source, _ in sources]
    )


def _listed_twice(sketches: Sequence[Sketch]) -> Iterator[Problem]:
    """Yield a warning for each two listings that seem to be one group, at the later one of them."""
    for pair in duplicates(sketches):
        one, other = sorted((pair.one, pair.other), key=lambda sketch: (sketch.file, sketch.line))
        message = f"this seems to be the listing '{one.id}' in {one.file}:{one.line} again: {pair.why}"
        remedy = "keep one of them, and write the id of the other under was"
        yield Problem(other.file, other.line, 1, "listed-twice", "warning", message, remedy, other.id)


def _read(file: File) -> KnownFile:
    name, data, context = file
    reading = read_listings(data, name, context)
    return KnownFile(tuple(map(known_of, reading.entries)), reading.problems)


def _made_from(file: File, basis: bytes) -> bytes:
    name, data, context = file
    return b"\0".join([b"known", basis, repr(context.demonstration).encode(), name.encode(), data])
