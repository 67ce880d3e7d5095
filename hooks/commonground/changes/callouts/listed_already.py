"""A listing that seems to be there already."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.alike import duplicates
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="listed-already",
    label="duplicate",
    what="One group with two listings splits its visitors, and one of them grows old: keep one.",
    gravity="ask",
    reply=(
        "This looks like a group that is listed already. If it is the same one, please correct that "
        "listing instead. If it is not, tell us what tells them apart."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    touched = {change.id: change for change in whole.changes if change.new}
    found = list(duplicates([known.sketch for known in whole.after], of=touched.keys()))
    stood = _stood(whole) if found else set()
    for pair in found:
        if pair.ids in stood:
            continue
        one, other = (pair.one, pair.other) if pair.one.id in touched else (pair.other, pair.one)
        words = f"this seems to be the listing '{other.id}' in {other.file}:{other.line} again: {pair.why}"
        yield at_listing(whole, touched[one.id], words, other.name, one.name)


def _stood(whole: Whole) -> set[frozenset[str]]:
    """Return the pairs of changed listings that seemed to be one group before."""
    changed = {change.old.group.id for change in whole.changes if change.old}
    return {pair.ids for pair in duplicates([known.sketch for known in whole.before], of=changed)}
