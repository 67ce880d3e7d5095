"""A field that this kind of listing needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..fields import EVERY_KIND, Field, Record, fields_of
from ..model import Group
from ..nodes import Mapping, Pointer, Scalar
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-field",
    scope=Scope.MAPPING,
    what="A listing has the fields that its kind needs.",
    bad="‸id: example-quiet-room\nname:",
    good="id: example-quiet-room\nname: EXAMPLE – Quiet Room",
)
TOMBSTONE_NEEDS = frozenset({"id", "kind", "name", "verified", "verified_how"})
"""The fields of a closed listing, whose page only says that it closed and where to go."""


def check(mapping: Mapping, record: Record, kind: str | None, context: Context) -> Iterator[Finding]:
    closed = record.cls is Group and _text(mapping, "status") == "closed"
    for field in _needed(record.cls, kind):
        if not _present(mapping, field.name) and not (closed and field.name not in TOMBSTONE_NEEDS):
            yield _missing((), field.name, field.example)
    if record.cls is Group and kind == "network" and not closed:
        _, contact = mapping.entries.get("contact", (None, None))
        if not isinstance(contact, Mapping):
            yield _missing((), "contact", "{website: https://riverside.example.org/groups}")
        elif not _present(contact, "website"):
            yield _missing(("contact",), "website", "https://riverside.example.org/groups")


@cache
def _needed(cls: type, kind: str | None) -> tuple[Field, ...]:
    fields = fields_of(cls).values()
    return tuple(f for f in fields if kind in f.required or (kind is None and f.required == EVERY_KIND))


def _missing(pointer: Pointer, name: str, example: str) -> Finding:
    remedy = f"for example {name}: {example}" if example else None
    return Finding(pointer, f"'{name}' is missing", remedy, at="item")


def _present(mapping: Mapping, name: str) -> bool:
    _, node = mapping.entries.get(name, (None, None))
    return node is not None and not (isinstance(node, Scalar) and node.plain and not node.text)


def _text(mapping: Mapping, name: str) -> str | None:
    _, node = mapping.entries.get(name, (None, None))
    return node.text if isinstance(node, Scalar) else None
