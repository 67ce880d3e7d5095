"""Another place to meet."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.model import Group
from ..compare import Change
from ..values import Difference
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="place-changed",
    label="place",
    what="People go where a listing sends them: ask the group or the venue whether it meets there now.",
    gravity="ask",
    reply=(
        "The place changes. From which day does the group meet there? Is there a page, or a word of "
        "the venue, that we can check?"
    ),
)
_PARTS = ("venue", "address", "town", "region", "postcode", "country", "latitude", "longitude")
_PLACE = tuple(("meetings", "place", part) for part in _PARTS)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("meetings", "format"), *_PLACE):
            if field.old is not None and field.new is not None:
                yield at_field(whole, change, field, "where a meeting is changes")
            elif field.old is not None or _is_elsewhere(change, field):
                yield at_field(whole, change, field, "the place of a meeting is another one")


def _is_elsewhere(change: Change, field: Difference) -> bool:
    """Whether a value that was not there before names a town or an address at which the group did not meet."""
    name, both = field.names[-1], change.both()
    return name in ("address", "town") and both is not None and field.new not in _said(both[0], name)


def _said(group: Group, name: str) -> set[str | None]:
    places = (meeting.place for meeting in group.meetings)
    return {getattr(place, name) for place in places if place}
