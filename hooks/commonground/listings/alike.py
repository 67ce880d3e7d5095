"""Finds listings that seem to be one group listed twice: at one place and time, by one link, or of alike names in one town or online.

Only listings that share a key (a spot and an hour, a link, a word of the name in a town on a weekday) are compared, so that a large
directory takes little longer than reading it. What is compared of a listing is its sketch.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import cos, floor, radians
from typing import NamedTuple

from ..places.fold import fold, place_key
from ..places.nearest import distance_km
from .model import IN_A_ROOM, Meeting, Place
from .read import Entry
from .redact import precision_of

SAME_PLACE_KM = 0.15
OTHER_PLACE_KM = 0.4
"""Two doors nearer than the first are one place, farther than the second two; what lies between may be either."""

NEAR_MINUTES = 30
"""People round the time at which a meeting starts, or tell when the doors open."""

ALIKE = 0.6
"""The part of the telling words that two names have in common where they are alike (Dice)."""

CROWD = 200
"""A key that more listings share tells nothing."""

_CELL = 0.002
_ONLINE = "online"
_EVERY_DAY = frozenset(range(7))
_COMMON = frozenset(
    [
        "a",
        "and",
        "at",
        "club",
        "example",
        "for",
        "group",
        "in",
        "meeting",
        "of",
        "on",
        "our",
        "peer",
        "peers",
        "session",
        "space",
        "support",
        "supporting",
        "talk",
        "the",
        "to",
        "with",
    ]
)
_APART = frozenset(
    [
        "1",
        "2",
        "3",
        "4",
        "5",
        "one",
        "two",
        "three",
        "first",
        "second",
        "third",
        "i",
        "ii",
        "iii",
        "iv",
        "part",
        "level",
        "late",
        "early",
        "morning",
        "evening",
        "afternoon",
        "men",
        "women",
        "man",
        "woman",
        "mens",
        "womens",
        "teen",
        "youth",
        "senior",
        "beginner",
        "advanced",
        "new",
        "north",
        "south",
        "east",
        "west",
        "spanish",
        "english",
        "french",
        "carer",
        "family",
        "student",
    ]
)
"""Words that tell two groups of one name apart; “adults” does not, because most groups are for them."""


class Sitting(NamedTuple):
    """When and where a meeting is: weekdays, which of the month (0 is every one), minute of the day; point, door and town."""

    days: frozenset[int]
    ordinals: frozenset[int]
    minute: int | None
    zone: str | None
    point: tuple[float, float] | None
    door: str | None
    town: str | None


class Sketch(NamedTuple):
    """What tells a listing from others, and where it stands.

    `own` are the words of its organization's name, `words` those of its own, `apart` the ones that make two groups of one name.
    """

    id: str
    name: str
    file: str
    line: int
    owner: str | None
    own: frozenset[str]
    words: frozenset[str]
    apart: frozenset[str]
    topics: frozenset[str]
    links: frozenset[str]
    sittings: tuple[Sitting, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two listings that seem to be one group, and why."""

    one: Sketch
    other: Sketch
    why: str

    @property
    def ids(self) -> frozenset[str]:
        """The ids of both."""
        return frozenset({self.one.id, self.other.id})


def sketch_of(entry: Entry) -> Sketch:
    """Return the sketch of a listing."""
    group, organization = entry.group, entry.organization
    sittings = tuple(_sitting(meeting) for meeting in group.meetings)
    words = telling_words(group.name or "")
    links = [_link(meeting.join.url) for meeting in group.meetings if meeting.join and meeting.join.url]
    return Sketch(
        group.id or "",
        group.name or "",
        entry.file,
        entry.line,
        organization.id if organization else None,
        telling_words(organization.name or "") if organization else frozenset(),
        words,
        frozenset(word for word in words if word in _APART or word.isdigit()),
        frozenset(group.topics),
        frozenset(filter(None, links)),
        sittings,
        group.status == "closed",
    )


def duplicates(sketches: Sequence[Sketch], of: Collection[str] | None = None) -> Iterator[Pair]:
    """Yield each pair of listings that seem to be one group, once; only those with an id among `of`, where that is given."""
    open_ones = [sketch for sketch in sketches if not sketch.closed]
    asked = open_ones if of is None else [sketch for sketch in open_ones if sketch.id in of]
    wanted = {key for sketch in asked for key in _keys(sketch)}
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, sketch in enumerate(open_ones):
        for key in {*_keys(sketch)} if wanted else ():
            if key in wanted:
                blocks[key].append(number)
    for pair in sorted(
        {pair for block in blocks.values() if len(block) <= CROWD for pair in combinations(block, 2)}
    ):
        one, other = (open_ones[number] for number in pair)
        asked_for = of is None or one.id in of or other.id in of
        if asked_for and (why := why_same(one, other)):
            yield Pair(one, other, why)


