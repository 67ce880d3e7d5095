"""A meeting that says in two ways when it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="conflicting-when",
    scope=Scope.GROUP,
    what="A meeting has only one of `every`, `dates` and `by_arrangement`.",
    bad="meetings:\n- every: tuesday\n  dates: ‸[2026-12-01]",
    good="meetings:\n- every: tuesday\n- every:\n  dates: [2026-12-01]",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        said = [name for name in ("every", "dates", "by_arrangement") if getattr(meeting, name)]
        if len(said) > 1:
            message = f"{' and '.join(said)} cannot stand together in one meeting"
            yield Finding(
                ("meetings", index, said[-1]), message, "make it two meetings, or remove one of them"
            )
