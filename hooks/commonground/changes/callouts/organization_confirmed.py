"""An organization that is said to have been reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..whole import Whole
from . import CallOut, Rule

RULE = Rule(
    id="organization-confirmed",
    label="ownership",
    what="Only a maintainer who reached an organization through a contact found independently writes that it is confirmed.",
    gravity="stop",
    reply=(
        "Your change says that the organization is confirmed. We write that ourselves, once we reached it "
        "through a contact that we found. Please leave it out."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for organization in whole.organizations:
        old, new = organization.old, organization.new
        before, after = (
            (side.confirmed_on, side.confirmed_how) if side else (None, None) for side in (old, new)
        )
        if after not in (before, (None, None)):
            words = f"the organization '{organization.id}' is said to be confirmed; who reached it, and how?"
            yield CallOut(organization.file, 1, None, words, _told(before), _told(after))


def _told(confirmed: tuple[date | None, str | None]) -> str | None:
    return ", ".join(str(part) for part in confirmed if part) or None
