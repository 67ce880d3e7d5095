"""A digit that became another, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.phones import digits_of
from .. import lookalikes
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="swapped-digits",
    label="numbers",
    what="Two digits that changed places, or one that became another, are hard to see: compare with what the group says.",
    gravity="stop",
    reply=(
        "In a number, two digits changed places, or one became another. Which of the two numbers is right?"
    ),
)
_NUMBERS = (
    *(
        ("contact", "phone"),
        ("meetings", "join", "phone"),
        ("meetings", "place", "postcode"),
        ("meetings", "place", "address"),
    ),
    *(
        ("meetings", "start"),
        ("meetings", "end"),
        ("meetings", "place", "latitude"),
        ("meetings", "place", "longitude"),
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(*_NUMBERS):
            old, new = digits_of(field.old or ""), digits_of(field.new or "")
            if len(old) >= (4 if field.names[-1] in ("start", "end") else 2) and _is_slip(
                field.names[-1], old, new
            ):
                yield at_field(whole, change, field, "only a digit or two differ; is it a slip?")


def _is_slip(name: str, old: str, new: str) -> bool:
    """Whether the digits look like a slip; a time that moves by an hour or to another quarter is none."""
    if name in ("start", "end"):
        return old != new and sorted(old) == sorted(new) and lookalikes.swapped_digits(old, new)
    return lookalikes.swapped_digits(old, new)
