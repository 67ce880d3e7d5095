"""A better word for how a listing was confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="confirmed-higher",
    label="confirmation",
    what="A listing that says it was confirmed in a better way than before says why it may: ask who called or went there.",
    gravity="ask",
    reply="Your change says that the group was called or visited. Who did that, and on which day?",
)


def check(whole: Whole) -> Iterator[CallOut]:
    ranks = {word: rank for rank, word in enumerate(reversed(whole.context.vocabulary.words("verified_how")))}
    for change in kept(whole):
        for field in change.of(("verified_how",)):
            if ranks.get(field.new or "", 0) > ranks.get(field.old or "", 0):
                yield at_field(whole, change, field, "said to be confirmed in a better way than before")
