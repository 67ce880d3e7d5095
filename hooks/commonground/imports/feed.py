"""What every feed is turned into first: meetings in common terms; and how those become listings.

A reader of one format yields a FeedMeeting for each record it can use and a LeftOut for each it cannot. Meetings of one name and place
become one group. Listings that the checks would refuse are left out too, with the problems as the reason, so that what is written passes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from ..listings.checks import Context
from ..listings.checks.at_risk_place import is_at_risk
from ..listings.fields import fields_of
from ..listings.model import Contact, Group, Join, Meeting, Organization, Place
from ..listings.read import read_listings
from ..listings.redact import precision_of, redact_place
from ..listings.report import Problem
from ..listings.write import write_listings
from ..places.fold import fold
from ..times.recurrence import Recurrence, Weekday, from_wording
from .ids import made_id
from .values import shorten

NOTHING_SAID = "The feed does not say how to join. Ask the organization before your first visit."


class UnusableFeed(Exception):
    """A document does not have the form of its feed; the message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedMeeting:
    """One weekly record of a feed in common terms. `day` counts from 0 = Monday; None where it is by arrangement.

    `remarks` are free texts that may say how the meeting repeats; `unread` names the fields that had no counterpart.
    """

    record: str
    name: str
    day: int | None
    start: time | None
    minutes: int | None
    format: str
    timezone: str | None = None
    place: Place | None = None
    join: Join | None = None
    paused: bool = False
    about: str | None = None
    remarks: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    access: frozenset[str] = frozenset()
    model: str | None = None
    contact: Contact | None = None
    verified: date | None = None
    source: str | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that was not written, and why."""

    record: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a record that a person should look at."""

    record: str
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What a reader found in a feed: its organization's name if it says one, usable meetings, the others, and notes."""

    meetings: Sequence[FeedMeeting]
    left_out: Sequence[LeftOut] = ()
    notes: Sequence[Note] = ()
    organization: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the YAML to write, and everything that a person should know about it."""

    text: str
    groups: int
    meetings: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]
    unread: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who imports adds: whose listings these are, their topics, and the day the feed was read."""

    organization: str
    topics: tuple[str, ...]
    as_of: date


def to_listings(feed: Feed, wanted: Wanted, context: Context) -> Imported:
    """Turn a feed into a file of listings that passes every check."""
    notes = list(feed.notes)
    organization = Organization(
        id=wanted.organization, name=feed.organization or wanted.organization, website=feed.website
    )
    if not feed.organization:
        notes.append(
            Note(
                "",
                "",
                f"the feed does not name its organization: write the name of '{wanted.organization}' into the file",
            )
        )
    by_group: dict[str, list[FeedMeeting]] = {}
    for meetings in _same_name_and_place(_with_country(feed.meetings, notes)):
        place = meetings[0].place
        group_id = made_id(by_group, wanted.organization, meetings[0].name, place.town if place else None)
        by_group[group_id] = meetings
    left_out = [*feed.left_out, *_without_repeats(by_group)]
    groups = {
        group_id: _careful(_group(group_id, meetings, wanted, notes), context)
        for group_id, meetings in sorted(by_group.items())
    }
    refused = _refused(organization, groups, context)
    for group_id, reason in refused.items():
        left_out += [LeftOut(meeting.record, meeting.name, reason) for meeting in by_group[group_id]]
    kept = {group_id: group for group_id, group in groups.items() if group_id not in refused}
    unread = Counter(name for meeting in feed.meetings for name in meeting.unread)
    return Imported(
        text=write_listings(organization, list(kept.values())),
        groups=len(kept),
        meetings=sum(len(group.meetings) for group in kept.values()),
        left_out=tuple(left_out),
        notes=tuple(notes),
        unread=dict(sorted(unread.items())),
    )


def _careful(group: Group, context: Context) -> Group:
    """Return a listing that shows the town alone where it is for people at risk: no feed says that its group agreed to more."""
    if not is_at_risk(group, context):
        return group
    meetings = tuple(
        replace(meeting, place=redact_place(replace(meeting.place, precision="town")))
        if meeting.place and precision_of(meeting.place) in ("exact", "postcode")
        else meeting
        for meeting in group.meetings
    )
    return replace(group, meetings=meetings)


def _with_country(meetings: Sequence[FeedMeeting], notes: list[Note]) -> list[FeedMeeting]:
    """Give places that name no country the only one that the others name; where the feed names several, nothing is guessed."""
    named = {meeting.place.country for meeting in meetings if meeting.place and meeting.place.country}
    unnamed = sum(1 for meeting in meetings if meeting.place and not meeting.place.country)
    if len(named) != 1 or not unnamed:
        return list(meetings)
    country = named.pop()
    notes.append(
        Note("", "", f"{unnamed} records name no country; {country} was written, as in all the others")
    )
    return [
        replace(meeting, place=replace(meeting.place, country=country))
        if meeting.place and not meeting.place.country
        else meeting
        for meeting in meetings
    ]


def _same_name_and_place(meetings: Iterable[FeedMeeting]) -> list[list[FeedMeeting]]:
    groups: dict[tuple[object, ...], list[FeedMeeting]] = defaultdict(list)
    for meeting in meetings:
        place = meeting.place
        groups[(fold(meeting.name), *_where(place))].append(meeting)
    most = fields_of(Group)["meetings"].type.most  # type: ignore[attr-defined]
    whole = [sorted(group, key=_order) for group in groups.values()]
    return [
        group[start : start + most]
        for group in sorted(whole, key=lambda group: _order(group[0]))
        for start in range(0, len(group), most)
    ]


