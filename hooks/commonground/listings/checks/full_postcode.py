"""A whole postcode, which can name a single house, where less may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from ...places.postcodes import split_postcode
from ..model import Group
from ..redact import precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="full-postcode",
    scope=Scope.GROUP,
    what="Unless `precision` is exact, only the first part of a postcode stands in a listing, or a postcode that is an area.",
    bad="meetings:\n- place: {town: Leeds, country: GB, postcode: ‸LS6 2AB, precision: postcode}",
    good="meetings:\n- place: {town: Leeds, country: GB, postcode: LS6, precision: postcode}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.postcode and place.country and precision_of(place) != "exact":
            area, rest = split_postcode(place.postcode, place.country) or ("", "")
            if rest:
                message = f"a whole postcode can name one house, and precision is {precision_of(place)}"
                remedy = f"write {area}, or precision: exact if it may be shown"
                yield Finding(("meetings", index, "place", "postcode"), message, remedy)
