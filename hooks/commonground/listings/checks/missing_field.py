"""A field that this kind of listing needs."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Record, fields_of
from ..model import Group
from ..nodes import Mapping, Scalar
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-field",
    scope=Scope.MAPPING,
    what="A listing has the fields that its kind needs.",
    bad="‸id: example-quiet-room\nname:",
    good="id: example-quiet-room\nname: EXAMPLE – Quiet Room",
)
_TOMBSTONE_NEEDS = frozenset({"id", "kind", "name", "verified", "verified_how"})


def check(mapping: Mapping, record: Record, kind: str | None, context: Context) -> Iterator[Finding]:
    closed = record.cls is Group and _text(mapping, "status") == "closed"
    for name, field in fields_of(record.cls).items():
        needed = kind in field.required or (kind is None and len(field.required) > 1)
        if needed and not _present(mapping, name) and not (closed and name not in _TOMBSTONE_NEEDS):
            example = f"for example {name}: {field.example}" if field.example else None
            yield Finding((), f"'{name}' is missing", example, at="item")


def _present(mapping: Mapping, name: str) -> bool:
    if name not in mapping.entries:
        return False
    _, node = mapping.entries[name]
    return not (isinstance(node, Scalar) and node.plain and not node.text)


def _text(mapping: Mapping, name: str) -> str | None:
    _, node = mapping.entries.get(name, (None, None))
    return node.text if isinstance(node, Scalar) else None
