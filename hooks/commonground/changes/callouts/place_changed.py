"""Another place to meet."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="place-changed",
    label="place",
    what="People go where a listing sends them: ask the group or the venue whether it meets there now.",
)
_PARTS = ("venue", "address", "town", "region", "postcode", "country", "latitude", "longitude")


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(*(("meetings", "place", part) for part in _PARTS)):
            if field.old is not None:
                yield at_field(whole, change, field, "the place of a meeting changes")
