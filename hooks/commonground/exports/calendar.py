"""The calendar file of each listing that meets at known times: /groups/<id>/<id>.ics (RFC 5545), discreet in what a calendar shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
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
    vUri,
)

from ..directory import Directory, Listing, PlacedMeeting
from ..pages.addresses import calendar_path, group_path
from ..pages.shell import Shell
from ..pages.where import where_of
from ..pages.words import Words
from ..settings import Settings
from ..times.occurrences import Schedule, occurrences

Output = tuple[str, bytes]

PRODUCT = "-//Common Ground//Common Ground//EN"
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
            uid = f"{listing.group.id}-{number}"
            events += (
                event.to_ical() for event in _events(listing, placed, placed.schedule, uid, settings, words)
            )
    made = [_zone(zone, words.as_of.year) for zone in sorted(zones)]
    return b"".join([_head(), *made, *events, b"END:VCALENDAR\r\n"])


def _events(
    listing: Listing, placed: PlacedMeeting, schedule: Schedule, uid: str, settings: Settings, words: Words
) -> Iterator[Event]:
    """Give the events of a meeting: one that repeats, and one for each single date.

    RDATE would say the dates in one event, but calendar programs differ in what they make of it.
    """
    ruled = replace(schedule, dates=(), excluding=())
    if schedule.recurrence:
        event = _event(
            listing, placed, schedule, _first_day(ruled, placed, listing.group.verified), uid, settings, words
        )
        event["rrule"] = _rule(schedule)
        if schedule.excluding:
            zone = ZoneInfo(schedule.timezone)
            event["exdate"] = vDDDLists(
                [datetime.combine(day, schedule.start, zone) for day in sorted(schedule.excluding)]
            )
        yield event
    for day in sorted({*schedule.dates} - {*schedule.excluding}):
        if not schedule.recurrence or not occurrences(ruled, day, 1, before=day + timedelta(days=1)):
            yield _event(listing, placed, schedule, day, f"{uid}-{day:%Y%m%d}", settings, words)


def _event(
    listing: Listing,
    placed: PlacedMeeting,
    schedule: Schedule,
    first: date,
    uid: str,
    settings: Settings,
    words: Words,
) -> Event:
    """Return a meeting on a day as an event. Properties are made of typed values, which is what icalendar does itself, more slowly."""
    group = listing.group
    event = Event()
    event["uid"] = vText(f"{uid}@{_host(settings)}")
    event["dtstamp"] = vDatetime(datetime.combine(group.verified, time(), UTC))
    event["summary"] = vText(words.gettext("Meeting"))
    event["dtstart"] = vDatetime(datetime.combine(first, schedule.start, ZoneInfo(schedule.timezone)))
    event["duration"] = vDuration(timedelta(minutes=schedule.minutes))
    description = _description(listing, placed, settings, words)
    if description:
        event["description"] = vText(description)
    if settings.site_url:
        event["url"] = vUri(f"{settings.site_url.rstrip('/')}/{group_path(group.id)}")
    where = where_of(placed, words)
    if where:
        event["location"] = vText(", ".join(part for part in (where.venue, *where.lines) if part))
    if placed.located and placed.located.precision == "exact" and where and not where.untold:
        event["geo"] = vGeo((placed.located.latitude, placed.located.longitude))
    event["class"] = vText("PRIVATE")
    event["transp"] = vText("OPAQUE")
    return event


def _first_day(ruled: Schedule, placed: PlacedMeeting, confirmed: date) -> date:
    """Return the day of DTSTART: the first of the whole series where that is known, else the first after the listing was confirmed.

    It does not move with the day of the build, so a calendar that reads the file again keeps its events.
    """
    found = occurrences(ruled, ruled.starting or confirmed, 1)
    return found[0].start.date() if found else placed.next[0].start.date()


def _rule(schedule: Schedule) -> vRecur:
    assert schedule.recurrence is not None
    rule: vRecur = vRecur.from_ical(schedule.recurrence.rrule())
    if schedule.count is not None:
        rule["COUNT"] = [schedule.count]
    elif schedule.until is not None:
        # In UTC where DTSTART has a zone (RFC 5545, 3.3.10): the last moment of that day where the group is.
        rule["UNTIL"] = [
            datetime.combine(schedule.until, time(23, 59, 59), ZoneInfo(schedule.timezone)).astimezone(UTC)
        ]
    return rule


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
