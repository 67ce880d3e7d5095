"""Another id for a listing that is known."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_listing, kept

RULE = Rule(
    id="id-changed",
    label="id",
    what="An id is the address of a page: who changes one writes the old one under `was`, so that links still lead there.",
    gravity="ask",
    reply=(
        "The id of this group changes. Links to its page would break. Please keep the id, or write "
        "the old one under was."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        if both := change.both():
            old, new = both
            if old.id != new.id and old.id not in new.was:
                words = f"the id changes and every link to it breaks; write was: [{old.id}]"
                yield at_listing(whole, change, words, old.id, new.id)
            elif lost := [was for was in old.was if was not in new.was]:
                yield at_listing(whole, change, "links to an earlier id would break", ", ".join(lost))
