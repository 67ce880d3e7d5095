"""The data of the page "Your list", your-list/groups-<number>.json: what it says and prints of each listing, by id.

Up to ONE_FILE listings there is one file, so no request depends on what was chosen. Above that the listings are dealt out by the CRC-32 of
their ids, so that a request tells the host no more than that one of about a thousand was meant; overrides/assets/list/data.js does the same.
An older id stands for the present one, and a group that closed says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from zlib import crc32

from ..directory import Directory, Listing, PlacedMeeting
from ..exports.calendar import has_calendar
from ..listings.model import ONLINE_FORMATS
from ..times.occurrences import schedule_json
from .addresses import YOUR_LIST
from .card import lang_of, state_of
from .contact import ways_of
from .finder_index import encode
from .freshness import freshness_of
from .shell import Shell
from .when import times_of
from .where import where_of
from .words import Words

Output = tuple[str, bytes]

MODULE = "pages.your_list_data"
"""This module, as batches.LINED names it."""

ONE_FILE = 5_000
"""Up to how many listings are in one file."""

A_FILE = 1_000
"""About how many are in each where there are several."""


def liner(directory: Directory, shell: Shell) -> Callable[[Listing], bytes]:
    """Return what makes the line of a listing: its entry, as JSON."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    country = directory.settings.country
    return lambda listing: encode(entry(listing, words, country))


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the data files."""
    line = partial(directory.lines, MODULE) if directory.lines else liner(directory, shell)
    files: list[list[bytes]] = [[] for _ in range(count_files(directory))]

    def put(id: str, what: bytes) -> None:
        files[file_of(id, len(files))].append(b'"%s":%s' % (id.encode(), what))

    for listing in (*directory.listings, *directory.closed):
        put(listing.group.id, line(listing))
    for old, listing in sorted(directory.by_id.items()):
        if old != listing.group.id:
            put(old, encode(listing.group.id))
    for number, groups in enumerate(files):
        yield f"{YOUR_LIST}groups-{number}.json", b'{"groups":{%s}}' % b",\n".join(groups)


def count_files(directory: Directory) -> int:
    """Return how many files the listings are dealt out to."""
    listings = len(directory.listings) + len(directory.closed)
    return 1 if listings <= ONE_FILE else -(-listings // A_FILE)


def file_of(id: str, files: int) -> int:
    """Return the number of the file that an id is in."""
    return crc32(id.encode()) % files


def entry(listing: Listing, words: Words, country: str) -> dict[str, Any]:
    """Return what the list says of a listing; what is absent is empty."""
    if listing.group.status == "closed":
        return _closed(listing, words)
    group, freshness, state = listing.group, freshness_of(listing.group, words), state_of(listing)
    return _said(
        {
            "name": group.name,
            "lang": lang_of(group, words),
            "state": words.label("status", state) if state else "",
            "demo": group.demo,
            "meetings": [_meeting(placed, state == "paused", words) for placed in listing.meetings],
            "ways": [[way.label, way.text, way.href] for way in ways_of(listing, words, country)],
            "calendar": has_calendar(listing),
            "confirmed": freshness.confirmed,
            "advice": freshness.advice,
            "old": freshness.age == "old",
        }
    )


def _meeting(placed: PlacedMeeting, paused: bool, words: Words) -> dict[str, Any]:
    meeting, times, where = placed.meeting, times_of(placed, words), where_of(placed, words)
    paused = paused or meeting.status == "paused"
    return _said(
        {
            "rule": ", ".join(part for part in (times.days, times.hours) if part),
            "zone": times.zone,
            "notes": list(times.notes),
            "state": "" if meeting.status == "active" else words.label("status", meeting.status),
            "format": words.label("formats", meeting.format),
            "remote": meeting.format in ONLINE_FORMATS,
            "where": [line for line in (where.venue, *where.lines) if line] if where else [],
            "untold": where.untold if where else "",
            "directions": where.directions if where else "",
            "maps": [where.map_app, where.map_page] if where and where.map_app else [],
            "note": (meeting.join and meeting.join.note) or "",
            "schedule": schedule_json(placed.schedule) if placed.schedule and not paused else None,
        }
    )


def _closed(listing: Listing, words: Words) -> dict[str, Any]:
    group = listing.group
    return _said(
        {
            "name": group.name,
            "lang": lang_of(group, words),
            "closed": words.gettext("This group closed on %(date)s.") % {"date": words.date(group.closed_on)}
            if group.closed_on
            else words.gettext("This group has closed."),
            "next": group.moved_to or "",
        }
    )


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what it does not say."""
    return {name: value for name, value in record.items() if value}
