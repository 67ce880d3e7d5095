"""A confirmation in the same breath as another contact."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="confirmed-with-contact",
    label="confirmation",
    what="Who changes the contact of a group and confirms it at once confirms themselves: ask through the old contact.",
    gravity="stop",
    reply=(
        "The contact and the day of confirmation change together. We ask the group through the "
        "contact that we already have before we put this online."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        reached = [*change.of(("contact",), ("meetings", "join", "phone"), ("meetings", "join", "url"))]
        for field in change.of(("verified",)):
            if reached and (field.new or "") > (field.old or ""):
                yield at_field(
                    whole,
                    change,
                    field,
                    "confirmed together with a new way to reach the group; ask through the old one",
                )
