"""The data of the page "Your list", your-list/groups-<number>.json: what it says and prints of each listing, by id.

Up to ONE_FILE listings there is one file, so no request depends on what was chosen. Above that the listings are dealt out by the CRC-32 of
their ids, so that a request tells the host no more than that one of about a thousand was meant; overrides/assets/list/data.js does the same.
An older id stands for the present one, and a group that closed says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from ..directory import Directory, Listing, PlacedMeeting
from ..exports.calendar import has_calendar
from ..listings.model import ONLINE_FORMATS
from ..times.occurrences import schedule_json
from .addresses import YOUR_LIST
from .shell import Shell
from .shown import Shown, ShownMeeting, shown_of
from .words import Words

Output = tuple[str, bytes]

LINE = "pages.your_list_data"
"""The name of a listing's line of the data."""

ONE_FILE = 5_000
"""Up to how many listings are in one file."""

A_FILE = 1_000
"""About how many are in each where there are several."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the data files."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)

    def made(listing: Listing) -> bytes:
        if directory.lines:
            return directory.lines(LINE, listing)
        return line(listing, shown_of(listing, words, directory.settings.country), words)

    files: list[list[tuple[str, Listing]]] = [[] for _ in range(count_files(directory))]
    for listing in (*directory.listings, *directory.closed):
        files[file_of(listing.group.id, len(files))].append((listing.group.id, listing))
    for old, listing in sorted(directory.by_id.items()):
        if old != listing.group.id:
            files[file_of(old, len(files))].append((old, listing))
    for number, listed in enumerate(files):
        said = (
            b'"%s":%s' % (id.encode(), made(one) if id == one.group.id else b'"%s"' % one.group.id.encode())
            for id, one in listed
        )
        yield f"{YOUR_LIST}groups-{number}.json", b'{"groups":{%s}}' % b",\n".join(said)


def count_files(directory: Directory) -> int:
    """Return how many files the listings are dealt out to."""
    listings = len(directory.listings) + len(directory.closed)
    return 1 if listings <= ONE_FILE else -(-listings // A_FILE)


def file_of(id: str, files: int) -> int:
    """Return the number of the file that an id is in."""
    return crc32(id.encode()) % files


def line(listing: Listing, shown: Shown, words: Words) -> bytes:
    """Return what the list says of a listing, as JSON; what is absent is empty."""
    closed = listing.group.status == "closed"
    return _ENCODER.encode(
        _closed(listing, shown, words) if closed else _entry(listing, shown, words)
    ).encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def _entry(listing: Listing, shown: Shown, words: Words) -> dict[str, Any]:
    paused = shown.state == "paused"
    return _said(
        {
            "name": listing.group.name,
            "lang": shown.lang,
            "state": words.label("status", shown.state) if shown.state else "",
            "demo": listing.group.demo,
            "meetings": [
                _meeting(placed, in_words, paused)
                for placed, in_words in zip(listing.meetings, shown.meetings, strict=True)
            ],
            "ways": [[way.label, way.text, way.href] for way in shown.ways],
            "calendar": has_calendar(listing),
            "confirmed": shown.freshness.confirmed,
            "advice": shown.freshness.advice,
            "old": shown.freshness.age == "old",
        }
    )


def _meeting(placed: PlacedMeeting, shown: ShownMeeting, paused: bool) -> dict[str, Any]:
    meeting, times, where = placed.meeting, shown.times, shown.where
    paused = paused or meeting.status == "paused"
    return _said(
        {
            "rule": ", ".join(part for part in (times.days, times.hours) if part),
            "zone": times.zone,
            "notes": list(times.notes),
            "state": shown.state,
            "format": shown.format,
            "remote": meeting.format in ONLINE_FORMATS,
            "where": [line for line in (where.venue, *where.lines) if line] if where else [],
            "untold": where.untold if where else "",
            "directions": where.directions if where else "",
            "maps": [where.map_app, where.map_page] if where and where.map_app else [],
            "note": shown.note,
            "schedule": schedule_json(placed.schedule) if placed.schedule and not paused else None,
        }
    )


def _closed(listing: Listing, shown: Shown, words: Words) -> dict[str, Any]:
    group = listing.group
    return _said(
        {
            "name": group.name,
            "lang": shown.lang,
            "closed": words.gettext("This group closed on %(date)s.") % {"date": words.date(group.closed_on)}
            if group.closed_on
            else words.gettext("This group has closed."),
            "next": group.moved_to or "",
        }
    )


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what it does not say."""
    return {name: value for name, value in record.items() if value}
