"""Two states of the listings laid beside each other: which listings a change adds, changes, closes and removes, and in which fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from ..listings import nodes
from ..listings.model import GROUP, ORGANIZATION, Group, Organization
from ..listings.nodes import Node, Pointer
from ..listings.read import Entry
from ..listings.report import Problem
from .states import State
from .values import Difference, differences

ALIKE = 0.5
"""A listing with another id is the same one if no more than this part of its fields differs, and it is of the same organization."""

What = Literal["added", "changed", "closed", "removed"]


@dataclass(frozen=True, slots=True)
class Side:
    """What was read of one state: the entries of the files that differ, what is wrong with them, and the files as nodes."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    documents: Mapping[str, Node | None]

    def line(self, entry: Entry, pointer: Pointer = ()) -> int:
        """Return the line of a value of a listing, as far as its pointer can be followed."""
        return nodes.find(self.documents.get(entry.file), ("groups", entry.index, *pointer))[0]

    def organizations(self) -> dict[str, tuple[Organization, str]]:
        """Return the organizations that these files describe by id, each with the file."""
        return {
            entry.organization.id: (entry.organization, entry.file)
            for entry in reversed(self.entries)
            if entry.organization and entry.organization.id
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one listing; `old` or `new` is None where there is none."""

    what: What
    old: Entry | None
    new: Entry | None
    fields: tuple[Difference, ...]

    @property
    def entry(self) -> Entry:
        """The listing as it will be, or as it was where it goes."""
        entry = self.new or self.old
        assert entry is not None
        return entry

    @property
    def id(self) -> str:
        """The id of the listing."""
        return self.entry.group.id

    def both(self) -> tuple[Group, Group] | None:
        """The listing before and after, where there is one on both sides."""
        return (self.old.group, self.new.group) if self.old and self.new else None

    def of(self, *names: tuple[str, ...]) -> Iterator[Difference]:
        """Yield what differs in fields of these names or inside them."""
        return (field for field in self.fields if any(field.names[: len(name)] == name for name in names))


@dataclass(frozen=True, slots=True)
class OrganizationChange:
    """What happens to the organization that a file describes; `old` is None where it was not known."""

    id: str
    name: str
    file: str
    old: Organization | None
    new: Organization | None
    fields: tuple[Difference, ...]


def organization_of(entry: Entry | None) -> str | None:
    """Return the id of the organization that a listing belongs to."""
    return entry.organization.id if entry and entry.organization else None


def changes_between(old: Side, new: Side) -> tuple[Change, ...]:
    """Return what happens to each listing, in the order of the new files; those that go come last."""
    before, after = _by_id(old.entries), _by_id(new.entries)
    renamed = dict(_renamed(before, after))
    followed = {id for id in before if id in after} | set(renamed.values())
    found = [_change(before.get(renamed.get(id, id)), entry) for id, entry in after.items()]
    gone = [Change("removed", entry, None, ()) for id, entry in before.items() if id not in followed]
    return (*(change for change in found if change), *gone)


def organization_changes(old: Side, new: Side) -> Iterator[OrganizationChange]:
    """Yield what happens to each organization that the files describe."""
    before, after = old.organizations(), new.organizations()
    for id in dict.fromkeys([*after, *before]):
        (was, file), (will, there) = before.get(id, (None, "")), after.get(id, (None, ""))
        if was != will:
            named = will or was
            assert named
            fields = tuple(differences(was, will, ORGANIZATION)) if was and will else ()
            yield OrganizationChange(id, named.name or "", there or file, was, will, fields)


def explained(old: State, new: State, before: Side, after: Side) -> Iterator[tuple[str, str]]:
    """Yield, for each file that is gone, emptied or turned into something else, its name and a sentence on it."""
    for name in sorted({*old.files, *new.odd} - {*new.files}):
        if name in new.odd and new.odd[name] != old.odd.get(name):
            yield name, f"{new.odd[name]} stands here, which is not read as listings"
        elif name in old.files:
            yield name, _gone(name, new, before, after)
    for name, data in new.files.items():
        if not data.strip() and old.files.get(name, b"").strip():
            yield name, "the file was emptied; its listings are gone from the directory"


def _gone(name: str, new: State, before: Side, after: Side) -> str:
    ids = {entry.group.id for entry in before.entries if entry.file == name}
    goals = sorted({entry.file for entry in after.entries if entry.group.id in ids})
    beside = [odd for odd in new.odd if PurePosixPath(odd).with_suffix(".yaml").as_posix() == name]
    if goals:
        return f"the file is gone; its listings now stand in {', '.join(goals)}"
    if beside:
        return f"the file is now called {beside[0]}; only files that end in .yaml are read, so its listings are gone"
    return "the file was deleted, and its listings with it"


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.group.id:
            found.setdefault(entry.group.id, entry)
    return found


def _renamed(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield the new and the old id of each listing that says so with `was`, or is plainly the same one."""
    gone = {id: entry for id, entry in before.items() if id not in after}
    for id, entry in after.items():
        if id in before:
            continue
        said = next((was for was in entry.group.was if was in gone), None)
        same = said or next((was for was, other in gone.items() if _is_same(other, entry)), None)
        if same:
            del gone[same]
            yield id, same


def _is_same(old: Entry, new: Entry) -> bool:
    if organization_of(old) != organization_of(new):
        return False
    said = [*differences(None, new.group, GROUP)]
    return len([*differences(old.group, new.group, GROUP)]) <= ALIKE * len(said)


def _change(old: Entry | None, new: Entry) -> Change | None:
    if old is None:
        return Change("added", None, new, ())
    fields = [*differences(old.group, new.group, GROUP), *_moved(old, new)]
    if not fields:
        return None
    closed = new.group.status == "closed" and old.group.status != "closed"
    return Change("closed" if closed else "changed", old, new, tuple(fields))


def _moved(old: Entry, new: Entry) -> Iterator[Difference]:
    """Yield what a listing has from its file, where that changed: its organization, and the file itself."""
    sides = organization_of(old), organization_of(new)
    if sides[0] != sides[1]:
        yield Difference(("organization",), "Organization", *sides, (), ())
    if old.file != new.file:
        yield Difference(("file",), "File", old.file, new.file, (), ())


def touched_files(old: State, new: State) -> Sequence[str]:
    """Return the names of the files that differ, sorted."""
    return sorted(name for name in {*old.files, *new.files} if old.files.get(name) != new.files.get(name))
