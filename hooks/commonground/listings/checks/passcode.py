"""A passcode on a public page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type, Url
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="passcode",
    scope=Scope.VALUE,
    what="No passcode stands in a listing: the page is public, and meetings have been broken into with less.",
    types=(Text, Url),
    bad="meetings:\n- join: {note: ‸Passcode 123456}",
    good="meetings:\n- join: {note: No passcode is needed. Ask us for the link.}",
)
_IN_URL = re.compile(r"[?&#;](?:pwd|passcode|password|pin|tk)=[^&\s]", re.IGNORECASE)
_IN_TEXT = re.compile(
    r"\b(?:pass\s?codes?|pass\s?words?|pwd|pin(?:\s?code)?|access\s?code|kennwort|passwort|mot de passe|contraseña)\b"
    r"(?:\s*(?:is\b|[:=#])\s*)?\s*['\"“]?(?=[^\s]*\d)[^\s'\"”]{3,}",
    re.IGNORECASE,
)
_SIGNS = ("pass", "pwd", "pin", "code", "kennwort", "contrase", "tk=")


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    lowered = text.lower()
    for sign in _SIGNS:  # quicker than the patterns, and than any()
        if sign in lowered:
            break
    else:
        return
    if _IN_URL.search(text) or (isinstance(type, Text) and _IN_TEXT.search(text)):
        remedy = "remove it, and change it if it is in use: whoever asks for the link gets it too"
        yield Finding((), "a passcode stands here, on a public page", remedy)
