"""A private mailbox in the place of a group's own address."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.checks.personal_address import is_provider
from ...listings.hosts import host_in
from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="private-address",
    label="contact",
    what="Anyone can open a mailbox at a provider in any name; one that replaces an address of the group's own is asked about.",
    gravity="ask",
    reply=(
        "The new address is at a provider where anyone can open a mailbox. Has the group an address "
        "of its own?"
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("contact", "email")):
            old, new = host_in(field.old), host_in(field.new)
            if old and new and is_provider(new) and not is_provider(old):
                yield at_field(
                    whole, change, field, "a mailbox at a provider replaces the group's own address"
                )
