"""Another way to reach a group."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="contact-changed",
    label="contact",
    what="Who writes to a group trusts its address: ask the group through the old one whether the new one is theirs.",
    gravity="ask",
    reply=(
        "You give a new way to reach the group. We write to the old one first, to hear that the new "
        "one is theirs. If nobody reads the old one any more, tell us, and how else we can reach you."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("contact", "email"), ("contact", "website")):
            yield at_field(
                whole, change, field, "the way to reach this group changes; ask through the old one"
            )