def _without_repeats(by_group: Mapping[str, list[FeedMeeting]]) -> list[LeftOut]:
    """Take records out that say the same as another of their group, and return them."""
    repeats: list[LeftOut] = []
    for meetings in by_group.values():
        first: dict[Meeting, str] = {}
        for meeting in list(meetings):
            said = _meeting(meeting, [], joined=True)
            if said in first:
                meetings.remove(meeting)
                repeats.append(
                    LeftOut(meeting.record, meeting.name, f"it says the same as record {first[said]}")
                )
            first.setdefault(said, meeting.record)
    return repeats


def _where(place: Place | None) -> tuple[object, ...]:
    """Return what makes a place the same as another: its coordinates, else its address and town."""
    if place is None:
        return ()
    if place.latitude is not None:
        return (place.latitude, place.longitude)
    return (fold(place.address or ""), fold(place.town or ""))


def _order(meeting: FeedMeeting) -> tuple[object, ...]:
    number = int(meeting.record) if meeting.record.isdigit() else 0
    return (number, meeting.record)


def _group(group_id: str, meetings: Sequence[FeedMeeting], wanted: Wanted, notes: list[Note]) -> Group:
    first = meetings[0]
    verified = [meeting.verified for meeting in meetings if meeting.verified]
    said = [meeting.join or meeting.contact for meeting in meetings]
    return Group(
        id=group_id,
        kind="group",
        name=shorten(first.name, 120),
        about=next((meeting.about for meeting in meetings if meeting.about), None),
        topics=wanted.topics,
        audiences=tuple(sorted(frozenset.union(*(meeting.audiences for meeting in meetings)))[:10]),
        languages=tuple(dict.fromkeys(language for meeting in meetings for language in meeting.languages)),
        model=next((meeting.model for meeting in meetings if meeting.model), None),
        meetings=tuple(_meeting(meeting, notes, joined=any(said)) for meeting in meetings),
        access=dict.fromkeys(sorted(frozenset.union(*(meeting.access for meeting in meetings))), "yes")
        or None,
        contact=next((meeting.contact for meeting in meetings if meeting.contact), None),
        verified=min(verified) if verified else wanted.as_of,
        verified_how="feed",
        source=first.source,
    )


def _meeting(meeting: FeedMeeting, notes: list[Note], joined: bool) -> Meeting:
    return Meeting(
        format=meeting.format,
        every=_recurrence(meeting, notes) if meeting.day is not None else None,
        by_arrangement=meeting.day is None,
        start=meeting.start,
        duration=meeting.minutes,
        timezone=meeting.timezone,
        place=meeting.place,
        join=meeting.join or (None if joined else Join(note=NOTHING_SAID)),
        status="paused" if meeting.paused else "active",
    )


_REPEATS = re.compile(
    r"(?:(?:we |group |this group )?(?:meets?|meeting|held|runs?)\b[\s:]*)?(?:only\b|on\b|the\b|\s)*"
    r"(?P<rule>(?:(?:every|other|alternate|alternating|each|and|&|,|the|of|month|months?|monthly|bi-?weekly|fortnightly|1st|2nd|3rd|4th|5th|"
    r"first|second|third|fourth|fifth|last|mon|tues?|wed|thur?s?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?[\s.]*)+)"
    r"(?:only)?[\s.!)]*",
    re.IGNORECASE,
)


_SPEAKS_OF_DAYS = re.compile(
    r"\b(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|every other|alternat\w+|bi-?weekly)\b.{0,12}"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|week)",
    re.IGNORECASE,
)


def _recurrence(meeting: FeedMeeting, notes: list[Note]) -> Recurrence:
    """Return how a meeting repeats: weekly, unless a remark is nothing but another rule for the same weekday.

    "1st Thursday is a step meeting" speaks of what is done that day, not of when the group meets, so only a remark that says nothing
    else is read; any other that names such a day is noted for a person.
    """
    assert meeting.day is not None
    weekly = Recurrence("WEEKLY", by_day=(Weekday(meeting.day),))
    for remark in meeting.remarks:
        rule = from_wording(remark) if _REPEATS.fullmatch(remark.strip()) else None
        if rule and rule.interval == 1 and {weekday.day for weekday in rule.by_day} == {meeting.day}:
            if rule != weekly:
                notes.append(
                    Note(meeting.record, meeting.name, f"'{remark}' was read as how it repeats; please check")
                )
            return rule
        if _SPEAKS_OF_DAYS.search(remark):
            told = f"'{shorten(remark, 120)}' may say that it does not meet every week; weekly was kept, please check"
            notes.append(Note(meeting.record, meeting.name, told))
    return weekly


def _refused(organization: Organization, groups: Mapping[str, Group], context: Context) -> dict[str, str]:
    """Return the ids of the listings that hold an error, each with the reason, read back from what would be written."""
    reading = read_listings(write_listings(organization, list(groups.values())).encode(), "the feed", context)
    reasons: dict[str, list[str]] = defaultdict(list)
    for problem in reading.problems:
        if problem.severity == "error":
            reasons[problem.group or ""].append(_reason(problem))
    return {
        group_id: "; ".join(dict.fromkeys(found)) for group_id, found in reasons.items() if group_id in groups
    }


def _reason(problem: Problem) -> str:
    return f"[{problem.rule}] {problem.message}"
