from __future__ import annotations

from datetime import date, time
from gettext import NullTranslations

import pytest
from hypothesis import given

from commonground.times.occurrences import Schedule
from commonground.times.recurrence import Recurrence, parse_every
from commonground.times.wording import describe, times_of_day
from tests.times.schedules import schedules

ENGLISH = NullTranslations()


def at(start: time = time(19), minutes: int = 90, every: str | None = None, *dates: date) -> Schedule:
    return Schedule(start, minutes, "Europe/London", parse_every(every) if every else None, dates)


class Bracketed(NullTranslations):
    """A language in which every phrase is in brackets: what is glued on from outside stands outside."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("day", "Every day"),
        ("tuesday", "Every Tuesday"),
        ("monday, wednesday and friday", "Every Monday, Wednesday and Friday"),
        ("other tuesday and thursday", "Every other Tuesday and Thursday"),
        ("3 weeks on saturday", "Every 3 weeks on Saturday"),
        ("2nd tuesday", "Second Tuesday of the month"),
        ("last friday", "Last Friday of the month"),
        ("1st and 3rd tuesday", "First and third Tuesday of the month"),
        ("other month on the 1st and last sunday", "Every other month on the first and last Sunday"),
        ("6 months on the last monday", "Every 6 months on the last Monday"),
        ("day 31 of the month", "Day 31 of the month"),
        ("day 1, 15 of the month", "Days 1 and 15 of the month"),
    ],
)
def test_a_rule_in_words(every: str, words: str) -> None:
    assert describe(at(every=every), "en-GB", ENGLISH) == words


def test_dates_in_words() -> None:
    first, second = date(2026, 12, 1), date(2026, 12, 15)
    many = tuple(date(2026, month, 1) for month in range(1, 9))
    assert describe(at(), "en-GB", ENGLISH) == "By arrangement"
    assert (
        describe(at(time(19), 90, None, second, first), "en-GB", ENGLISH)
        == "On 1 December 2026 and 15 December 2026"
    )
    assert (
        describe(at(time(19), 90, None, *many), "en-GB", ENGLISH)
        == "On 8 dates between 1 January 2026 and 1 August 2026"
    )
    assert (
        describe(at(time(19), 90, "tue", first), "en-GB", ENGLISH)
        == "Every Tuesday, and also on 1 December 2026"
    )
    assert (
        describe(at(time(19), 90, "tue", *many), "en-GB", ENGLISH) == "Every Tuesday, and on some other dates"
    )


def test_a_date_without_a_meeting_is_not_named() -> None:
    off = Schedule(time(19), 90, "Europe/London", dates=(date(2026, 12, 1),), excluding=(date(2026, 12, 1),))
    assert describe(off, "en-GB", ENGLISH) == "By arrangement"


def test_a_rule_beyond_the_grammar_has_words_too() -> None:
    beyond = Schedule(time(19), 90, "UTC", Recurrence("MONTHLY", by_month_day=(-1,)))
    assert describe(beyond, "en-GB", ENGLISH) == "On certain days"


@given(schedules())
def test_every_word_is_in_a_phrase_for_translators(schedule: Schedule) -> None:
    words = describe(schedule, "es", Bracketed())
    assert words.startswith("[")
    assert words.endswith("]")
    assert "%" not in words


def test_names_and_lists_are_those_of_the_language() -> None:
    assert "martes y jueves" in describe(at(every="tuesday and thursday"), "es", ENGLISH)
    assert "Tuesday, Thursday, and Friday" in describe(at(every="tue, thu, fri"), "en-US", ENGLISH)
    assert "Tuesday, Thursday and Friday" in describe(at(every="tue, thu, fri"), "en_GB", ENGLISH)


@pytest.mark.parametrize(
    ("start", "minutes", "locale", "words"),
    [
        (time(19), 90, "en-GB", "19:00–20:30"),
        (time(19), 90, "en-US", "7:00 – 8:30 PM"),
        (time(11), 90, "en-US", "11:00 AM – 12:30 PM"),
        (time(22, 30), 120, "en-GB", "22:30–00:30"),
        (time(9), 60, "es", "9:00–10:00"),
        (time(19), 0, "en-US", "7:00 PM"),
        (time(19), 0, "de", "19:00"),
    ],
)
def test_the_clock_is_that_of_the_language(start: time, minutes: int, locale: str, words: str) -> None:
    said = times_of_day(at(start, minutes), locale)
    assert " ".join(said.split()) == words  # CLDR's thin spaces count as spaces
