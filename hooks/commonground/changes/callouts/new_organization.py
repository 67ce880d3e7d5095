"""An organization that the directory does not know yet."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import organization_of
from ..whole import Whole
from . import CallOut, Rule

RULE = Rule(
    id="new-organization",
    label="new-organization",
    what="A new organization is labelled until someone reached it through a contact that was found independently.",
    gravity="ask",
    reply=(
        "Your organization is new here. We reach you once through a contact that we find ourselves, "
        "such as your website or a register. Until then your groups show that they are not confirmed."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    known = {organization_of(one.entry) for one in whole.before}
    for organization in whole.organizations:
        if organization.new and organization.id not in known:
            words = "a new organization; reach it through a contact that you found yourself"
            yield CallOut(organization.file, 1, None, words, None, organization.name)
