"""An id of another listing that is taken over."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import organization_of
from ..whole import Whole, by_id
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="id-taken",
    label="ownership",
    what="A listing that takes an id of another organization takes the links that lead there, and those who follow them.",
    gravity="stop",
    reply="This id belongs, or belonged, to a group of another organization. Please choose another one.",
)


def check(whole: Whole) -> Iterator[CallOut]:
    before = by_id(whole.before)
    for change in whole.changes:
        if change.new is None:
            continue
        stood = {change.old.group.id, *change.old.group.was} if change.old else set()
        for id in (change.new.group.id, *change.new.group.was):
            owner = before.get(id)
            if owner and id not in stood and organization_of(owner.entry) != organization_of(change.new):
                yield at_listing(
                    whole,
                    change,
                    f"'{id}' leads to a group of another organization until now",
                    owner.entry.group.name,
                    change.new.group.name,
                )
