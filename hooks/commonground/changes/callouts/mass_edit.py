"""Listings of several organizations in one change."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import organization_of
from ..whole import Whole
from . import CallOut, Rule

RULE = Rule(
    id="mass-edit",
    label="mass-edit",
    what="A change to listings of several organizations is seldom one that an organization makes: ask what it is for.",
    gravity="stop",
    reply=(
        "Your change touches groups of several organizations. Please send what belongs to your own, "
        "and tell us about the rest: we ask the others."
    ),
)
FEW = 3
"""Organizations whose listings one change may touch."""


def check(whole: Whole) -> Iterator[CallOut]:
    touched = [change for change in whole.changes if change.old]
    owners = {organization_of(change.old) or change.entry.file for change in touched}
    if len(owners) >= FEW:
        words = f"one change to {len(touched)} listings of {len(owners)} organizations"
        yield CallOut(touched[0].entry.file, 1, None, words, None, ", ".join(sorted(owners)))
