"""The name of a person in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...listings.fields import Text
from ...listings.walk import values
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="name-in-text",
    label="privacy",
    what="A person's name stays in the history for ever, and people can be found by it: a role says as much.",
    gravity="ask",
    reply=(
        "A text seems to name a person. Names stay public for ever. Could it say what they do instead, "
        "such as 'one of the hosts'?"
    ),
)

_NAMED = re.compile(
    r"\b(?i:call|text|ring|phone|e-?mail|contact|ask for|see|meet|speak (?:to|with)|talk (?:to|with)|write to|(?:led|run|hosted|started|founded|"
    r"facilitated) by|(?:host|leader|facilitator|organizer|founder) is|with her husband|with his wife|my name is|i am|i'm)\s+"
    r"((?:(?:Dr|Mr|Ms|Mrs)\.?\s+)?[A-Z][a-z]+(?:\s+[A-Z](?:[a-z]+|\.))?)(?!\s+[A-Z])(?![\w’'-])"
)
"""A word like a first name, perhaps with a second one, behind words after which people are named; three such words are seldom a person."""

_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November
December Room Reception Building Suite Floor House Home Hall Office Desk Center Centre Church Library Hospital Clinic School College
University Community Council Park Street Road Zoom Skype Teams Meet Facebook Google Peer Peers Group Support Network Recovery Health Mental
Line Lifeline Warmline Helpline Samaritans Mind Staff People Volunteers Members Someone Anyone Us Them Me You Ahead Before First Again Back
The Our Your Two Three Four Both All Every North South East West New Saint Indigenous Aboriginal Black Asian Latino Latina Deaf Christian
Catholic Quaker Jewish Muslim Queer Trans Veterans Carers Bell Buzzer Doorbell
"""
_NO_NAMES = frozenset(_WORDS.split())


def check(whole: Whole) -> Iterator[CallOut]:
    for change in whole.changes:
        if change.new is None:
            continue
        stood = {text for _, text in values(change.old.group, Text)} if change.old else set()
        new = (
            text
            for pointer, text in values(change.new.group, Text)
            if text not in stood and pointer[-1:] != ("name",)
        )
        for text in new:
            if named := _named(text):
                yield at_listing(whole, change, "a text seems to name a person", None, named)


def _named(text: str) -> str | None:
    """Return what looks like the name of a person, if anything does."""
    found = (match[1] for match in _NAMED.finditer(text))
    return next((name for name in found if not _NO_NAMES & {*name.replace(".", "").split()}), None)
