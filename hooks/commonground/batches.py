"""The work of a build that is done listing by listing: read, check, place, time, and write the files that are a listing's own.

Listings are worked through in batches, a file of them each, shared between processes; what the lists and indexes of the whole directory
need of a batch is all that comes back, so a large directory is never held whole. What a batch gave is kept in .cache/batches/ under a
digest of everything that it was made from, and its files are taken over from the published site as long as nobody changed them there.
"""

from __future__ import annotations

import copyreg
import importlib
import io
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from .directory import Directory, Listing, PlacedMeeting, directory_of, place_listing
from .exports import api
from .listings.checks import Context
from .listings.model import Contact, Cost, FirstTime, Group, Join, Meeting, Organization, Place
from .listings.read import Entry, Share, read_listings
from .listings.report import Problem
from .pages.environment import OVERRIDES
from .pages.shell import Shell
from .pages.verify import Defect, Links, scan_page
from .parallel import iterate_shared
from .places.geocode import Located
from .places.lock import Lock
from .project import Project, ProjectError, Source
from .settings import Settings
from .times.occurrences import Occurrence, Schedule
from .times.recurrence import Recurrence, Weekday

EACH = ("pages.group", "exports.calendar")
"""The modules whose `maker(directory, shell)` gives what makes the files of one listing."""

SHARED_FROM_BYTES = 1_000_000
"""A file of listings so large is read in shares, one a process."""

FIRST = 6
"""Batches that are made before the work is shared: they load templates, languages and, mostly, the places of the directory's countries."""

_PACKAGES = ("Babel", "geopy", "icalendar", "Jinja2", "MarkupSafe", "phonenumberslite", "python-dateutil", "PyYAML", "tzdata")  # fmt: skip
_Output = tuple[str, bytes]
_Spot = tuple[str, int, int]
"""Where a line of the open data was put: file, offset, length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What every batch of a build is made with: what the rules may ask, the kept answers of geocoders, settings and frame."""

    project: Project
    settings: Settings
    context: Context
    lock: Lock
    shell: Shell
    prefix: str

    def digest(self) -> bytes:
        """Return a digest of all of it, and of the program."""
        layers = [path.read_bytes() for path in self.project.layers("vocabulary.yaml")]
        said = (
            sys.version,
            [version(package) for package in _PACKAGES],
            self.settings,
            self.context.as_of,
            self.context.production,
            sorted(self.lock.entries.items()),
            self.shell,
            self.prefix,
            layers,
        )
        made = blake2b(repr(said).encode())
        for folder in (Path(__file__).parent, OVERRIDES / "directory"):
            for path in sorted(path for path in folder.rglob("*") if path.suffix not in (".pyc", "")):
                made.update(path.name.encode())
                made.update(path.read_bytes())
        return made.digest()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch gave: the listings in short, the entries that they were read from, every problem, and what its pages lead to."""

    entries: tuple[Entry, ...]
    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    files: tuple[tuple[str, int, int], ...]  # name, size and time of change (ns) of each
    targets: dict[str, Defect]
    defects: tuple[Defect, ...]
    lengths: tuple[int, ...]  # of each listing's line of the open data


@dataclass(frozen=True, slots=True)
class Worked:
    """The batches of a build, in the order of the files; and where each listing's line of the open data was put."""

    batches: tuple[Batch, ...]
    lines: dict[str, _Spot]

    @property
    def listings(self) -> Iterator[Listing]:
        """All listings, in short."""
        return (listing for batch in self.batches for listing in batch.listings)


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    share: Share


