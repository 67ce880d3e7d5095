"""A list with too few or too many items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..fields import ListOf
from ..nodes import Node
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="list-length",
    scope=Scope.LIST,
    what="A list has at least and at most as many items as its field allows: one to five topics.",
    bad="topics: ‸[anxiety, panic, ocd, grief, eating, adhd]",
    good="topics: [anxiety, panic]",
)


def check(items: Sequence[Node], type: ListOf, context: Context) -> Iterator[Finding]:
    if len(items) < type.least:
        yield Finding((), f"at least {type.least} is needed here", "name one, or remove the line")
    elif len(items) > type.most:
        yield Finding((), f"at most {type.most} can stand here; these are {len(items)}")
