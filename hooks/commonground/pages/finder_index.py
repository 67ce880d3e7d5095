"""The data of the finder, finder/groups.json: the whole directory in columns, which the browser fetches when it is first used.

Up to ONE_FILE_UP_TO listings one file holds them all, so no request depends on what a visitor asks; a larger directory is cut into numbered
shards (shards/), which are made from the same columns. Whatever repeats (places, schedules, sets of words, texts)
stands once and is meant by its number; overrides/assets/finder/table.js reads it and names every column.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from math import ceil
from typing import Any, Generic, TypeVar

from ..directory import NEXT, Directory, Listing, PlacedMeeting
from ..listings.model import ONLINE_FORMATS
from ..times.occurrences import Schedule, occurrences, schedule_json
from .card import cards_of
from .finder_facets import FilledFacet, facets_of
from .freshness import age_of
from .shards import sharded
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]

PATH = "finder/groups.json"
VERSION = 2

ONE_FILE_UP_TO = 5_000
"""How many listings one file may hold."""

PRECISIONS = ("exact", "postcode", "town", "region")
NONE = -1
IN_PERSON, REMOTE, PAUSED, LINE = 1, 2, 4, 8

_T = TypeVar("_T", bound=Hashable)


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the one data file of the finder, or its shards and what says what they hold."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    if not is_large(directory):
        yield PATH, encode(index(directory, words))
        return
    manifest, shards = sharded(index(directory, words), encode)
    yield PATH, encode(manifest)
    yield from shards


def is_large(directory: Directory) -> bool:
    """Whether a directory is too large for one file."""
    return len(directory.listings) > ONE_FILE_UP_TO


def encode(data: object) -> bytes:
    """Return JSON without blanks, in UTF-8."""
    return _ENCODER.encode(data).encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def index(directory: Directory, words: Words) -> dict[str, Any]:
    """Return the columns of all listings that are not closed, in the order of their ids."""
    texts: _Distinct[str] = _Distinct()
    facts: _Distinct[tuple[int, ...]] = _Distinct()
    numbers_of = cache(lambda said: tuple(texts.number(fact) for fact in said))
    meetings = _Meetings(texts)
    columns: dict[str, list[Any]] = {
        name: []
        for name in (
            "id",
            "name",
            "summary",
            "lang",
            "organization",
            "where",
            "rule",
            "when",
            "state",
            "facts",
            "old",
            "meetings",
        )
    }
    card_for = cards_of(directory, words)
    for listing in directory.listings:
        card = card_for(listing)
        values = {
            "id": listing.group.id,
            "name": listing.group.name,
            "summary": card.summary,
            "lang": texts.number(card.lang),
            "organization": texts.number(listing.organization.name if listing.organization else ""),
            "where": texts.number(card.where),
            "rule": texts.number(card.rule),
            "when": texts.number("" if card.next else card.when),
            "state": texts.number(card.state),
            "facts": facts.number(numbers_of(card.facts)),
            "old": int(age_of(listing.group.verified, directory.as_of) == "old"),
            "meetings": meetings.add(listing),
        }
        for name, value in values.items():
            columns[name].append(value)
    return {
        "version": VERSION,
        "as_of": directory.as_of.isoformat(),
        "facets": [_facet(filled) for filled in facets_of(directory, words)],
        "groups": columns,
        **meetings.columns(directory.as_of),
        "facts": list(facts.items),
        "texts": list(texts.items),
    }


def is_line(listing: Listing, formats: Iterable[str]) -> bool:
    """Whether a listing is for a call at any time it is open: a warmline, or a group that meets by phone alone."""
    return listing.group.kind == "warmline" or set(formats) == {"phone"}


class _Distinct(Generic[_T]):
    """Things that stand once and are meant by their number, in the order of their first use."""

    def __init__(self) -> None:
        self.items: dict[_T, int] = {}

    def number(self, item: _T) -> int:
        return self.items.setdefault(item, len(self.items))


class _Meetings:
    """The columns of meetings, and the places and schedules that they share."""

    def __init__(self, texts: _Distinct[str]) -> None:
        self.texts = texts
        self.places: _Distinct[tuple[float, float, int, int, int]] = _Distinct()
        self.schedules: _Distinct[Schedule] = _Distinct()
        self.rows: list[tuple[int, int, int]] = []

    def add(self, listing: Listing) -> int:
        """Add the meetings of a listing and return how many rows they are; a listing without any has one row that says so."""
        paused = listing.group.status == "paused"
        formats = [placed.meeting.format for placed in listing.meetings if placed.meeting.format]
        line = LINE if is_line(listing, formats) else 0
        rows = [self._row(placed, paused, line) for placed in listing.meetings] or [(NONE, NONE, 0)]
        self.rows += rows
        return len(rows)

    def columns(self, as_of: date) -> dict[str, Any]:
        places = list(self.places.items)
        names = ("latitude", "longitude", "precision", "name", "within")
        return {
            "places": {name: [place[at] for place in places] for at, name in enumerate(names)},
            "schedules": [_schedule(schedule, as_of) for schedule in self.schedules.items],
            "meetings": {
                name: [row[at] for row in self.rows] for at, name in enumerate(("schedule", "place", "way"))
            },
        }

    def _row(self, placed: PlacedMeeting, paused: bool, line: int) -> tuple[int, int, int]:
        schedule, located, meeting = placed.schedule, placed.located, placed.meeting
        online = meeting.format in ONLINE_FORMATS
        way = REMOTE if online else IN_PERSON | REMOTE if meeting.format == "hybrid" else IN_PERSON
        if paused or meeting.status == "paused":
            way |= PAUSED
        way |= line
        place = NONE
        if located and not online:
            name = self.texts.number(_area(placed))
            place = self.places.number(
                (
                    located.latitude,
                    located.longitude,
                    PRECISIONS.index(located.precision),
                    name,
                    0 if located.precision == "exact" else ceil(located.within_km),
                )
            )
        timed = self.schedules.number(schedule) if schedule else NONE
        return timed, place, way


def _schedule(schedule: Schedule, as_of: date) -> dict[str, Any]:
    """Return a schedule for the browser; of one whose weekday varies, `on` are the weekdays of its next dates (finder_facets.py)."""
    rule = schedule.recurrence
    if rule and (rule.frequency == "DAILY" or rule.by_day):
        return schedule_json(schedule)
    on = sorted({occurrence.start.weekday() for occurrence in occurrences(schedule, as_of, NEXT)})
    return schedule_json(schedule) | ({"on": on} if on else {})


def _area(placed: PlacedMeeting) -> str:
    """Return the words that a place is found by."""
    place = placed.meeting.place
    if place is None:
        return ""
    return ", ".join(part for part in (place.town, place.region, place.postcode) if part)


def _facet(filled: FilledFacet) -> dict[str, Any]:
    facet = filled.facet
    said: dict[str, Any] = {"id": facet.id, "label": filled.label}
    if facet.every:
        said["every"] = True
    if facet.of_meeting:
        said["ofMeeting"] = True
    if facet.in_words:
        said["inWords"] = True
    said["values"] = [[value.id, value.label] for value in filled.values]
    if not facet.by_clock:
        sets: _Distinct[tuple[int, ...]] = _Distinct()
        said["rows"] = [sets.number(row) for row in filled.rows]
        said["sets"] = list(sets.items)
    return said
