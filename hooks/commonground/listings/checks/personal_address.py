"""An e-mail address that seems to be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Email
from ..model import Group
from ..walk import values
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="personal-address",
    scope=Scope.GROUP,
    severity="warning",
    what="An address at a mail provider is one of the group, not of a person: people leave, and pages stay.",
    bad="# data/groups.yaml\ncontact: {email: ‸firstname.lastname@gmail.com}",
    good="# data/groups.yaml\nname: Quiet Room\ncontact: {email: quietroom.leeds@gmail.com}",
)
_PROVIDERS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|aol|yahoo|ymail|gmx|web|proton|protonmail|pm|mail|fastmail|zoho"
    r"|tutanota|btinternet|sky|talktalk|virginmedia|ntlworld|comcast|verizon|bigpond|optusnet|xtra|eircom|shaw|rogers|sympatico)"
    r"\.[a-z]{2,3}(?:\.[a-z]{2})?"
)
_ROLES = re.compile(
    r"info|hello|hi\b|contact|office|admin|group|support|peer|circle|meeting|team|help|enquir|inquir|welcome|secretar|facilitat|host"
    r"|volunteer|network|mental|recover|anxiety|depress|bipolar|grief|club|society|trust|charity|anon"
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for pointer, text in values(group, Email):
        local, _, host = text.lower().rpartition("@")
        if is_provider(host) and not _ROLES.search(local) and not _names_group(local, group):
            message = "this seems to be the address of one person, on a page that stays public"
            yield Finding(pointer, message, "use an address of the group, such as groupname@…")


def is_provider(host: str) -> bool:
    """Whether anyone can open a mailbox at a host."""
    return _PROVIDERS.fullmatch(host) is not None


def _names_group(local: str, group: Group) -> bool:
    """Whether the address holds a word of the group's name."""
    plain = re.sub(r"[^a-z]", "", local)
    return any(word in plain for word in re.findall(r"[a-z]{4,}", (group.name or "").lower()))
