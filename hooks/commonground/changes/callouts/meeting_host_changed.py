"""A meeting that is joined at another host."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.hosts import host_in
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="meeting-host-changed",
    label="link",
    what="A meeting that moves to another website is a new door: make sure that the group opened it.",
    gravity="ask",
    reply="The link to join leads to another website now. Did your group choose that?",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("meetings", "join", "url")):
            old, new = host_in(field.old), host_in(field.new)
            if old and new and old != new:
                yield at_field(whole, change, field, f"people would join at {new} and no longer at {old}")
