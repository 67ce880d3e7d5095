"""The calendar file of each listing that meets at known times: /groups/<id>/<id>.ics (RFC 5545), discreet in what a calendar shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDatetime, vDDDLists, vDuration, vGeo, vRecur, vText, vUri

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


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the calendar file of every listing that has one."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    for listing in directory.listings:
        if has_calendar(listing):
            yield calendar_path(listing.group.id), calendar(listing, directory.settings, words)


def has_calendar(listing: Listing) -> bool:
    """Whether a listing meets at known times, now and after the day of the build."""
    return any(placed.next for placed in listing.meetings)


def calendar(listing: Listing, settings: Settings, words: Words) -> bytes:
    """Return the calendar file of a listing: its time zones, and one event for each meeting that takes place."""
    meeting = [
        (number, placed)
        for number, placed in enumerate(listing.meetings, start=1)
        if placed.next and placed.schedule
    ]
    zones = sorted({placed.schedule.timezone for _, placed in meeting if placed.schedule})
    events = [_event(listing, number, placed, settings, words).to_ical() for number, placed in meeting]
    return b"".join(
        [_head(), *(_zone(zone, words.as_of.year) for zone in zones), *events, b"END:VCALENDAR\r\n"]
    )


def _event(listing: Listing, number: int, placed: PlacedMeeting, settings: Settings, words: Words) -> Event:
    """Return a meeting as an event. Properties are made of typed values, which is what icalendar does itself, more slowly."""
    group, schedule = listing.group, placed.schedule
    assert schedule is not None
    first = _first_day(schedule, placed, group.verified)
    event = Event()
    event["uid"] = vText(f"{group.id}-{number}@{_host(settings)}")
    event["dtstamp"] = vDatetime(datetime.combine(group.verified, time(), UTC))
    event["summary"] = vText(words.gettext("Meeting"))
    event["dtstart"] = vDatetime(datetime.combine(first, schedule.start), {"TZID": schedule.timezone})
    event["duration"] = vDuration(timedelta(minutes=schedule.minutes))
    if schedule.recurrence:
        event["rrule"] = _rule(schedule)
    extra = [day for day in schedule.dates if day != first]
    if extra:
        event["rdate"] = _days(extra, schedule)
    if schedule.excluding:
        event["exdate"] = _days(list(schedule.excluding), schedule)
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


def _first_day(schedule: Schedule, placed: PlacedMeeting, confirmed: date) -> date:
    """Return the day of DTSTART: the first of the whole series where that is known, else the first after the listing was confirmed.

    It does not move with the day of the build, so a calendar that reads the file again keeps its events.
    """
    whole = replace(schedule, excluding=())
    since = schedule.starting or min((*schedule.dates, confirmed))
    found = occurrences(whole, since, 1)
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


def _days(days: list[date], schedule: Schedule) -> vDDDLists:
    zone = ZoneInfo(schedule.timezone)
    return vDDDLists([datetime.combine(day, schedule.start, zone) for day in sorted(days)])


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
    text: bytes = Timezone.from_tzinfo(ZoneInfo(timezone), timezone, *years).to_ical()
    return text
