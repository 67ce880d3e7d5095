"""'Just' before something that is hard (C23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import copes
from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="just-do-it",
    scope=Scope.PASSAGE,
    severity="warning",
    english=True,
    what="On coping pages nothing is 'just' done: what sounds small may be hard that day. 'You can just listen' gives leave, and is fine.",
    bad="# docs/coping/pause.md\n‸Just try the next step.",
    good="# docs/coping/pause.md\nYou can try the next step. You can just sit. It has just begun.",
)
_VERBS = (
    r"(?:try|do|go|get|take|start|stop|let|think|focus|forget|ignore|accept|stay|keep|sit|lie|walk|write|"
    r"say|tell|ask|call|count|look|listen|notice|put|make|find|use|hold|move|open|close|pick|choose|be)"
)
_JUST = re.compile(rf"\b(?:just|simply) {_VERBS}\b", re.IGNORECASE)
_LEAVE = re.compile(
    r"\b(?:can|could|may|might|to|or|and|will|would|want to|fine to|okay to|you)(?: also)? $", re.IGNORECASE
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    if not copes(passage.path):
        return
    for match in _JUST.finditer(passage.text):
        if not _LEAVE.search(passage.text[: match.start()]):
            yield Finding(
                match.start(), f"'{match[0]}' makes it sound easy", "leave the word out, or write 'you can'"
            )
