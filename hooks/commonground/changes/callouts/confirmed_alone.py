"""A confirmation that comes with nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="confirmed-alone",
    label="confirmation",
    what="“Still right” is worth what its speaker knows: see whether this person runs the group or asked it.",
    gravity="ask",
    reply="Who told us that this is still right? If you run the group, one line that says so is enough.",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        rest = [field for field in change.fields if field.names[0] not in ("verified", "verified_how")]
        for field in change.of(("verified",)):
            if not rest and (field.new or "") > (field.old or ""):
                yield at_field(
                    whole, change, field, "said to be still right, and nothing else changes; who says so?"
                )