def work(
    basis: Basis, sources: Sequence[Source], folder: Path, *, kept: Path, spool: Path, site: Path, jobs: int
) -> Worked:
    """Work through all listings of the sources and write the files of each into `folder`.

    `kept` is the folder of the cache, `spool` one for what is only needed during the build, `site` the published site.
    """
    tasks = [_Task(source, share) for source in sources for share in _shares(source, jobs)]
    worker = _Worker(basis, folder, kept, spool, site)
    batches: list[Batch] = []
    lines: dict[str, _Spot] = {}
    used = set()
    try:
        for name, blob, (file, offset) in iterate_shared(worker.run, tasks, jobs, FIRST):
            batch: Batch = pickle.loads(blob)  # noqa: S301 - made by this program, for itself
            batches.append(batch)
            used.add(name)
            for listing, length in zip(batch.listings, batch.lengths, strict=True):
                lines[listing.group.id] = (file, offset, length)
                offset += length
    except OSError as error:
        raise ProjectError(f"{error.filename} cannot be read: {error.strerror}") from error
    _forget(kept, used)
    return Worked(tuple(batches), lines)


def write_api(directory: Directory, worked: Worked, path: Path) -> None:
    """Write the open data, whose lines the batches left in files of their own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    opened: dict[str, BinaryIO] = {}
    try:
        with path.open("wb") as file:
            file.write(api.head(directory).encode())
            between = b""
            for listing in directory.listings:
                name, offset, length = worked.lines[listing.group.id]
                if name not in opened:
                    opened[name] = Path(name).open("rb")  # noqa: SIM115 - closed below, all at once
                source = opened[name]
                source.seek(offset)
                file.write(between + source.read(length))
                between = b",\n"
            file.write(api.END.encode())
    finally:
        for source in opened.values():
            source.close()


def maker(
    modules: Iterable[str], directory: Directory, shell: Shell
) -> Callable[[Listing], Iterator[_Output]]:
    """Return what gives all files that are one listing's own."""
    makers = []
    for name in modules:
        module: ModuleType = importlib.import_module(f"{__package__}.{name}")
        makers.append(module.maker(directory, shell))
    return lambda listing: (output for make in makers for output in make(listing))


class _Worker:
    """Makes batches, in a process of its own where there are several."""

    def __init__(self, basis: Basis, folder: Path, kept: Path, spool: Path, site: Path) -> None:
        self.basis = basis
        self.folder = folder
        self.kept = kept
        self.spool = spool
        self.site = site
        self.digest = basis.digest()
        nothing = directory_of((), basis.context, basis.settings)
        self.make = maker(EACH, nothing, basis.shell)
        self.links = Links(basis.prefix)

    def run(self, task: _Task) -> tuple[str, bytes, tuple[str, int]]:
        """Make a batch, or take it over from the last build: its name in the cache, its content, and where its lines of open data begin."""
        data = task.source.path.read_bytes()
        said = repr((task.source.name, task.source.demonstration, task.share)).encode()
        name = blake2b(self.digest + said + b"\0" + data, digest_size=16).hexdigest()
        found = self._taken_over(self.kept / name)
        if found is None:
            found = self._made(task, data)
            _keep(self.kept / name, found)
        blob, lines = found
        return name, blob, self._put(lines)

    def _taken_over(self, path: Path) -> tuple[bytes, bytes] | None:
        """Return a batch of the cache, its files linked from the published site; None where it is not there or they are not as they were."""
        try:
            blob, lines = pickle.loads(path.read_bytes())  # noqa: S301 - a file of the project's own
            batch: Batch = pickle.loads(blob)  # noqa: S301
            for name, size, changed in batch.files:
                published = self.site / name
                stat = published.stat()
                if (stat.st_size, stat.st_mtime_ns) != (size, changed):
                    return None
                _link(published, self.folder / name)
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
            return None
        return blob, lines

    def _made(self, task: _Task, data: bytes) -> tuple[bytes, bytes]:
        basis = self.basis
        context = replace(basis.context, demonstration=task.source.demonstration, known=basis.context.known)
        reading = read_listings(data, task.source.name, context, task.share)
        self.links.targets, self.links.defects = {}, []
        listings, files, lines = [], [], []
        for entry in reading.entries if all(entry.sound for entry in reading.entries) else ():
            listing = place_listing(entry, context.gazetteer, basis.lock, context.as_of)
            files += [self._write(name, content) for name, content in self.make(listing)]
            lines.append(api.line(listing).encode())
            listings.append(listing)
        shown = {listing.group.id: listing.group for listing in listings}
        batch = Batch(
            entries=tuple(
                replace(entry, group=shown.get(entry.group.id, entry.group)) for entry in reading.entries
            ),
            listings=tuple(listings),
            problems=reading.problems,
            files=tuple(files),
            targets=self.links.targets,
            defects=tuple(self.links.defects),
            lengths=tuple(map(len, lines)),
        )
        return in_short(batch), b"".join(lines)

    def _write(self, name: str, content: bytes) -> tuple[str, int, int]:
        path = f"{self.folder}/{name}"
        if name.endswith(".html"):
            self.links.add(name, scan_page(content))
        try:
            file = open(path, "wb", buffering=0)  # noqa: SIM115, PTH123 - Path.open takes twice as long, and there are many
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(path, "wb", buffering=0)  # noqa: SIM115, PTH123
        with file:
            file.write(content)
            return name, len(content), os.fstat(file.fileno()).st_mtime_ns

    def _put(self, lines: bytes) -> tuple[str, int]:
        name = f"{self.spool}/{os.getpid()}"
        with open(name, "ab") as file:  # noqa: PTH123
            offset = file.tell()
            file.write(lines)
        return name, offset


