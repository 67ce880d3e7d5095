"""Two listings with one id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..nodes import Pointer
from ..read import Entry
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="repeated-id",
    scope=Scope.DIRECTORY,
    what="Every id, an earlier one under `was` too, belongs to one listing of the whole directory.",
    bad="- id: example-quiet-room\n- id: ‸example-quiet-room",
    good="- id: example-quiet-room\n- id: example-second-room\n  was: [example-little-room]",
)


def check(entries: Sequence[Entry], context: Context) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        for id, pointer in _ids(entry):
            other = first.setdefault(id.casefold(), entry)
            if other is not entry or (pointer != ("id",) and id == entry.group.id):
                message = f"'{id}' is already the id of the listing in {other.file}, line {other.line}"
                yield Finding(pointer, message, "give this listing another id", entry=entry)


def _ids(entry: Entry) -> Iterator[tuple[str, Pointer]]:
    if entry.group.id:
        yield entry.group.id, ("id",)
    for index, id in enumerate(entry.group.was):
        yield id, ("was", index)
