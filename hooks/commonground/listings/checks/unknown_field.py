"""A key that no listing has."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Record, fields_of
from ..near import did_you_mean
from ..nodes import Mapping
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unknown-field",
    scope=Scope.MAPPING,
    what="Every key is one of the fields of the reference.",
    bad="‸nmae: EXAMPLE – Quiet Room",
    good="name: EXAMPLE – Quiet Room",
)


def check(mapping: Mapping, record: Record, kind: str | None, context: Context) -> Iterator[Finding]:
    fields = fields_of(record.cls)
    if mapping.entries.keys() <= fields.keys():
        return
    for key in mapping.entries:
        if key not in fields:
            missing = [name for name in fields if name not in mapping.entries]
            yield Finding((key,), f"'{key[:80]}' is not a field", did_you_mean(key, missing), at="key")
