"""A change and the directory around it: what differs is read whole, and of all other files only what is kept of them is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..kept import Kept
from ..known import Known, known_files, known_of
from ..listings import nodes
from ..listings.checks import Context, Finding, Rule, Scope, rules_of
from ..listings.nodes import Node
from ..listings.read import Entry, read_document
from ..listings.report import Problem, ordered
from ..listings.told import Told
from ..parallel import default_jobs
from .compare import (
    Change,
    OrganizationChange,
    Side,
    changes_between,
    explained,
    organization_changes,
    touched_files,
)
from .states import State

_Key = tuple[str, str | None, str]
_LINES = re.compile(r"\bline \d+")


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that a report on a change is made from.

    `before` and `after` are all listings of the directory on each side; `brought` are the problems that the change brings, `advice`
    those that stood in its files before or in listings that it leaves alone; `notes` explain files that are gone or are something else now;
    `others` are the files beside the listings that it changes.
    """

    changes: tuple[Change, ...]
    organizations: tuple[OrganizationChange, ...]
    before: tuple[Known, ...]
    after: tuple[Known, ...]
    old: Side
    new: Side
    brought: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    notes: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    context: Context


def read_whole(
    base: State,
    working: State,
    others: tuple[str, ...],
    context_of: Callable[[str], Context],
    kept: Kept,
    basis: bytes,
) -> Whole:
    """Read two states of the listings; `context_of` gives what the rules may ask of a file, and `basis` stands for all of that.

    What is known of a file that both have alike is recalled from `kept`.
    """
    touched = touched_files(base, working)
    context = context_of("")
    old, new = _side(base, touched, context_of), _side(working, touched, context_of)
    alike = [
        (name, data, context_of(name))
        for name, data in sorted(working.files.items())
        if base.files.get(name) == data
    ]
    rest = [one for file in known_files(alike, basis, kept, default_jobs()) for one in file.listings]
    before, after = ((*rest, *map(known_of, side.entries)) for side in (old, new))
    changes = changes_between(old, new)
    organizations = tuple(organization_changes(old, new))
    brought, advice = _split(old, new, changes, organizations)
    whole = tuple(_together(before, after, working, context))
    return Whole(
        changes,
        organizations,
        before,
        after,
        old,
        new,
        tuple(ordered([*brought, *whole])),
        advice,
        tuple(explained(base, working, old, new)),
        others,
        context,
    )


def _side(state: State, touched: Iterable[str], context_of: Callable[[str], Context]) -> Side:
    entries: list[Entry] = []
    problems: list[Problem] = []
    documents: dict[str, Node | None] = {}
    for name in touched:
        if name in state.files:
            documents[name], faults = nodes.read_nodes(state.files[name])
            reading = read_document(documents[name], faults, name, context_of(name))
            entries += reading.entries
            problems += reading.problems
    return Side(tuple(entries), tuple(problems), documents)


def _split(
    old: Side, new: Side, changes: Iterable[Change], organizations: Iterable[OrganizationChange]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems that a change brings into what it touches, and all others of its files."""
    stood = {_key(problem) for problem in old.problems}
    touched: set[str | None] = {change.id for change in changes if change.new}
    unread: set[str | None] = {p.group for p in new.problems} - {entry.group.id for entry in new.entries}
    brought = [
        problem
        for problem in new.problems
        if _key(problem) not in stood and problem.group in (touched | unread | {None})
    ]
    return tuple(brought), tuple(problem for problem in new.problems if problem not in {*brought})


def _key(problem: Problem) -> _Key:
    return problem.rule, problem.group, problem.message


def _together(
    before: Sequence[Known], after: Sequence[Known], working: State, context: Context
) -> Iterator[Problem]:
    """Yield what only all listings together show, and did not show before: repeated ids, ways that lead nowhere."""
    stood = {key for key, *_ in _asked(before, context)}
    told: dict[str, Told] = {}
    for key, rule, found in _asked(after, context):
        entry = found.entry
        if key in stood or entry is None:
            continue
        if entry.file not in told:
            told[entry.file] = Told(entry.file, nodes.read_nodes(working.files[entry.file])[0], [])
        pointer = (
            found.pointer
            if found.pointer[:1] == ("organization",)
            else ("groups", entry.index, *found.pointer)
        )
        told[entry.file].group = entry.group.id
        told[entry.file].add(rule.id, replace(found, pointer=pointer), rule.severity_in(context))
    for file in told.values():
        yield from file.problems()


def _asked(known: Sequence[Known], context: Context) -> Iterator[tuple[_Key, Rule, Finding]]:
    entries = [one.entry for one in known]
    for rule in rules_of(Scope.DIRECTORY):
        for found in rule.check(entries, context):
            group = found.entry.group.id if found.entry else None
            yield (rule.id, group, _LINES.sub("", found.message)), rule, found


def by_id(known: Iterable[Known]) -> Mapping[str, Known]:
    """Return what is known by the id of the listing, older ids included."""
    found = {one.entry.group.id: one for one in known if one.entry.group.id}
    return {was: one for one in found.values() for was in one.entry.group.was} | found
