"""Reads ``every:`` for the person who wrote it: the rule, or what is amiss and what was probably meant."""

from __future__ import annotations

import difflib
import re

from .feeds import from_wording
from .grammar import WORDS, Recurrence, RecurrenceError, Weekday, format_every, read_every

__all__ = ["Recurrence", "RecurrenceError", "Weekday", "format_every", "from_wording", "parse_every"]

_WORDS = sorted(WORDS)
_INTERVALS = r"weekly|fortnightly|bi-?weekly|monthly|week|fortnight|month|(?:other|[0-9]+) weeks?"


def parse_every(text: str) -> Recurrence:
    """The RFC 5545 rule that an ``every:`` names; letter case and extra spaces do not matter.

    Raises RecurrenceError with a message and, where a near text can be read, that text as suggestion.
    """
    try:
        return read_every(text)
    except RecurrenceError as error:
        said = " ".join(text.lower().removeprefix("every ").split())
        if re.fullmatch(_INTERVALS, said):
            raise RecurrenceError(
                f"“{said}” does not say on which day: name the weekday, {_example(said)}"
            ) from error
        raise RecurrenceError(error.message, _suggestion(text)) from error


def _example(said: str) -> str:
    if "month" in said:
        return "for example “1st tuesday of the month”"
    if re.match("week|1 ", said):
        return "for example “tuesday”"
    number = re.match("[0-9]+", said)
    return f"for example “{f'{number[0]} weeks on' if number and number[0] != '2' else 'other'} tuesday”"


def _suggestion(text: str) -> str | None:
    words = re.findall(r"[\w-]+|[^\w\s-]", text.lower())
    near = " ".join(_nearest(word) for word in words)
    for candidate in (text, near, f"{near} of the month" if near.startswith("day ") else near):
        rule = _read(candidate) or from_wording(candidate)
        if rule:
            return format_every(rule)
    return None


def _read(text: str) -> Recurrence | None:
    try:
        return read_every(text)
    except RecurrenceError:
        return None


def _nearest(word: str) -> str:
    if len(word) < 3 or word in WORDS:
        return word
    return next(iter(difflib.get_close_matches(word, _WORDS, n=1, cutoff=0.7)), word)
