"""Something about a place that will not be shown, but is public all the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..redact import hidden_fields, precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="more-than-shown",
    scope=Scope.GROUP,
    severity="warning",
    what="What the precision of a place keeps from being shown is better not written: the file is public.",
    bad="meetings:\n- place: {venue: ‸Example Hall, town: Leeds, region: West Yorkshire, country: GB, precision: town}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, precision: town}",
)
_HAVE_RULES = frozenset(
    {"address", "latitude", "longitude", "postcode"}
)  # address-with-coarse-precision and the like


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place is None or (precision := precision_of(place)) == "exact":
            continue
        for name in hidden_fields(precision):
            if name not in _HAVE_RULES and getattr(place, name) is not None:
                said = "" if place.precision else ", which follows from what is given"
                message = f"'{name}' is not shown with precision {precision}{said}; but this file is public"
                remedy = "remove it if nobody should know it, or write precision: exact"
                yield Finding(("meetings", index, "place", name), message, remedy)
