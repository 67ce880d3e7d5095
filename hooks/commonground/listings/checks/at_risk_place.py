"""An exact place of a group for people at risk, without a word that it is meant to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..redact import precision_of
from . import Context, Finding, Rule, Scope

AT_RISK = "at_risk"
"""The flag of audiences that somebody may look for to harm them."""

RULE = Rule(
    id="at-risk-place",
    scope=Scope.GROUP,
    what="A group for people whom somebody may look for to harm shows its town alone, unless the group said that everyone may know the place.",
    bad="audiences: [lgbtq]\nmeetings:\n- place: {‸address: 1 Example Street, town: Leeds, region: West Yorkshire, country: GB}",
    good="audiences: [lgbtq]\nmeetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, precision: town}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if not is_at_risk(group, context):
        return
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.precision is None and precision_of(place) in ("exact", "postcode"):
            message = "this group is for people at risk, and nothing says that its exact place may be shown"
            remedy = (
                "write precision: town and leave the address out; precision: exact where the group said yes"
            )
            yield Finding(("meetings", index, "place"), message, remedy, at="item")


def is_at_risk(group: Group, context: Context) -> bool:
    """Whether somebody may look for the people of a group to harm them."""
    return any(AT_RISK in context.vocabulary.term("audiences", word).flags for word in group.audiences)
