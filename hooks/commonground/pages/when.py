"""Says when a listing meets: the rule in words first, then the next dates in the group's own time zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ..directory import Listing, PlacedMeeting
from ..listings.model import ONLINE_FORMATS
from ..times.occurrences import Occurrence, Schedule
from .words import Words

NEXT = 4
"""How many of the next meetings a page names."""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """One meeting to come: its day and hours, the zone where it needs naming, and both ends as ISO 8601 with offset.

    `remote` says that people in other zones may join it; `number` is that of its meeting among those of the listing, from 0.
    """

    day: str
    hours: str
    zone: str
    remote: bool
    start: str
    end: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """When one meeting is, in words: "Every Tuesday", "7:00 – 8:30 PM", "London time", and what is out of the ordinary."""

    days: str
    hours: str
    zone: str
    notes: tuple[str, ...]


def times_of(placed: PlacedMeeting, words: Words) -> Times:
    """Return the rule of a meeting in words."""
    _ = words.gettext
    meeting, schedule = placed.meeting, placed.schedule
    if schedule is None:
        days = _("By arrangement") if meeting.by_arrangement else _("Ask the group when it meets")
        return Times(days, "", "", ())
    return Times(
        words.rule(schedule),
        words.hours(schedule.start, _minutes(placed)),
        zone_of(placed, words),
        tuple(_notes(schedule, words)),
    )


def zone_of(placed: PlacedMeeting, words: Words) -> str:
    """Return the name of a meeting's zone where people elsewhere may join it; in a room the clock on the wall is meant."""
    remote = placed.meeting.format in ONLINE_FORMATS or placed.meeting.format == "hybrid"
    return words.zone(placed.schedule.timezone) if placed.schedule and remote else ""


def upcoming_of(listing: Listing, words: Words) -> tuple[Upcoming, ...]:
    """Return the next meetings of a listing, soonest first, over all of its meetings."""
    dated = [
        (occurrence, placed, number)
        for number, placed in enumerate(listing.meetings)
        for occurrence in placed.next
    ]
    dated.sort(key=lambda one: one[0].start)
    found = [upcoming(occurrence, placed, words, number) for occurrence, placed, number in dated[:NEXT]]
    # A zone is named where it differs from that of the line above.
    zones = [None, *(one.zone for one in found)]
    return tuple(
        replace(one, zone="") if one.zone and one.zone == above else one
        for one, above in zip(found, zones, strict=False)
    )


def upcoming(occurrence: Occurrence, placed: PlacedMeeting, words: Words, number: int = 0) -> Upcoming:
    """Return one occurrence of a meeting in words."""
    start, zone = occurrence.start, zone_of(placed, words)
    return Upcoming(
        day=words.day(start.date()),
        hours=words.hours(start.time(), _minutes(placed)),
        zone=zone,
        remote=bool(zone),
        start=iso(start),
        end=iso(occurrence.end),
        number=number,
    )


def iso(moment: datetime) -> str:
    """Return a moment as ISO 8601 with its offset."""
    return moment.isoformat(timespec="seconds")


def _minutes(placed: PlacedMeeting) -> int | None:
    """Return the length that the listing gives; a length that was only assumed is not shown."""
    told = placed.meeting.duration is not None or placed.meeting.end is not None
    return placed.schedule.minutes if placed.schedule and told else None


def _notes(schedule: Schedule, words: Words) -> list[str]:
    _ = words.gettext
    notes: list[str] = []
    if schedule.recurrence and schedule.starting and schedule.starting > words.as_of:
        notes.append(_("It starts on %(date)s.") % {"date": words.date(schedule.starting)})
    if schedule.until and schedule.until >= words.as_of:
        notes.append(_("It runs until %(date)s.") % {"date": words.date(schedule.until)})
    if schedule.until and schedule.until < words.as_of:
        notes.append(_("It ended on %(date)s.") % {"date": words.date(schedule.until)})
    off = tuple(words.day(day) for day in schedule.excluding if day >= words.as_of)
    if off:
        notes.append(_("It does not meet on %(dates)s.") % {"dates": words.all_of(off)})
    return notes
