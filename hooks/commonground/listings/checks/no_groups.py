"""A directory without a listing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..read import Entry
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-groups",
    scope=Scope.DIRECTORY,
    what="A directory has at least one listing.",
    bad="‸groups: []",
    good="id: example-quiet-room",
)


def check(entries: Sequence[Entry], context: Context) -> Iterator[Finding]:
    if not entries:
        yield Finding(
            (), "the list of groups is empty", "add a listing; docs/reference/listing.md shows the fields"
        )
