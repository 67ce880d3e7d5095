"""A link that leads straight into a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type, Url
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="meeting-link",
    scope=Scope.VALUE,
    severity="warning",
    what="A link straight into a meeting is better given to those who ask: published ones have been used to disrupt meetings.",
    types=(Text, Url),
    bad="# data/groups.yaml\nmeetings:\n- join: {url: ‸https://zoom.us/j/0000000000}",
    good="meetings:\n- join: {note: Write to us and we send you the link.}",
)
_LINK = re.compile(
    r"zoom\.us/(?:j|my|w|s|wc)/|zoom\.com/(?:j|my)/|meet\.google\.com/[a-z]{3}-|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)"
    r"|webex\.com/(?:meet|join|[\w./-]*j\.php)|gotomeet(?:ing)?\.(?:me|com)/(?:join/)?\d|join\.skype\.com/|meet\.jit\.si/.|whereby\.com/."
    r"|discord\.gg/|discord(?:app)?\.com/invite/|chat\.whatsapp\.com/.|t\.me/(?:joinchat/|\+)|signal\.group/#",
    re.IGNORECASE,
)
_SIGNS = (
    "zoom.",
    "meet",
    "teams.",
    "webex.",
    "skype.",
    "jit.si",
    "whereby.",
    "discord",
    "whatsapp.",
    "t.me/",
    "signal.group",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if "/" not in text:
        return
    lowered = text.lower()
    for sign in _SIGNS:  # quicker than the pattern, and than any()
        if sign in lowered:
            break
    else:
        return
    if found := _LINK.search(text):
        remedy = "leave it out, and say how to ask for it"
        yield Finding((), f"'{found.group()}…' leads straight into the meeting", remedy)
