"""Another phone number."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.phones import digits_of
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="phone-changed",
    label="phone",
    what="A number that is not the group's sends people in need to a stranger: call the old one and the new one.",
    gravity="ask",
    reply="The phone number changes. We call the old one and the new one before it goes online.",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("contact", "phone"), ("meetings", "join", "phone")):
            if digits_of(field.old or "") != digits_of(field.new or ""):
                yield at_field(whole, change, field, "the phone number changes; call it before this goes in")
