"""A warning that alarms more than it tells."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="trigger-warning",
    scope=Scope.PASSAGE,
    english=True,
    what="A heavy part is announced by what is in it, in calm words.",
    bad="‸Trigger warning: suicide.",
    good="This part talks about suicide, without details.",
)
_PHRASES = (
    phrase(
        r"(?:trigger|content) warnings?|TW(?=:)",
        "'{}' alarms, and says little",
        "write 'This part talks about …'",
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
