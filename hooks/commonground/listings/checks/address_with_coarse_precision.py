"""A street address that must not be shown, in a file that everyone can read."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="address-with-coarse-precision",
    scope=Scope.GROUP,
    what="A street address stands only beside `precision: exact`: the history of these files is public for ever.",
    bad="meetings:\n- place: {address: 1 Example Street, town: Leeds, region: West Yorkshire, country: GB, precision: ‸town}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, precision: town}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.address and place.precision not in (None, "exact"):
            message = f"a street address cannot stand beside precision {place.precision}: git history is public for ever"
            remedy = "remove the address before you commit, or write precision: exact if it may be shown"
            yield Finding(("meetings", index, "place", "precision"), message, remedy)
