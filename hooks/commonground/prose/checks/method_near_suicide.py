"""A way of dying named beside suicide (C14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="method-near-suicide",
    scope=Scope.PASSAGE,
    english=True,
    private=True,
    what="No way of dying or of hurting oneself is named where suicide is spoken of: details can put readers at risk.",
    bad="He died by suicide, by ‸hanging.",
    good="He died by suicide. The group leaves out how it happened.",
)
_DYING = re.compile(
    r"\bsuicid\w*|\bself[- ]?harm\w*|\b(?:end|ended|ending|take|took|taking) (?:your|my|their|his|her) "
    r"own li(?:fe|ves)|\bend(?:ed|ing)? (?:your|my|their|his|her) li(?:fe|ves)"
    r"|\bkill(?:s|ed|ing)? (?:your|my|them|him|her)sel(?:f|ves)|\b(?:hurt|hurting|harm|harming) (?:your|my|them|him|her)sel(?:f|ves)",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\boverdos\w*|\bhang(?:ed|ing)\b(?! (?:on|out|around|up|back|over|in there))|\bnooses?\b|\bshot "
    r"(?:him|her|them)sel\w+|\b(?:hand)?guns?\b|\bfirearms?\b|\bgunshot\w*"
    r"|\bpoison\w*|\bcarbon monoxide\b|\bdrown\w*|\bjump(?:s|ed|ing)? (?:off|from|in front of)\b|"
    r"\bslit\w*\b|\bcut(?:s|ting)? (?:(?:my|your|his|her|their) )?(?:wrists?|arms?)\b"
    r"|\basphyxia\w*|\bsuffocat\w*|\brazors?\b|\bbridges?\b(?= (?:jump|death))|\brailway (?:track|line)s?\b|\bpills\b",
    re.IGNORECASE,
)
NEAR = 120
"""Within how many letters of each other the two stand to be told."""


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    dying = [match.span() for match in _DYING.finditer(passage.text)]
    if not dying:
        return
    for match in _METHOD.finditer(passage.text):
        if any(match.start() - end <= NEAR and start - match.end() <= NEAR for start, end in dying):
            message = "a way of dying or of being hurt is named near suicide or self-harm"
            yield Finding(match.start(), message, "leave it out; 'what they could use' is enough")
