"""An invented group that becomes a real one, or the other way around."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_listing, kept

RULE = Rule(
    id="demonstration-changed",
    label="demonstration",
    what="An invented group among real ones sends people to a place where nobody is; a real one among invented ones vanishes.",
    gravity="stop",
    reply="Invented groups and real ones are kept apart here, and your change mixes them. Did you mean to?",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        both = change.both()
        if both and both[0].demo != both[1].demo:
            words = ["this would no longer be marked as invented", "this would be marked as invented"][
                both[1].demo
            ]
            yield at_listing(whole, change, words, *(("real", "invented")[group.demo] for group in both))
