"""A name that may be taken for another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...listings.scripts import mixed
from ..compare import organization_of
from ..lookalikes import looks_like, seen_as
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="lookalike-name",
    label="look-alike",
    what="A name that looks like that of another group or organization, or mixes scripts, may be there to be taken for it.",
    gravity="stop",
    reply=(
        "This name is very close to one that is listed already. Are the two connected? We would like "
        "to avoid that people mix them up."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    names = _names(whole)
    for change in whole.changes:
        old, new = change.old and change.old.group.name, change.new and change.new.group.name
        if new and new != old:
            yield from (
                at_listing(whole, change, words, other, new)
                for words, other in _found(new, names, organization_of(change.new), change.id)
            )
    for organization in whole.organizations:
        if organization.new and (organization.old is None or organization.old.name != organization.new.name):
            for words, other in _found(organization.name, names, organization.id, ""):
                yield CallOut(organization.file, 1, None, words, other, organization.name)


def _found(
    name: str, names: list[tuple[str, str | None, str]], organization: str | None, id: str
) -> Iterator[tuple[str, str | None]]:
    if any(mixed(word) for word in re.findall(r"[^\W\d_]+", name)):
        yield "a word of this name mixes letters that look alike", None
    others = (other for other, owner, of in names if of != id and (owner is None or owner != organization))
    if other := looks_like(name, others):
        yield "this name may be taken for one that is known", other
    elif exact := next(
        (
            o
            for o, owner, of in names
            if of != id and owner and owner != organization and o == name and seen_as(o)
        ),
        None,
    ):
        yield "another organization has a listing of this very name", exact


def _names(whole: Whole) -> list[tuple[str, str | None, str]]:
    """Return the names that were known: of listings and of organizations, each with its owner and the listing."""
    found: dict[tuple[str, str | None, str], None] = {}
    for known in whole.before:
        entry = known.entry
        found[(entry.group.name or "", organization_of(entry), entry.group.id)] = None
        if entry.organization:
            found[(entry.organization.name or "", entry.organization.id, "*")] = None
    return list(found)
