"""A closed group that leads to one that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..near import did_you_mean
from ..read import Entry
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="moved-to-unknown",
    scope=Scope.DIRECTORY,
    what="`moved_to` is the id of another listing, and does not lead back.",
    bad="status: closed\nclosed_on: 2026-08-01\nmoved_to: ‸example-nowhere",
    good="- id: example-old-room\n  status: closed\n  closed_on: 2026-08-01\n  moved_to: example-new-room\n- id: example-new-room",
)


def check(entries: Sequence[Entry], context: Context) -> Iterator[Finding]:
    moved = {entry.group.id: entry.group.moved_to for entry in entries if entry.group.moved_to}
    if not moved:
        return
    ids = {id for entry in entries for id in (entry.group.id, *entry.group.was) if id}
    for entry in entries:
        goal = entry.group.moved_to
        if goal and goal not in ids:
            yield Finding(
                ("moved_to",), f"there is no listing '{goal}'", did_you_mean(goal, ids), entry=entry
            )
        elif goal and _leads_back(entry.group.id, moved):
            yield Finding(
                ("moved_to",),
                f"'{goal}' leads back to this listing",
                "lead to a group that meets",
                entry=entry,
            )


def _leads_back(start: str, moved: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    here: str | None = start
    while here is not None and here not in seen:
        seen.add(here)
        here = moved.get(here)
    return here == start
