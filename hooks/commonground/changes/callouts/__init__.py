"""What a reviewer looks at before a change goes in, one rule a file; this file finds them and says what a rule is.

A rule's module holds RULE and `check(whole)`, which yields what it calls out: the listing, words for a person, the two values, and where
they stand. Nothing here refuses a change: a call-out asks someone to look. A harmless change has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from ...listings.read import Entry
from ...rulebook import rules_in
from ..compare import Change, OrganizationChange, Side
from ..values import Difference
from ..whole import Whole


@dataclass(frozen=True, slots=True)
class CallOut:
    """What a rule calls out: the file and line it stands at, the listing, words that say what to look at, and both values."""

    file: str
    line: int
    group: str | None
    words: str
    old: str | None = None
    new: str | None = None
    rule: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the label that a request with it gets, and what it calls out and why, in a sentence.

    `gravity` says whether there is something to ask, or whether nothing goes online before someone found out more; `reply` is what the
    person who sent the change is told or asked.
    """

    id: str
    label: str
    what: str
    gravity: Literal["ask", "stop"]
    reply: str
    check: Callable[[Whole], Iterator[CallOut]] = field(default=lambda _: iter(()), compare=False)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of this folder by id, each with the `check` of its module."""
    return rules_in(__path__, __name__, Rule)


def call_outs(whole: Whole) -> tuple[CallOut, ...]:
    """Return all that is called out of a change, by file and line; a rule that fails is called out too, and hides no other."""
    found = {
        replace(said, rule=rule.id, label=rule.label) for rule in rules() for said in _asked(rule, whole)
    }
    return tuple(sorted(found, key=lambda said: (said.file, said.line, said.rule, said.words)))


def _asked(rule: Rule, whole: Whole) -> list[CallOut]:
    try:
        return list(rule.check(whole))
    except Exception as error:  # noqa: BLE001 - what cannot be looked at by a rule is looked at by a person
        words = f"this rule failed ({error.__class__.__name__}): look for yourself, and please report it"
        return [CallOut(whole.changes[0].entry.file if whole.changes else "data", 1, None, words)]


def labels_of(found: Iterable[CallOut]) -> tuple[str, ...]:
    """Return the labels of call-outs, each once, sorted."""
    return tuple(sorted({said.label for said in found}))


def kept(whole: Whole) -> Iterator[Change]:
    """Yield the changes to listings that were there and stay."""
    return (change for change in whole.changes if change.old and change.new)


def at_field(whole: Whole, change: Change, field: Difference, words: str) -> CallOut:
    """Return a call-out on a field of a listing, with both of its values."""
    return CallOut(change.entry.file, line_of(whole, change, field), change.id, words, field.old, field.new)


def at_listing(
    whole: Whole, change: Change, words: str, old: str | None = None, new: str | None = None
) -> CallOut:
    """Return a call-out on a whole listing."""
    side: Side = whole.new if change.new else whole.old
    entry: Entry = change.entry
    return CallOut(entry.file, side.line(entry), change.id, words, old, new)


def at_organization(change: OrganizationChange, field: Difference, words: str) -> CallOut:
    """Return a call-out on a field of an organization, with both of its values."""
    return CallOut(change.file, 1, None, words, field.old, field.new)


def line_of(whole: Whole, change: Change, field: Difference) -> int:
    """Return the line at which a field stands, or stood where nothing is left of it."""
    if change.new:
        return whole.new.line(change.new, field.new_pointer)
    assert change.old
    return whole.old.line(change.old, field.old_pointer)
