"""A change that touches more than listings."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule

RULE = Rule(
    id="more-than-listings",
    label="more-than-listings",
    what="Words, rules, pages and the program are for maintainers to change: look at these files before anything else.",
    gravity="stop",
    reply=(
        "Your change also touches files that are not listings. Please send the listings alone. For "
        "the rest, open a request of its own, which a maintainer looks at."
    ),
)
_SHOWN = 10
"""Files that are named."""


def check(whole: Whole) -> Iterator[CallOut]:
    if whole.others:
        more = len(whole.others) - _SHOWN
        names = ", ".join(whole.others[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        yield CallOut(whole.others[0], 1, None, "this change touches more than listings", None, names)
