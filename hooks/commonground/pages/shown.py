"""What is said of a listing wherever it is said in full, in words: on its page, on a list that someone chose, and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from ..directory import Listing, PlacedMeeting
from .card import lang_of, state_of
from .contact import Way, ways_of
from .freshness import Freshness, freshness_of
from .when import Times, Upcoming, times_of, upcoming_of
from .where import Where, where_of
from .words import Words


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """One meeting of a listing in words."""

    format: str
    times: Times
    where: Where | None
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Shown:
    """When and where a listing meets, the next times, how to reach it, and how old that is.

    `lang` is the language of the listing's own words where it is not the site's; `state` (paused, full) says that it cannot be visited.
    """

    lang: str
    state: str
    meetings: tuple[ShownMeeting, ...]
    upcoming: tuple[Upcoming, ...]
    ways: tuple[Way, ...]
    freshness: Freshness


def shown_of(listing: Listing, words: Words, country: str) -> Shown:
    """Return a listing in words; `country` (ISO 3166-1) says how a number without a country code is read."""
    return Shown(
        lang=lang_of(listing.group, words),
        state=state_of(listing),
        meetings=tuple(_meeting(placed, words) for placed in listing.meetings),
        upcoming=upcoming_of(listing, words),
        ways=ways_of(listing, words, country),
        freshness=freshness_of(listing.group, listing.organization, words),
    )


def _meeting(placed: PlacedMeeting, words: Words) -> ShownMeeting:
    meeting = placed.meeting
    return ShownMeeting(
        format=words.label("formats", meeting.format),
        times=times_of(placed, words),
        where=where_of(placed, words),
        note=(meeting.join and meeting.join.note) or "",
        state="" if meeting.status == "active" else words.label("status", meeting.status),
    )
