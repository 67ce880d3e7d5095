"""A name that belongs to someone, without its owner (C16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="owned-term",
    scope=Scope.PAGE,
    readers=True,
    what=(
        "WRAP, Intentional Peer Support (IPS), SHUSH and the STOP skill belong to others: a page that "
        "names one names its owner, and copies none of it."
    ),
    bad="# A page\n\nWe fill in a ‸WRAP together.",
    good=(
        "# A page\n\nWRAP is a trademark of Advocates for Human Potential. Our own sheet is called My "
        "plan.\n\nText STOP to leave the list. We wrap up at nine."
    ),
)


@dataclass(frozen=True, slots=True)
class _Owned:
    term: re.Pattern[str]
    owner: re.Pattern[str]
    named: str


_OWNED = (
    _Owned(
        re.compile(r"\bWRAP\b|\bWellness Recovery Action Plan\w*"),
        re.compile(r"Advocates for Human Potential|Copeland"),
        "Advocates for Human Potential",
    ),
    _Owned(
        re.compile(r"\bIPS\b|\bIntentional Peer Support\b"),
        re.compile(
            r"\bMead\b|\bIntentional Peer Support \((?:the )?(?:organi[sz]ation|company|owner)\b|organi[sz]ation (?:called )?Intentional Peer Support"
        ),
        "Shery Mead, who made Intentional Peer Support",
    ),
    _Owned(re.compile(r"\bSHUSH\b"), re.compile(r"\bSamaritans\b"), "Samaritans"),
    _Owned(
        re.compile(r"\bSTOP(?= (?:skills?|sheets?|cards?|techniques?|methods?|exercises?|acronym)\b)"),
        re.compile(r"\bLinehan\b|\bGuilford\b"),
        "Marsha Linehan and Guilford Press",
    ),
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    for owned in _OWNED:
        places = [(passage, match) for passage in page.passages if (match := owned.term.search(passage.text))]
        if places and not any(owned.owner.search(passage.text) for passage in page.passages):
            passage, match = places[0]
            message = f"'{match[0]}' belongs to someone, and the page does not say to whom"
            yield Finding(
                passage.offset(match.start()), message, f"name {owned.named}, or use words of our own"
            )