def why_same(one: Sketch, other: Sketch) -> str | None:
    """Say why two listings seem to be one group; None where they do not."""
    if one.apart != other.apart:
        return None
    together = [(a, b) for a in one.sittings for b in other.sittings if not _far(a, b)]
    strangers = one.owner is None or one.owner != other.owner
    common = (
        frozenset[str]() if strangers else one.own
    )  # the name of an organization tells its groups not apart
    alike = _are_alike(one.words - common or one.words, other.words - common or other.words)
    related = alike or (strangers and bool(one.topics & other.topics))
    linked = bool(one.links & other.links)
    if linked and (alike or strangers) and any(_at_once(a, b, 0) for a, b in together):
        return "the same link at the same time"
    if related and any(_at_once(a, b, 0) and _one_place(a, b) for a, b in together):
        return "the same place at the same time"
    near = [
        a for a, b in together if _at_once(a, b, NEAR_MINUTES) and a.town is not None and a.town == b.town
    ]
    if alike and near:
        return "an alike name and time, online" if near[0].town == _ONLINE else "an alike name, town and time"
    return None


@lru_cache(maxsize=65536)
def telling_words(name: str) -> frozenset[str]:
    """Return the words that tell a name from others, each without an ending; all of its words where none does."""
    words = [word.removesuffix("s") if len(word) > 3 else word for word in fold(name).split()]
    return frozenset(word for word in words if word not in _COMMON) or frozenset(words)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return bool(shared) and (
        2 * shared / (len(one) + len(other)) >= ALIKE or (shared > 1 and shared == min(len(one), len(other)))
    )


def _at_once(one: Sitting, other: Sitting, apart: int) -> bool:
    """Whether two meetings start on one weekday within so many minutes; one whose times are not said may be at any."""
    if one.minute is None or other.minute is None:
        return apart > 0
    days = one.days & other.days
    weeks = 0 in one.ordinals | other.ordinals or bool(one.ordinals & other.ordinals)
    zones = one.zone is None or other.zone is None or one.zone == other.zone
    return bool(days) and weeks and zones and abs(one.minute - other.minute) <= apart


def _one_place(one: Sitting, other: Sitting) -> bool:
    if one.point and other.point:
        return distance_km(*one.point, *other.point) <= SAME_PLACE_KM
    return one.door is not None and one.door == other.door


def _far(one: Sitting, other: Sitting) -> bool:
    """Whether two meetings are at two places for sure."""
    if one.point and other.point:
        return distance_km(*one.point, *other.point) > OTHER_PLACE_KM
    return one.town is not None and other.town is not None and one.town != other.town


def _keys(sketch: Sketch) -> Iterator[Hashable]:
    """Give the keys under which a listing is compared with others."""
    yield from sketch.links
    for sitting in sketch.sittings:
        if sitting.minute is not None:
            for day in sitting.days:
                if sitting.point:
                    yield from ((day, sitting.minute, *cell) for cell in _cells(*sitting.point))
                if sitting.door:
                    yield day, sitting.minute, sitting.door
        if sitting.town:
            for names in _name_keys(sketch.words):
                yield from ((sitting.town, day, names, sketch.apart) for day in sitting.days or _EVERY_DAY)


@lru_cache(maxsize=65536)
def _name_keys(words: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return keys of which alike names share one: every two words, and each alone where there are so few that one is enough."""
    few = [(word,) for word in words] if len(words) <= 2 else []
    return (*few, *combinations(sorted(words), 2))


def _cells(latitude: float, longitude: float) -> Iterator[tuple[int, int]]:
    """Give the cell of a point and those that lie within the distance of one place."""
    north = SAME_PLACE_KM / 111
    east = north / max(cos(radians(latitude)), 0.1)
    width = _CELL / max(cos(radians(round(latitude))), 0.1)
    rows = {floor((latitude + step) / _CELL) for step in (-north, 0, north)}
    columns = {floor((longitude + step) / width) for step in (-east, 0, east)}
    return ((row, column) for row in rows for column in columns)


def _sitting(meeting: Meeting) -> Sitting:
    place = meeting.place if meeting.format in IN_A_ROOM else None
    every = meeting.every
    days = {day.day for day in every.by_day} if every else {day.weekday() for day in meeting.dates}
    ordinals = {day.ordinal for day in every.by_day} if every else set()
    minute = meeting.start.hour * 60 + meeting.start.minute if meeting.start else None
    return Sitting(
        frozenset(days) or (_EVERY_DAY if every else frozenset()),
        frozenset(ordinals) or frozenset({0}),
        None if meeting.by_arrangement else minute,
        meeting.timezone if place is None else None,
        _point(place),
        _door(place),
        f"{place.country} {place_key(place.town)}" if place and place.town else None if place else _ONLINE,
    )


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None or precision_of(place) != "exact":
        return None
    return float(place.latitude), float(place.longitude)


def _door(place: Place | None) -> str | None:
    """Return what tells a door from others where no coordinates do: postcode and house number."""
    number = re.search(r"\d+", place.address) if place and place.address else None
    return (
        f"{place.country} {fold(place.postcode).replace(' ', '')} {number[0]}"
        if place and place.postcode and number
        else None
    )


def _link(url: str) -> str:
    """Return what a link leads to, without what differs by chance."""
    return (
        url.lower()
        .split("#")[0]
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/")
    )
