"""Another group under an id that is known."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ...places.fold import fold
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="group-replaced",
    label="ownership",
    what="A listing that gets quite another name, or is of another kind now, may be another group that takes over its address and its trust.",
    gravity="stop",
    reply=(
        "This reads like another group than the one that is listed. Please add it as a new group, so "
        "that the old one keeps its page, and tell us what became of the old one."
    ),
)
_ALIKE = 0.5


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("name",)):
            names = fold(field.old or ""), fold(field.new or "")
            if SequenceMatcher(None, *names, autojunk=False).ratio() < _ALIKE:
                yield at_field(whole, change, field, "quite another name: is this still the same group?")
        for field in change.of(("kind",)):
            yield at_field(whole, change, field, "a listing of another kind: is this still the same group?")
