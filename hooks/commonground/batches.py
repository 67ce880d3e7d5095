"""The work of a build that is done listing by listing: read, check, place, time, and write the files that are a listing's own.

Listings are worked through in batches, a file of them each, shared between processes; what the lists and indexes of the whole directory
need of a batch is all that comes back, so a large directory is never held whole. What a batch gave is kept, and as long as it would be
made from the same again, its files are taken over from the published site, unless somebody changed them there.
"""

from __future__ import annotations

import copyreg
import importlib
import io
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from hashlib import blake2b
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from struct import Struct
from types import ModuleType
from typing import Any

from .directory import Directory, Listing, PlacedMeeting, directory_of, place_listing
from .exports import api
from .hidden import Hidden
from .kept import Kept
from .listings.checks import Context
from .listings.model import Cost, FirstTime, Group, Meeting, Organization, Place
from .listings.read import Entry, Share, read_listings
from .listings.report import Problem
from .pages import card, lists, printed, your_list_data
from .pages.shell import Shell
from .pages.verify import Defect, Links, scan_page
from .parallel import iterate_shared
from .places.geocode import Located
from .places.lock import Lock
from .project import Project, ProjectError, Source
from .settings import Settings
from .times.occurrences import Occurrence, Schedule
from .times.recurrence import Recurrence, Weekday

EACH = ("pages.group", "pages.lists", "exports.calendar", "exports.api")
"""The modules whose `maker(directory, shell)` gives what makes the files and lines of one listing."""

LINES = (api.LINE, your_list_data.LINE, printed.LINE, card.LINE, lists.LINE)
"""The names of what is a line of a file of many listings, or a part of a page of many, that is made later."""

_NUMBER = {line: number for number, line in enumerate(LINES, start=1)}

SHARED_FROM_BYTES = 1_000_000
"""A file of listings so large is read in shares, one a process."""

AT_ONCE = 24
"""Of so many listings the files of a kind are made, read and written one step after the other: a processor is quicker at what it has just done."""

FIRST = 6
"""Batches that are made before the work is shared: they load templates, languages and, mostly, the places of the directory's countries."""

_Output = tuple[str, bytes]
_Maker = Callable[[Listing], Iterable[_Output]]
_File = tuple[str, int, int]
"""A file of a listing: name, size and time of change (ns)."""
_Made = tuple[list[_File], bytes, bytes]
"""The files of a batch, the batch in short, and its lines."""
_SPOT = Struct(f"<I{len(LINES) + 1}Q")
"""Where the lines of a listing were put, one after another: number of the file, where each begins, and where the last ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What every batch of a build is made with: what the rules may ask, what is hidden, the kept answers of geocoders, settings and frame."""

    project: Project
    settings: Settings
    context: Context
    hidden: Hidden
    lock: Lock
    shell: Shell
    prefix: str

    def digest(self) -> bytes:
        """Return a digest of all of it."""
        layers = [path.read_bytes() for path in self.project.layers("vocabulary.yaml")]
        said = (
            self.settings,
            self.context.as_of,
            self.context.production,
            self.context.do_not_list
            and (sorted(self.context.do_not_list.marks), self.context.do_not_list.key),
            sorted(self.hidden.texts),
            sorted(self.lock.entries.items()),
            self.shell,
            self.prefix,
            layers,
        )
        return blake2b(repr(said).encode()).digest()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch gave: the listings in short, the entries that they were read from, every problem, and what its pages lead to."""

    entries: tuple[Entry, ...]
    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    targets: dict[str, Defect]
    defects: tuple[Defect, ...]
    lengths: tuple[tuple[int, ...], ...]  # of each listing's lines, in the order of LINES


class Worked:
    """What all batches of a build gave, in the order of the files; and the lines of each listing."""

    def __init__(self, prefix: str) -> None:
        self.entries: list[Entry] = []
        self.listings: list[Listing] = []
        self.problems: list[Problem] = []
        self.links = Links(prefix)
        self.lines = Lines()

    def add(self, batch: Batch, file: str, offset: int) -> None:
        """Add a batch, whose lines begin at a place in a file."""
        self.entries += batch.entries
        self.listings += batch.listings
        self.problems += batch.problems
        self.links.update(batch.targets, batch.defects)
        for listing, lengths in zip(batch.listings, batch.lengths, strict=True):
            self.lines.put(listing, file, offset, lengths)
            offset += sum(lengths)


class Lines:
    """The lines of each listing, in files that are only there during the build."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._spots: dict[str, bytes] = {}  # packed, because there are many
        self._opened: dict[int, int] = {}

    def put(self, listing: Listing, file: str, offset: int, lengths: Sequence[int]) -> None:
        """Note where the lines of a listing are."""
        if file not in self._files:
            self._files.append(file)
        begins = accumulate(lengths, initial=offset)
        self._spots[listing.group.id] = _SPOT.pack(self._files.index(file), *begins)

    def of(self, line: str, listing: Listing) -> bytes:
        """Return one of the lines of a listing."""
        spot = _SPOT.unpack(self._spots[listing.group.id])
        number, at = spot[0], _NUMBER[line]
        if number not in self._opened:
            self._opened[number] = os.open(self._files[number], os.O_RDONLY)
        # Processes that share an open file share its place in it, so none is used.
        return os.pread(self._opened[number], spot[at + 1] - spot[at], spot[at])

    def close(self) -> None:
        """Close the files."""
        for file in self._opened.values():
            os.close(file)
        self._opened.clear()


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    share: Share


