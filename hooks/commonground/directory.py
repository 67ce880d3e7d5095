"""The directory: listings read, checked, placed and timed as of a day, redacted, ready for every page and export.

This is the one way of the data: read → check → place → time → (pages | exports).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from .do_not_list import read_do_not_list
from .hidden import read_hidden
from .kept import Kept
from .listings.checks import Context
from .listings.model import IN_A_ROOM, Group, Meeting, Organization
from .listings.read import Entry, read_files
from .listings.redact import redact
from .listings.report import Problem, has_errors
from .listings.schedules import schedule_of
from .listings.vocabulary import Vocabulary, read_vocabulary
from .listings.whereabouts import Area, area_of, locate_place
from .places.gazetteer import Gazetteer
from .places.geocode import Located
from .places.lock import Lock, LockError
from .project import Project, ProjectError
from .settings import Settings
from .times.occurrences import Occurrence, Schedule, occurrences

NEXT = 4
"""Occurrences that are worked out ahead for each meeting."""


@dataclass(frozen=True, slots=True)
class PlacedMeeting:
    """A meeting with what was worked out for it: its schedule, its coordinates, its next occurrences as of the build's day."""

    meeting: Meeting
    schedule: Schedule | None
    located: Located | None
    next: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing as it may be published, and where in the files it stands.

    `rooms` are the areas in which it meets in rooms, `countries` those that it belongs to without, each once.
    """

    group: Group
    organization: Organization | None
    meetings: tuple[PlacedMeeting, ...]
    file: str
    line: int
    rooms: tuple[Area, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def next(self) -> Occurrence | None:
        """The next occurrence of any meeting that takes place at present."""
        soonest = [placed.next[0] for placed in self.meetings if placed.next]
        return min(soonest, key=lambda occurrence: occurrence.start, default=None)


@dataclass(frozen=True)
class Directory:
    """All listings of a site by id, those that closed apart, as of a day; of those that are hidden only the ids, older ones too.

    `kept` is what earlier builds made, where it may be used. `lines` gives what was made of a whole listing before (batches.LINES),
    where the listings here are in short.
    """

    listings: tuple[Listing, ...]
    closed: tuple[Listing, ...]
    vocabulary: Vocabulary
    settings: Settings
    gazetteer: Gazetteer
    as_of: date
    hidden: tuple[str, ...] = ()
    kept: Kept | None = None
    lines: Callable[[str, Listing], bytes] | None = None

    @cached_property
    def by_id(self) -> dict[str, Listing]:
        """Every listing, closed ones too, by its id and by its older ids."""
        found = {listing.group.id: listing for listing in (*self.closed, *self.listings)}
        return {old: listing for listing in found.values() for old in listing.group.was} | found

    @property
    def has_demonstration(self) -> bool:
        """Whether any listing is a demonstration."""
        return any(listing.group.demo for listing in (*self.listings, *self.closed))


class Refused(Exception):
    """The data hold errors, so nothing can be built from them; `problems` lists every one, warnings too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def check_context(project: Project, as_of: date, *, production: bool = False) -> Context:
    """Return what the rules may ask, without reading any listing."""
    vocabulary, _ = read_vocabulary(project.layers("vocabulary.yaml"), project.root)
    refused = read_do_not_list(project)
    return Context(vocabulary, Gazetteer.open(), as_of, production=production, do_not_list=refused)


def check_directory(
    project: Project, *, as_of: date, demo: bool, production: bool = False, jobs: int = 1
) -> tuple[list[Entry], list[Problem], Context]:
    """Read and check all listings of a project; raise ProjectError where a file that is needed is missing."""
    sources = project.sources(demo=demo)
    _, problems = read_vocabulary(project.layers("vocabulary.yaml"), project.root)
    context = check_context(project, as_of, production=production)
    files = [
        (source.path, source.name, replace(context, demonstration=source.demonstration)) for source in sources
    ]
    try:
        reading = read_files(files, jobs)
    except OSError as error:
        raise ProjectError(f"{error.filename} cannot be read: {error.strerror}") from error
    return list(reading.entries), [*problems, *reading.problems], context


def build_directory(
    project: Project, settings: Settings, *, as_of: date, production: bool = False
) -> tuple[Directory, list[Problem]]:
    """Return the directory and the warnings; raise Refused with every problem where one is an error, ProjectError where a file is missing."""
    demo = settings.demo and not production
    entries, problems, context = check_directory(project, as_of=as_of, demo=demo, production=production)
    lock, faults = read_lock(project)
    hidden, unsound = read_hidden(project)
    files = [source.name for source in project.sources(demo=demo)]
    problems = hidden.judged(entries, [*problems, *faults, *unsound], files)
    if has_errors(problems):
        raise Refused(problems)
    listings = [place_listing(entry, context.gazetteer, lock, as_of) for entry in hidden.shown(entries)]
    return replace(directory_of(listings, context, settings), hidden=hidden.ids(entries)), problems


def read_lock(project: Project) -> tuple[Lock, list[Problem]]:
    """Return the answers of geocoders that are kept, and what is wrong with their file."""
    try:
        return Lock.read(project.lock_path), []
    except LockError as error:
        name = project.name(project.lock_path)
        return Lock(), [Problem(name, error.line, 1, "broken-lock", "error", error.message)]


def directory_of(listings: Iterable[Listing], context: Context, settings: Settings) -> Directory:
    """Return the directory of all listings of a site."""
    by_id = sorted(listings, key=lambda listing: listing.group.id)
    closed = tuple(listing for listing in by_id if listing.group.status == "closed")
    current = tuple(listing for listing in by_id if listing.group.status != "closed")
    return Directory(current, closed, context.vocabulary, settings, context.gazetteer, context.as_of)


def place_listing(entry: Entry, gazetteer: Gazetteer, lock: Lock, as_of: date) -> Listing:
    """Return a listing as it may be published, with places, schedules and next meetings."""
    shown = redact(entry.group)
    meets = entry.group.status == "active"
    placed = tuple(
        _placed(meeting, redacted, gazetteer, lock, as_of, meets)
        for meeting, redacted in zip(entry.group.meetings, shown.meetings, strict=True)
    )
    return listing_of(shown, entry.organization, placed, entry.file, entry.line, gazetteer)


def listing_of(
    group: Group,
    organization: Organization | None,
    placed: tuple[PlacedMeeting, ...],
    file: str,
    line: int,
    gazetteer: Gazetteer,
) -> Listing:
    """Return a listing whose meetings have been placed, with the areas it belongs to."""
    somewhere = [
        (one.meeting.format in IN_A_ROOM, one.meeting.place, one.located)
        for one in placed
        if one.meeting.place and one.meeting.place.country
    ]
    rooms = dict.fromkeys(area_of(place, located, gazetteer) for room, place, located in somewhere if room)
    countries = dict.fromkeys(place.country or "" for room, place, _ in somewhere if not room)
    return Listing(group, organization, placed, file, line, tuple(rooms), tuple(countries))


def _placed(
    meeting: Meeting, shown: Meeting, gazetteer: Gazetteer, lock: Lock, as_of: date, meets: bool
) -> PlacedMeeting:
    located = locate_place(meeting.place, gazetteer, lock) if meeting.place else None
    schedule = schedule_of(meeting, located.timezone if located else None)
    following = (
        occurrences(schedule, as_of, NEXT) if schedule and meets and meeting.status != "paused" else []
    )
    return PlacedMeeting(shown, schedule, located, tuple(following))
