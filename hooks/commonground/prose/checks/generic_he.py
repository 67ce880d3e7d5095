"""He or she for a person who could be anyone (C23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="generic-he",
    scope=Scope.PASSAGE,
    severity="warning",
    english=True,
    what="A person who could be anyone is 'they'.",
    bad="If a member is upset, ask what ‸he needs.",
    good="If a member is upset, ask what they need. My sister said that she may come.",
)
_ANYONE = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|everyone|everybody|no one|nobody|whoever|each (?:person|"
    r"member|one)|(?:an?|the|every|each|any|another) (?:\w+ )?"
    r"(?:person|member|newcomer|facilitator|host|leader|peer|speaker|listener|patient|client|user|"
    r"reader|visitor|volunteer|doctor|therapist|clinician|friend|stranger|child))\b",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"\b(?:he|she|his|hers|him|her|himself|herself)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:he or she|she or he|his or her|her or his|him or her|her or him|he/she|she/he|his/her|him/her|s/he)\b|\(s\)he\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:mother|father|sister|brother|wife|husband|son|daughter|man|woman|girl|boy|mum|mom|dad|aunt|uncle|"
    r"grandmother|grandfather|girlfriend|boyfriend|men|women|she|he)\b",
    re.IGNORECASE,
)
"""A person of whom it was said who they are."""

_SOMEBODY_KNOWN = re.compile(
    rf"{_SOMEBODY.pattern}|\b(?i:my|your|our|their) \w+\b|\b(?-i:[A-Z][a-z]+)\b", re.IGNORECASE
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for start, sentence in passage.sentences:
        both = _BOTH.search(sentence)
        if both:
            yield Finding(start + both.start(), f"'{both[0]}' leaves people out", "write 'they'")
            continue
        anyone = _ANYONE.search(sentence)
        gendered = anyone and _GENDERED.search(sentence, anyone.end())
        known = _SOMEBODY_KNOWN.search(sentence, 1, gendered.start()) if gendered else None
        if gendered and not known and not _SOMEBODY.search(passage.text, 0, start):
            yield Finding(
                start + gendered.start(), f"'{gendered[0]}' for a person who could be anyone", "write 'they'"
            )
