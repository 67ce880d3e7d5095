"""A word that makes a line for help sound like an alarm."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, is_name, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="hotline",
    scope=Scope.PASSAGE,
    english=True,
    what="It is a crisis line. A line that calls itself otherwise keeps its name, in capitals.",
    bad="Call a ‸hotline.",
    good="Call a crisis line. The State Hotline is for anyone.",
)
_PHRASES = (phrase(r"hot[- ]?lines?", "'{}' is not our word", "write 'crisis line'"),)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from (finding for finding in find(passage, _PHRASES) if not is_name(passage, finding.at))
