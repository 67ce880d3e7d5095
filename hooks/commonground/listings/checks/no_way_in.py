"""A listing that says nowhere how to reach or join it."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import fields_of
from ..model import Contact, Group, Join
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-way-in",
    scope=Scope.GROUP,
    what="A listing has a contact, or a meeting that says how to join.",
    bad="‸id: example-quiet-room\ncontact:\nmeetings:\n- format: online-video\n  join:",
    good="id: example-quiet-room\ncontact: {email: hello@riverside.example.org}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.status == "closed" or group.kind == "network":  # a network needs more: contact.website
        return
    if not any(
        _says_something(way) for way in (group.contact, *(meeting.join for meeting in group.meetings))
    ):
        message = "nothing says how to reach the group or how to join"
        yield Finding((), message, "write contact: {email: …}, or join: {note: …} at a meeting", at="item")


def _says_something(way: Contact | Join | None) -> bool:
    return way is not None and any(getattr(way, name) for name in fields_of(way.__class__))
