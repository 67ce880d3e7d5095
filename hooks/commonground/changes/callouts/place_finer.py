"""A place that is shown more precisely than before."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.model import PRECISIONS
from ...listings.redact import precision_of
from ..whole import Whole
from . import CallOut, Rule, at_listing, kept

RULE = Rule(
    id="place-finer",
    label="privacy",
    what="A place that a group kept back stays in the history for ever once it is written: ask before it goes in.",
    gravity="ask",
    reply=(
        "The place would be shown more precisely than before. What was public once cannot be taken "
        "back. Does the group want that?"
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        if both := change.both():
            before, after = ([precision_of(m.place) for m in group.meetings if m.place] for group in both)
            finest = [min(map(PRECISIONS.index, said), default=len(PRECISIONS)) for said in (before, after)]
            if before and finest[1] < finest[0]:
                words = "the place would be shown more precisely than the group had it"
                yield at_listing(whole, change, words, PRECISIONS[finest[0]], PRECISIONS[finest[1]])
