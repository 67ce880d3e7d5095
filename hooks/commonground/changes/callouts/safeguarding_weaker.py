"""Less to keep young people safe."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="safeguarding-weaker",
    label="safeguarding",
    what="A safeguarding page, checked adults or a parent's consent that goes away is asked about before anything else.",
    gravity="stop",
    reply="What you told us about keeping young people safe goes away. What holds now?",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("safeguarding_url",)):
            if field.new is None:
                yield at_field(whole, change, field, "the safeguarding page is taken away")
        for field in change.of(("adults_checked",), ("parental_consent",)):
            if field.old == "yes":
                yield at_field(whole, change, field, "what keeps young people safe is taken back")
