"""Another owner."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, at_organization, kept

RULE = Rule(
    id="owner-changed",
    label="ownership",
    what="Who owns a file speaks for its groups from then on: ask those who owned it before.",
    gravity="stop",
    reply="What is said of the organization changes. We ask those who looked after it before.",
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("organization",)):
            yield at_field(whole, change, field, "this group would belong to another organization")
    for organization in whole.organizations:
        if organization.old and organization.new:
            for field in organization.fields:
                yield at_organization(
                    organization, field, f"what is said of the organization '{organization.id}' changes"
                )
        elif organization.old and not organization.new and _stays(whole, organization.id):
            yield CallOut(
                organization.file,
                1,
                None,
                f"the organization '{organization.id}' no longer owns its groups",
                organization.name,
            )


def _stays(whole: Whole, organization: str) -> bool:
    """Whether a group of an organization stays, without it."""
    return any(
        change.old and change.old.organization and change.old.organization.id == organization
        for change in kept(whole)
    )
