"""A list that says the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..fields import ListOf
from ..nodes import Mapping, Node, Scalar
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="repeated-value",
    scope=Scope.LIST,
    what="A list says nothing twice: not a topic, not a date, not a meeting.",
    bad="topics: [anxiety, panic, ‸anxiety]",
    good="topics: [anxiety, panic]",
)


def check(items: Sequence[Node], type: ListOf, context: Context) -> Iterator[Finding]:
    if len(items) < 2:
        return
    seen: set[Any] = set()
    for index, item in enumerate(items[: type.most]):
        said = _said(item)
        if said in seen:
            text = f"'{item.text[:60]}'" if isinstance(item, Scalar) else "the same"
            yield Finding((index,), f"{text} stands here twice", "remove one of them")
        seen.add(said)


def _said(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return frozenset((key, _said(value)) for key, (_, value) in node.entries.items())
    return tuple(_said(item) for item in node.items)
