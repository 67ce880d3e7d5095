"""A number that is not one, or is out of its range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Number, Type, Whole
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-number",
    scope=Scope.VALUE,
    what="A number is written in digits, with a point before decimals, and lies in the range of its field.",
    types=(Number, Whole),
    bad="age_min: ‸eighteen",
    good="age_min: 18",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    assert isinstance(type, Number | Whole)
    try:
        type.parse(text)
    except ValueError:
        message = f"'{text[:40]}' is not a {type.name} from {type.least} to {type.most}"
        found = re.search(r"-?\d+(?:[.,]\d+)?", text[:40], re.ASCII)
        meant = found.group().replace(",", ".") if found else None
        yield Finding((), message, f"did you mean {meant}?" if meant and meant != text else None)