def work(
    basis: Basis, sources: Sequence[Source], folder: Path, *, kept: Kept, spool: Path, site: Path, jobs: int
) -> Worked:
    """Work through all listings of the sources and write the files of each into `folder`.

    `spool` is a folder for what is only needed during the build, `site` the published site.
    """
    tasks = [_Task(source, share) for source in sources for share in _shares(source, jobs)]
    worker = _Worker(basis, folder, kept, spool, site)
    worked = Worked(basis.prefix)
    try:
        for blob, (file, offset) in iterate_shared(worker.run, tasks, jobs, FIRST):
            worked.add(pickle.loads(blob), file, offset)  # noqa: S301 - made by this program, for itself
    except OSError as error:
        raise ProjectError(f"{error.filename} cannot be read: {error.strerror}") from error
    return worked


def write_api(directory: Directory, lines: Lines, path: Path) -> None:
    """Write the open data."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(api.head(directory).encode())
        between = b""
        for listing in directory.listings:
            file.write(between + lines.of(api.LINE, listing))
            between = b",\n"
        file.write(api.END.encode())


def makers_of(modules: Iterable[str], directory: Directory, shell: Shell) -> list[_Maker]:
    """Return what gives the files and lines that are one listing's own, together all of them."""
    makers: list[_Maker] = []
    for name in modules:
        module: ModuleType = importlib.import_module(f"{__package__}.{name}")
        makers.append(module.maker(directory, shell))
    return makers


