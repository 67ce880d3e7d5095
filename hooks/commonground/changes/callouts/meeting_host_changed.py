"""A meeting that is joined at another host."""

from __future__ import annotations

from collections.abc import Iterator

from ..lookalikes import host_of
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="meeting-host-changed",
    label="link",
    what="A meeting that moves to another website is a new door: make sure that the group opened it.",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("meetings", "join", "url")):
            old, new = host_of(field.old), host_of(field.new)
            if old and new and old != new:
                yield at_field(whole, change, field, f"people would join at {new} and no longer at {old}")
