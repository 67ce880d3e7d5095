"""What visitors will read of a listing that a change brings, in a few lines of text: redacted, placed and timed as on its page."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Listing, place_listing
from ..listings.checks import Context
from ..listings.read import Entry
from ..pages.shown import ShownMeeting, shown_of
from ..pages.words import Words
from ..places.lock import Lock
from ..settings import Settings

_PLAIN_SPACES = {0x2009: " ", 0x202F: " ", 0x00A0: " "}
"""The narrow and unbreakable spaces that times have on a page (Unicode CLDR)."""


def preview_of(entry: Entry, context: Context, lock: Lock, settings: Settings) -> tuple[str, ...]:
    """Return what a page says of a listing: name, each meeting, the next times, ways to reach it, and its age.

    A listing that could not be read whole has none, since it would show as something that it is not.
    """
    if not entry.sound:
        return ()
    words = Words(settings, context.vocabulary, context.as_of)
    listing = place_listing(entry, context.gazetteer, lock, context.as_of)
    return tuple(line.translate(_PLAIN_SPACES) for line in _lines(listing, words, settings.country))


def _lines(listing: Listing, words: Words, country: str) -> Iterator[str]:
    shown = shown_of(listing, words, country)
    state = words.label("status", shown.state) if shown.state else ""
    yield " · ".join(part for part in (listing.group.name, state) if part)
    if listing.group.summary:
        yield listing.group.summary
    yield from map(_meeting, shown.meetings)
    if shown.upcoming:
        yield "; ".join(f"{one.day} {one.hours}" for one in shown.upcoming)
    yield from (f"{way.label}: {way.text}" for way in shown.ways)
    yield " ".join(part for part in (shown.freshness.confirmed, shown.freshness.advice) if part)


def _meeting(meeting: ShownMeeting) -> str:
    times, where = meeting.times, meeting.where
    place = [where.venue, *where.lines, where.untold, where.directions] if where else []
    parts = (
        meeting.state,
        times.days,
        times.hours,
        times.zone,
        *times.notes,
        meeting.format,
        *place,
        meeting.note,
    )
    return " · ".join(part for part in parts if part)
