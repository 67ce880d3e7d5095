"""The calendar file of each listing that meets at known times: /groups/<id>/<id>.ics (RFC 5545), discreet in what a calendar shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    vDatetime,
    vDDDLists,
    vDuration,
    vGeo,
    vRecur,
    vText,
)
from icalendar.parser import Contentline
from icalendar.parser_tools import to_unicode

from ..directory import Directory, Listing, PlacedMeeting
from ..pages.addresses import calendar_path, group_path
from ..pages.shell import Shell
from ..pages.where import where_of
from ..pages.words import Words
from ..settings import Settings
from ..times.occurrences import Schedule, occurrences

Output = tuple[str, bytes]

PRODUCT = "-//Common Ground//Common Ground//EN"
LINE = 74
"""Octets of a content line at most; what is longer is folded."""
ZONE_YEARS = 10
"""How many years of clock changes a file knows; calendar programs know the zone by its name and look no further."""


def maker(directory: Directory, shell: Shell) -> Callable[[Listing], Iterable[Output]]:
    """Return what gives the calendar file of one listing, if it has one."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)

    def file(listing: Listing) -> Iterable[Output]:
        if has_calendar(listing):
            yield calendar_path(listing.group.id), calendar(listing, directory.settings, words)

    return file


def has_calendar(listing: Listing) -> bool:
    """Whether a listing meets at known times, now and after the day of the build."""
    return any(placed.next for placed in listing.meetings)


def calendar(listing: Listing, settings: Settings, words: Words) -> bytes:
    """Return the calendar file of a listing: its time zones, and the events of each meeting that takes place."""
    zones: dict[str, None] = {}
    events: list[bytes] = []
    for number, placed in enumerate(listing.meetings, start=1):
        if placed.next and placed.schedule:
            zones[placed.schedule.timezone] = None
            events += _events(
                listing, placed, placed.schedule, f"{listing.group.id}-{number}", settings, words
            )
    made = [_zone(zone, words.as_of.year) for zone in sorted(zones)]
    return b"".join([_head(), *made, *events, b"END:VCALENDAR\r\n"])


def _events(
    listing: Listing, placed: PlacedMeeting, schedule: Schedule, uid: str, settings: Settings, words: Words
) -> Iterator[bytes]:
    """Give the events of a meeting: one that repeats, and one for each single date.

    RDATE would say the dates in one event, but calendar programs differ in what they make of it.
    """
    shared = list(_shared(listing, placed, schedule, settings, words))
    ruled = replace(schedule, dates=(), excluding=()) if schedule.dates or schedule.excluding else schedule
    if schedule.recurrence:
        first = _first_day(ruled, placed, listing.group.verified)
        yield _event([*shared, *_rule(schedule), *_begins(uid, first, schedule, settings)])
    for day in sorted({*schedule.dates} - {*schedule.excluding}):
        if not schedule.recurrence or not occurrences(ruled, day, 1, before=day + timedelta(days=1)):
            yield _event([*shared, *_begins(f"{uid}-{day:%Y%m%d}", day, schedule, settings)])


_ORDER = {name: place for place, name in enumerate(Event.canonical_order)}
_Property = tuple[str, bytes]
"""The name of a property, and its whole content line."""


def _event(properties: list[_Property]) -> bytes:
    """Return an event, its properties in the order in which icalendar writes them."""
    properties.sort(key=lambda one: (_ORDER.get(one[0], len(_ORDER)), one[0]))
    return b"".join([b"BEGIN:VEVENT\r\n", *(line for _, line in properties), b"END:VEVENT\r\n"])


def _begins(uid: str, first: date, schedule: Schedule, settings: Settings) -> Iterator[_Property]:
    yield _text("UID", f"{uid}@{_host(settings)}")
    yield _begin(first, schedule.start, schedule.timezone)


def _shared(
    listing: Listing, placed: PlacedMeeting, schedule: Schedule, settings: Settings, words: Words
) -> Iterator[_Property]:
    """Give what all events of a meeting say alike; discreetly, because others may see a calendar."""
    yield from _always(words.gettext("Meeting"))
    yield _stamp(listing.group.verified)
    yield _length(schedule.minutes)
    description = _description(listing, placed, settings, words)
    if description:
        yield _text("DESCRIPTION", description)
    if settings.site_url:
        yield _plain("URL", f"{settings.site_url.rstrip('/')}/{group_path(listing.group.id)}")
    where = where_of(placed, words)
    if where:
        yield _location(", ".join(part for part in (where.venue, *where.lines) if part))
    if placed.located and placed.located.precision == "exact" and where and not where.untold:
        yield _line("GEO", vGeo((placed.located.latitude, placed.located.longitude)))


def _line(name: str, value: Any) -> _Property:
    """Return a property as icalendar writes it, folded (RFC 5545, 3.1)."""
    if not value.params:
        return _plain(name, to_unicode(value.to_ical()))
    return name, fold(Contentline.from_parts(name, value.params, value)) + b"\r\n"


def _text(name: str, text: str) -> _Property:
    return _plain(name, to_unicode(vText(text).to_ical()) if _ESCAPED.search(text) else text)


_ESCAPED = re.compile(r"[\\;,\r\n]")
"""What stands for something else in a text (RFC 5545, 3.3.11)."""


def _plain(name: str, value: str) -> _Property:
    return name, fold(f"{name}:{value}") + b"\r\n"


def fold(line: str) -> bytes:
    """Return a content line folded as icalendar does, which looks at every sign by itself and so takes most of the time of a file."""
    octets = line.encode()
    pieces, begin = [], 0
    while len(octets) - begin > LINE:
        end = begin + LINE
        while octets[end] & 0xC0 == 0x80:  # within a sign
            end -= 1
        end -= octets[end - 1 : end] in (b"\\", b"^")  # what is escaped stays together
        pieces.append(octets[begin:end])
        begin = end
    return b"\r\n ".join([*pieces, octets[begin:]])


