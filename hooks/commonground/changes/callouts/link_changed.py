"""Another link to come in by, or to read about a group."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="link-changed",
    label="link",
    what="A link takes people where it says; open the old and the new one, and see whether one leads to the other.",
    gravity="ask",
    reply="A link leads somewhere else now. Is the new page yours?",
)
_LINKS = (("meetings", "join", "url"), ("ground_rules_url",), ("safeguarding_url",), ("source",))


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(*_LINKS):
            yield at_field(whole, change, field, "a link of this group changes; open both")
