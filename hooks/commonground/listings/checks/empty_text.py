"""A text that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Text, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="empty-text",
    scope=Scope.VALUE,
    what="A text that is written says something.",
    types=(Text,),
    bad='summary: ‸" "',
    good="summary: A small weekly group.",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not text.strip():
        yield Finding((), "nothing is said here", "fill it in, or remove the line")