@cache
def _always(title: str) -> tuple[_Property, ...]:
    return (
        _line("SUMMARY", vText(title)),
        _line("CLASS", vText("PRIVATE")),
        _line("TRANSP", vText("OPAQUE")),
    )


@cache
def _stamp(verified: date) -> _Property:
    return _line("DTSTAMP", vDatetime(datetime.combine(verified, time(), UTC)))


@cache
def _length(minutes: int) -> _Property:
    return _line("DURATION", vDuration(timedelta(minutes=minutes)))


def _begin(first: date, start: time, timezone: str) -> _Property:
    before, after = _around_begin(timezone)
    moment = f"{first.isoformat()}T{start.isoformat('seconds')}".replace("-", "").replace(":", "")
    return "DTSTART", before + moment.encode() + after


@cache
def _around_begin(timezone: str) -> tuple[bytes, bytes]:
    """Return what icalendar writes before and after the start of a meeting in a zone."""
    example = datetime(2000, 1, 1, tzinfo=ZoneInfo(timezone))
    _, line = _line("DTSTART", vDatetime(example))
    before, _, after = line.partition(f"{example:%Y%m%dT%H%M%S}".encode())
    return before, after


@lru_cache(10_000)
def _location(text: str) -> _Property:
    return _line("LOCATION", vText(text))


def _first_day(ruled: Schedule, placed: PlacedMeeting, confirmed: date) -> date:
    """Return the day of DTSTART: the first of the whole series where that is known, else the first after the listing was confirmed.

    It does not move with the day of the build, so a calendar that reads the file again keeps its events.
    """
    found = occurrences(ruled, ruled.starting or confirmed, 1)
    return found[0].start.date() if found else placed.next[0].start.date()


def _rule(schedule: Schedule) -> Iterator[_Property]:
    """Give the rule of a schedule, and the days on which it does not hold."""
    assert schedule.recurrence is not None
    zone = ZoneInfo(schedule.timezone)
    until = None
    if schedule.until is not None and schedule.count is None:
        # In UTC where DTSTART has a zone (RFC 5545, 3.3.10): the last moment of that day where the group is.
        until = datetime.combine(schedule.until, time(23, 59, 59), zone).astimezone(UTC)
    yield _repeats(schedule.recurrence.rrule(), schedule.count, until)
    if schedule.excluding:
        days = [datetime.combine(day, schedule.start, zone) for day in sorted(schedule.excluding)]
        yield _line("EXDATE", vDDDLists(days))


@lru_cache(10_000)
def _repeats(rrule: str, count: int | None, until: datetime | None) -> _Property:
    rule: vRecur = vRecur.from_ical(rrule)
    if count is not None:
        rule["COUNT"] = [count]
    if until is not None:
        rule["UNTIL"] = [until]
    return _line("RRULE", rule)


def _description(listing: Listing, placed: PlacedMeeting, settings: Settings, words: Words) -> str:
    """Return how to come in and where the page is; nothing that says what the group is about."""
    group, meeting = listing.group, placed.meeting
    lines = []
    if group.demo:
        lines.append(words.gettext("This is an invented example. There is no such group."))
    if meeting.join:
        lines += [part for part in (meeting.join.note, meeting.join.url, meeting.join.phone) if part]
    if settings.site_url:
        lines.append(f"{settings.site_url.rstrip('/')}/{group_path(group.id)}")
    return "\n".join(lines)


def _host(settings: Settings) -> str:
    """Return the right side of a UID: the site's host where it is known."""
    return settings.site_url.partition("://")[2].partition("/")[0] or "commonground.invalid"


@cache
def _head() -> bytes:
    head = Calendar()
    head["version"] = vText("2.0")
    head["prodid"] = vText(PRODUCT)
    head["calscale"] = vText("GREGORIAN")
    head["method"] = vText("PUBLISH")
    text: bytes = head.to_ical()
    return text.removesuffix(b"END:VCALENDAR\r\n")


@cache
def _zone(timezone: str, year: int) -> bytes:
    """Return the VTIMEZONE of a zone around a year: made once a build, because it costs more than a hundred events."""
    years = (date(year - 2, 1, 1), date(year + ZONE_YEARS, 1, 1))
    zone = ZoneInfo(timezone)
    made = Timezone.from_tzinfo(zone, timezone, *years)
    for part in made.subcomponents:
        _correct(part, zone)
    text: bytes = made.to_ical()
    return text


def _correct(part: Any, zone: ZoneInfo) -> None:
    """Put the onsets of a part of a VTIMEZONE into the local time before them (RFC 5545, 3.6.5), and each on a line of its own.

    icalendar 7.3 writes where the clocks go forward what they show after the change, and ical.js 2.2 reads the first of a list alone.
    """
    before, after = part["tzoffsetfrom"].td, part["tzoffsetto"].td
    first = part["dtstart"].dt
    late = not _is_onset(first, before, after, zone) and _is_onset(
        first - (after - before), before, after, zone
    )
    shift = after - before if late else timedelta()
    part["dtstart"] = vDatetime(first - shift)
    if "rdate" in part:
        part["rdate"] = [vDatetime(day.dt - shift) for day in part["rdate"].dts]


def _is_onset(local: datetime, before: timedelta, after: timedelta, zone: ZoneInfo) -> bool:
    moment = (local - before).replace(tzinfo=UTC)
    earlier = (moment - timedelta(seconds=1)).astimezone(zone).utcoffset()
    return earlier == before and moment.astimezone(zone).utcoffset() == after