class _Worker:
    """Makes batches, in a process of its own where there are several."""

    def __init__(self, basis: Basis, folder: Path, kept: Kept, spool: Path, site: Path) -> None:
        self.basis = basis
        self.folder = folder
        self.kept = kept
        self.spool = spool
        self.site = site
        self.digest = basis.digest()
        nothing = directory_of((), basis.context, basis.settings)
        self.makers = makers_of(EACH, nothing, basis.shell)
        self.links = Links(basis.prefix)
        self.folders: set[str] = set()  # those that files of the batch were written into

    def run(self, task: _Task) -> tuple[bytes, tuple[str, int]]:
        """Make a batch, or take it over from the last build: the batch in short, and where its lines begin."""
        data = task.source.path.read_bytes()
        said = repr((task.source.name, task.source.demonstration, task.share)).encode()
        made_from = self.digest + said + b"\0" + data
        found: _Made | None = self.kept.recall(made_from)
        if found is None or not self._take_over(found[0]):
            found = self._made(task, data)
            self.kept.keep(made_from, found)
        _, blob, lines = found
        return blob, self._put(lines)

    def _take_over(self, files: Sequence[_File]) -> bool:
        """Link files of the published site; False where they are not as they were, and none is linked."""
        linked = []
        try:
            for name, size, changed in files:
                stat = os.stat(f"{self.site}/{name}")  # noqa: PTH116 - as in _write_file
                if (stat.st_size, stat.st_mtime_ns) != (size, changed):
                    return False
            for name, *_ in files:
                linked.append(f"{self.folder}/{name}")
                _link(f"{self.site}/{name}", linked[-1])
        except OSError:
            for path in linked:  # what is written there next must not be written into the published file
                Path(path).unlink(missing_ok=True)
            return False
        return True

    def _made(self, task: _Task, data: bytes) -> _Made:
        basis = self.basis
        context = replace(basis.context, demonstration=task.source.demonstration, known=basis.context.known)
        reading = read_listings(data, task.source.name, context, task.share)
        self.links.targets, self.links.defects = {}, []
        self.folders.clear()
        listed = basis.hidden.shown(reading.entries)
        sound = listed if all(entry.sound for entry in listed) else ()
        listings = [place_listing(entry, context.gazetteer, basis.lock, context.as_of) for entry in sound]
        files, made = [], [dict.fromkeys(LINES, b"") for _ in listings]
        for begin in range(0, len(listings), AT_ONCE):
            some = range(begin, min(begin + AT_ONCE, len(listings)))
            for make in self.makers:
                outputs = [(at, output) for at in some for output in make(listings[at])]
                for at, (name, content) in outputs:
                    if name in _NUMBER:
                        made[at][name] = content
                files += self._write([output for _, output in outputs if output[0] not in _NUMBER])
        lines = [line for own in made for line in own.values()]
        lengths = [tuple(map(len, own.values())) for own in made]
        self.links.leave_out({name for name, *_ in files}.__contains__)
        shown = {listing.group.id: listing.group for listing in listings}
        batch = Batch(
            entries=tuple(
                replace(entry, group=shown.get(entry.group.id, entry.group)) for entry in reading.entries
            ),
            listings=tuple(listings),
            problems=reading.problems,
            targets=self.links.targets,
            defects=tuple(self.links.defects),
            lengths=tuple(lengths),
        )
        return files, in_short(batch), b"".join(lines)

    def _write(self, outputs: Sequence[_Output]) -> list[_File]:
        pages = [(name, scan_page(content)) for name, content in outputs if name.endswith(".html")]
        for name, page in pages:
            self.links.add(name, page)
        return [self._write_file(name, content) for name, content in outputs]

    def _write_file(self, name: str, content: bytes) -> _File:
        path = f"{self.folder}/{name}"
        folder = path[: path.rfind("/")]
        if folder not in self.folders:
            _make_folder(folder)
            self.folders.add(folder)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            left = content
            while left:  # a disk that is nearly full takes a part
                left = left[os.write(file, left) :]
            return name, len(content), os.fstat(file).st_mtime_ns
        finally:
            os.close(file)

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


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - pathlib takes twice as long, and there are many
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _link(published: str, path: str) -> None:
    try:
        os.link(published, path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        os.link(published, path)
    except OSError:  # a file system without links
        shutil.copy2(published, path)


_LEFT_OUT: dict[type, frozenset[str]] = {
    Group: frozenset({"about", "contact", "eligibility", "ground_rules_url", "safeguarding_url", "source", "summary"}),
    Meeting: frozenset({"every", "dates", "start", "end", "timezone", "starting", "until", "excluding", "join"}),
    FirstTime: frozenset({"asked", "group_size"}),
    Place: frozenset({"venue", "address", "latitude", "longitude", "directions"}),
}  # fmt: skip
"""What a listing's own page, its lines and its schedules say; lists and indexes of the whole directory get the listing without."""

_OF_WORDS = frozenset(
    {
        *("audiences", "faith_content", "joining", "kind", "languages", "led_by", "membership", "model", "topics"),
        *("country", "format", "postcode", "precision", "region", "status", "town", "verified_how"),
    }
)  # fmt: skip
"""The fields, of groups, meetings and places, that say the same of many listings."""

_WHOLE = (Batch, Entry, Listing, Organization, Schedule, Occurrence, Located, Defect)

_ALIKE = (Cost, FirstTime, Recurrence, Weekday)
"""What many listings say alike; those who read batches hold each of them once."""


def in_short(batch: Batch) -> bytes:
    """Return a batch as bytes, its listings without what is left out."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(batch)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes records by their fields: what dataclasses with slots do by themselves takes several times as long."""

    dispatch_table = copyreg.dispatch_table.copy()


def _reduced(pick: Callable[[Any], tuple[Any, ...]], record: Any) -> tuple[Any, ...]:
    return type(record), pick(record)


def _reduced_by_name(
    defaults: dict[str, Any], pick: Callable[[Any], tuple[Any, ...]], record: Any
) -> tuple[Any, ...]:
    said = zip(defaults.items(), pick(record), strict=True)
    return _restored, (type(record), {name: value for (name, usual), value in said if value is not usual})


def _restored(cls: type, values: dict[str, Any]) -> Any:
    return cls(
        **{
            name: _WORDS.setdefault(value, value) if name in _OF_WORDS else value
            for name, value in values.items()
        }
    )


_WORDS: dict[Any, Any] = {}
"""Words, and rows of them, that were read from batches: each is held once."""


def _reduced_alike(
    names: tuple[str, ...], pick: Callable[[Any], tuple[Any, ...]], record: Any
) -> tuple[Any, ...]:
    return _alike, (type(record), names, pick(record))


@cache
def _alike(cls: type, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return cls(**dict(zip(names, values, strict=True)))


def _reduced_meeting(placed: PlacedMeeting) -> tuple[Any, ...]:
    """Leave out the dates after the first on each weekday: lists ask which is next, and on which weekdays a meeting is."""
    first: dict[int, Occurrence] = {}
    for occurrence in placed.next:
        first.setdefault(occurrence.start.weekday(), occurrence)
    return PlacedMeeting, (placed.meeting, placed.schedule, placed.located, tuple(first.values()))


def _reducer(record: type) -> Callable[[Any], tuple[Any, ...]]:
    defaults = {
        field.name: field.default for field in fields(record) if field.name not in _LEFT_OUT.get(record, ())
    }
    pick: Any = attrgetter(*defaults)
    if record in _ALIKE:
        return partial(_reduced_alike, tuple(defaults), pick)
    return partial(_reduced_by_name, defaults, pick) if fields(record)[0].kw_only else partial(_reduced, pick)


_Pickler.dispatch_table |= {record: _reducer(record) for record in (*_WHOLE, *_ALIKE, *_LEFT_OUT)}
_Pickler.dispatch_table[PlacedMeeting] = _reduced_meeting
