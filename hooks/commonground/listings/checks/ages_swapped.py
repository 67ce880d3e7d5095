"""A least age above the greatest."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="ages-swapped",
    scope=Scope.GROUP,
    what="The least age is not above the greatest.",
    bad="age_min: 30\nage_max: ‸18",
    good="age_min: 18\nage_max: 30",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.age_min is not None and group.age_max is not None and group.age_min > group.age_max:
        message = f"age_max {group.age_max} is below age_min {group.age_min}"
        yield Finding(("age_max",), message, f"write age_min: {group.age_max} and age_max: {group.age_min}")
