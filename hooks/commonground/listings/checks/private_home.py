"""A meeting place that seems to be someone's home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Group
from ..redact import precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="private-home",
    scope=Scope.GROUP,
    severity="warning",
    what="The address of someone's home is not shown: the town is enough, and the group tells the rest.",
    bad="meetings:\n- place: {address: ‸Flat 3 at 1 Example Street, town: Leeds, region: West Yorkshire, country: GB}",
    good="meetings:\n- place: {address: 1 Example Street, town: Leeds, region: West Yorkshire, country: GB}",
)
_HOME = re.compile(
    r"\b(?:my|our|her|his|their|host'?s?|leader'?s?|member'?s?|private|someone'?s)\s+(?:house|home|flat|apartment|living room|place)\b"
    r"|\b(?:flat|apartment|apt\.?)\s*(?:no\.?\s*|#\s*)?\d+\w?\b|\bprivate (?:house|home|residence)\b",
    re.IGNORECASE,
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place is None or precision_of(place) != "exact":
            continue
        for name in ("venue", "address", "directions"):
            text = getattr(place, name)
            found = _HOME.search(text) if text else None
            if found:
                message = f"'{found.group()}' seems to be a home, and its address is shown"
                remedy = "if it is one, write the town and precision: town, and remove the address"
                yield Finding(("meetings", index, "place", name), message, remedy)
