"""A text that is longer than its field allows."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Text, Type
from . import Context, Finding, Rule, Scope

_LONG = "We welcome anyone. " * 11

RULE = Rule(
    id="too-long",
    scope=Scope.VALUE,
    what="A text is at most as long as its field allows: 200 characters for the summary.",
    types=(Text,),
    bad=f"summary: ‸{_LONG}",
    good="summary: A small weekly group. You can just listen.",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    assert isinstance(type, Text)
    if len(text) > type.longest:
        yield Finding(
            (), f"at most {type.longest} characters can stand here; these are {len(text)}", "say it shorter"
        )
