"""The wording of ``every:`` and the RFC 5545 rule it stands for.

```
every    = "day" | ["other" | N "weeks on"] weekdays | ordinals weekday [ofmonth] | "day" N {"," N} ofmonth
         | ("other month" | N "months") "on the" ordinals weekday
weekdays = weekday {("," | "and") weekday}        ordinals = ordinal {("," | "and") ordinal}
weekday  = monday … sunday | mon … sun            ordinal  = 1st … 5th | first … fifth | last
ofmonth  = "of the month"
```
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
MOST = 99  # the largest N of "N weeks" and "N months"

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = {name: day for day, full in enumerate(WEEKDAYS) for name in (full, full[:3])}
_NAMED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = {text: number for number, text in ORDINALS.items()} | _NAMED

WORDS = frozenset(
    {*_WEEKDAY, *_ORDINAL, "day", "other", "weeks", "months", "month", "on", "the", "of", "and"}
)


class RecurrenceError(ValueError):
    """A wording or schedule that names no rule, told to its author: ``message`` and ``suggestion``.

    ``suggestion`` is a whole text that would be accepted, or None.
    """

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Weekday:
    """One entry of BYDAY (RFC 5545 3.3.10): a weekday, or the nth such weekday of the month."""

    day: int  # 0 = Monday … 6 = Sunday
    ordinal: int = 0  # 0 = every one; 1 … 5; -1 = last

    def __str__(self) -> str:
        return f"{self.ordinal or ''}{_CODES[self.day]}"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The part of an RFC 5545 recurrence rule that a group's ``every:`` can say."""

    frequency: Frequency
    interval: int = 1
    by_day: tuple[Weekday, ...] = ()
    by_month_day: tuple[int, ...] = ()

    def rrule(self) -> str:
        """The value of RRULE, without UNTIL or COUNT: ``FREQ=MONTHLY;BYDAY=1TU,3TU``."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.by_day:
            parts.append("BYDAY=" + ",".join(map(str, self.by_day)))
        if self.by_month_day:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.by_month_day)))
        return ";".join(parts)


def read_every(text: str) -> Recurrence:
    """The rule that a text of the grammar names; raises RecurrenceError at the first word amiss."""
    tokens = re.findall(r"[^\s,]+|,", text.lower())
    if tokens[:1] == ["every"]:
        del tokens[0]
    return _Reader(tokens).every()


@lru_cache(4096)
def format_every(recurrence: Recurrence) -> str:
    """The canonical text of a rule, so that ``parse_every(format_every(r)) == r``.

    Raises RecurrenceError for a rule that the grammar cannot say, such as the last day of the month.
    """
    text = _wording(recurrence)
    if text is None or read_every(text) != recurrence:
        raise RecurrenceError(f"“every:” has no words for {recurrence.rrule()}")
    return text


def join_words(words: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``: a list as the grammar writes it."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _wording(rule: Recurrence) -> str | None:
    if rule.frequency == "DAILY":
        return "day"
    if rule.by_month_day:
        return f"day {', '.join(map(str, rule.by_month_day))} of the month"
    if not rule.by_day:
        return None
    if rule.frequency == "WEEKLY":
        days = join_words([WEEKDAYS[on.day] for on in rule.by_day])
        return {1: "", 2: "other "}.get(rule.interval, f"{rule.interval} weeks on ") + days
    if any(on.ordinal not in ORDINALS for on in rule.by_day):
        return None
    nth = join_words([ORDINALS[on.ordinal] for on in rule.by_day]) + " " + WEEKDAYS[rule.by_day[0].day]
    if rule.interval == 1:
        return f"{nth} of the month"
    return f"{'other month' if rule.interval == 2 else f'{rule.interval} months'} on the {nth}"


class _Reader:
    """Recursive descent over the words of one text."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def every(self) -> Recurrence:
        rule = self._rule()
        if self._peek():
            raise RecurrenceError(f"nothing is expected after this: “{' '.join(self.tokens[self.at :])}”")
        return rule

    def _rule(self) -> Recurrence:
        word = self._peek()
        if word == "":
            raise RecurrenceError("name the day, for example “tuesday” or “1st and 3rd tuesday”")
        if self._take("day"):
            return self._month_days() if self._peek() else Recurrence("DAILY")
        if word in _ORDINAL:
            rule = self._nth_weekday(1)
            if self._peek():
                self._expect("of", "the", "month")
            return rule
        if self._take("other"):
            if self._take("month"):
                self._expect("on", "the")
                return self._nth_weekday(2)
            return self._weekly(2)
        if re.fullmatch("[0-9]+", word):
            interval = self._number(MOST, "weeks or months")
            if self._take("weeks"):
                self._expect("on")
                return self._weekly(interval)
            self._expect("months", "on", "the")
            return self._nth_weekday(interval)
        return self._weekly(1)

    def _weekly(self, interval: int) -> Recurrence:
        days = self._list(self._weekday)
        return Recurrence("WEEKLY", interval, tuple(Weekday(day) for day in sorted(days)))

    def _nth_weekday(self, interval: int) -> Recurrence:
        ordinals = sorted(self._list(self._ordinal), key=lambda number: number % 7)  # the last one last
        day = self._weekday()
        return Recurrence("MONTHLY", interval, tuple(Weekday(day, ordinal) for ordinal in ordinals))

    def _month_days(self) -> Recurrence:
        days = {self._number(31, "a day of the month")}
        while self._take(","):
            days.add(self._number(31, "a day of the month"))
        self._expect("of", "the", "month")
        return Recurrence("MONTHLY", by_month_day=tuple(sorted(days)))

    def _list(self, item: Callable[[], int]) -> set[int]:
        items = {item()}
        while (self._take(",") and (self._take("and") or True)) or self._take("and"):
            items.add(item())
        return items

    def _weekday(self) -> int:
        return self._word_of(_WEEKDAY, "a weekday")

    def _ordinal(self) -> int:
        return self._word_of(_ORDINAL, "one of 1st to 5th or last")

    def _word_of(self, meanings: dict[str, int], expected: str) -> int:
        word = self._peek()
        if word not in meanings:
            raise RecurrenceError(
                f"“{word}” is not {expected}" if word else f"{expected} is missing at the end"
            )
        self.at += 1
        return meanings[word]

    def _number(self, most: int, expected: str) -> int:
        word = self._peek()
        if not re.fullmatch("[0-9]{1,3}", word) or not 1 <= int(word) <= most:
            raise RecurrenceError(f"a number from 1 to {most} ({expected}) is needed instead of “{word}”")
        self.at += 1
        return int(word)

    def _expect(self, *words: str) -> None:
        for word in words:
            if not self._take(word):
                found = f" instead of “{self._peek()}”" if self._peek() else " at the end"
                raise RecurrenceError(f"“{word}” is expected{found}")

    def _take(self, word: str) -> bool:
        taken = self._peek() == word
        self.at += taken
        return taken

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""
