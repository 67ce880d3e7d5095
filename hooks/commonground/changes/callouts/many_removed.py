"""A file that loses most of its listings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule

RULE = Rule(
    id="many-removed",
    label="deletion",
    what="A file that loses half of its listings or more was cut by mistake, or by someone who should not.",
    gravity="stop",
    reply=(
        "Many groups would leave the directory at once. Has your organization closed them? Please "
        "tell us what happened, so that we can tell the people who came."
    ),
)
_FEW = 2


def check(whole: Whole) -> Iterator[CallOut]:
    stood = Counter(entry.file for entry in whole.old.entries)
    gone = Counter(change.entry.file for change in whole.changes if change.what in ("removed", "closed"))
    for file, number in sorted(gone.items()):
        if number > _FEW and number * 2 >= stood[file]:
            yield CallOut(
                file, 1, None, f"{number} of {stood[file]} listings of this file are closed or gone"
            )
