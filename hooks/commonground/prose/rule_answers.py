"""What is answered to a rule of one's own that promises too much, silences or shames: what may go wrong, and better words.

The answers are data, so that the page that makes posters (overrides/assets/tools/rules-answers.js) and this module say the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Id, ListOf, Text, declare
from ..listings.report import Problem
from ..locale import N_
from .records import read_items, schema_of

OWN_LENGTH = 140
"""How many characters a rule of one's own has at most."""

_PHRASES = ListOf(Text(80), most=200)
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said of a rule in which certain phrases stand, and the words that are offered in its place."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="no-limit", required=EVERY_KIND)
    phrases: tuple[str, ...] = declare(
        _PHRASES, N_("Phrases"), N_("One of them is enough."), example="[no exceptions]", default=()
    )
    together: tuple[tuple[str, ...], ...] = declare(
        ListOf(_PHRASES),
        N_("Together"),
        N_("Lists of which each has a phrase in the rule."),
        example="[[never], [tell]]",
        default=(),
    )
    unless: tuple[str, ...] = declare(
        _PHRASES, N_("Unless"), N_("Where one of them stands in the rule, nothing is said."), default=()
    )
    says: str = declare(
        Text(200),
        N_("Says"),
        N_("What may go wrong."),
        example="No group can promise this.",
        required=EVERY_KIND,
    )
    offer: str = declare(
        Text(OWN_LENGTH),
        N_("Offer"),
        N_("Better words."),
        example="The one limit is danger.",
        required=EVERY_KIND,
    )

    def fits(self, rule: str) -> bool:
        """Whether this is an answer to a rule."""
        words = words_of(rule)
        if _any(words, self.unless):
            return False
        met = bool(self.together) and all(_any(words, phrases) for phrases in self.together)
        return met or _any(words, self.phrases)

    def as_data(self) -> dict[str, Any]:
        """Return what the browser's module is given."""
        return {
            "phrases": self.phrases,
            "together": self.together,
            "unless": self.unless,
            "says": self.says,
            "offer": self.offer,
        }


def answer_to(rule: str, answers: Iterable[Answer]) -> Answer | None:
    """Return the first answer to a rule; None where there is nothing to say."""
    return next((answer for answer in answers if answer.fits(rule)), None)


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without accents and marks."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def read_answers(paths: Sequence[Path], root: Path) -> tuple[tuple[Answer, ...], list[Problem]]:
    """Read files of answers in order; a later one adds answers and replaces those of the same id."""
    items, problems = read_items(paths, root, "answers", Answer)
    return tuple(items.values()), problems


def answers_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/rule_answers.yaml."""
    return schema_of("answers", Answer, "Answers to rules of one's own")


def _any(words: Sequence[str], phrases: Iterable[str]) -> bool:
    return any(_stands(words, phrase.split()) for phrase in phrases)


def _stands(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase follow each other somewhere; one that ends in * has any ending."""
    starts = range(len(words) - len(phrase) + 1)
    return any(all(map(_is, words[start:], phrase)) for start in starts)


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