def _shares(source: Source, jobs: int) -> Iterator[Share]:
    """Give the shares that a file is read in: one, or one a process where it is large."""
    try:
        count = jobs if source.path.stat().st_size > SHARED_FROM_BYTES else 1
    except OSError as error:
        raise ProjectError(f"{source.name} cannot be read: {error.strerror}") from error
    return (Share(number, count) for number in range(count))


def _keep(path: Path, found: tuple[bytes, bytes]) -> None:
    """Write a batch into the cache, wholly or not at all; a cache that cannot be written is no fault of the site."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        part.rename(path)
    except OSError:
        part.unlink(missing_ok=True)


def _forget(kept: Path, used: set[str]) -> None:
    """Remove the batches that the present build did not use."""
    try:
        for path in kept.iterdir():
            if path.name not in used:
                path.unlink(missing_ok=True)
    except OSError:
        pass


def _link(published: Path, path: Path) -> None:
    try:
        os.link(published, path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(published, path)
    except OSError:  # a file system without links
        shutil.copy2(published, path)


_LEFT_OUT: dict[type, frozenset[str]] = {
    Group: frozenset({"about", "eligibility", "ground_rules_url", "safeguarding_url", "source"}),
    FirstTime: frozenset({"asked", "group_size"}),
    Place: frozenset({"venue", "address", "directions"}),
    Join: frozenset({"url", "note"}),
    Contact: frozenset({"email", "website"}),
}
"""What only a listing's own page and the open data say; lists and indexes of the whole directory get the listing without."""

_WHOLE = (Batch, Entry, Listing, PlacedMeeting, Meeting, Organization, Cost, Schedule, Recurrence, Weekday, Occurrence, Located, Defect)  # fmt: skip


def in_short(batch: Batch) -> bytes:
    """Return a batch as bytes, its listings without what is left out."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(batch)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes records by their fields: what dataclasses with slots do by themselves takes several times as long."""

    dispatch_table = copyreg.dispatch_table.copy()


def _reduced(names: tuple[str, ...], values: Callable[[Any], Any], record: Any) -> tuple[Any, ...]:
    return _restored, (type(record), names, values(record))


def _restored(cls: type, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return cls(**dict(zip(names, values, strict=True)))


for _record in (*_WHOLE, *_LEFT_OUT):
    _names = tuple(field.name for field in fields(_record) if field.name not in _LEFT_OUT.get(_record, ()))
    _pick = (
        attrgetter(*_names) if len(_names) > 1 else lambda record, name=_names[0]: (getattr(record, name),)
    )
    _Pickler.dispatch_table[_record] = partial(_reduced, _names, _pick)
