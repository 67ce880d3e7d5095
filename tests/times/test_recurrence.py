from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.times.grammar import WORDS
from commonground.times.recurrence import (
    Recurrence,
    RecurrenceError,
    Weekday,
    format_every,
    from_wording,
    parse_every,
)
from tests.times.schedules import recurrences


@pytest.mark.parametrize(
    ("text", "rrule", "canonical"),
    [
        ("day", "FREQ=DAILY", "day"),
        ("tuesday", "FREQ=WEEKLY;BYDAY=TU", "tuesday"),
        ("Tue", "FREQ=WEEKLY;BYDAY=TU", "tuesday"),
        ("every tuesday", "FREQ=WEEKLY;BYDAY=TU", "tuesday"),
        ("  TUESDAY  and\tmonday ", "FREQ=WEEKLY;BYDAY=MO,TU", "monday and tuesday"),
        ("mon, wed,fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "monday, wednesday and friday"),
        ("mon, wed, and fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "monday, wednesday and friday"),
        ("monday and monday", "FREQ=WEEKLY;BYDAY=MO", "monday"),
        ("other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "other tuesday"),
        ("2 weeks on tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "other tuesday"),
        ("3 weeks on sat and sun", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU", "3 weeks on saturday and sunday"),
        ("1st tuesday", "FREQ=MONTHLY;BYDAY=1TU", "1st tuesday of the month"),
        ("third and first tuesday", "FREQ=MONTHLY;BYDAY=1TU,3TU", "1st and 3rd tuesday of the month"),
        (
            "last and 2nd friday of the month",
            "FREQ=MONTHLY;BYDAY=2FR,-1FR",
            "2nd and last friday of the month",
        ),
        ("5th sunday", "FREQ=MONTHLY;BYDAY=5SU", "5th sunday of the month"),
        ("day 15 of the month", "FREQ=MONTHLY;BYMONTHDAY=15", "day 15 of the month"),
        ("day 31, 1 of the month", "FREQ=MONTHLY;BYMONTHDAY=1,31", "day 1, 31 of the month"),
        (
            "other month on the 1st monday",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
            "other month on the 1st monday",
        ),
        ("6 months on the last sun", "FREQ=MONTHLY;INTERVAL=6;BYDAY=-1SU", "6 months on the last sunday"),
        ("1 months on the 1st monday", "FREQ=MONTHLY;BYDAY=1MO", "1st monday of the month"),
    ],
)
def test_the_grammar(text: str, rrule: str, canonical: str) -> None:
    rule = parse_every(text)
    assert rule.rrule() == rrule
    assert format_every(rule) == canonical


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("tusday", "“tusday” is not a weekday", "tuesday"),
        ("mondays", "“mondays” is not a weekday", "monday"),
        ("monday & tuesday", "“& tuesday”", "monday and tuesday"),
        ("fortnightly on monday", "“fortnightly”", "other monday"),
        ("1st and 3rd tusday", "“tusday”", "1st and 3rd tuesday of the month"),
        ("1st tuesday of month", "“the” is expected instead of “month”", "1st tuesday of the month"),
        ("15th of the month", "“15th”", "day 15 of the month"),
        ("day 15", "“of” is expected at the end", "day 15 of the month"),
        ("other", "a weekday is missing at the end", None),
        ("day 32 of the month", "a number from 1 to 31", None),
        ("0 weeks on monday", "a number from 1 to 99", None),
        ("1000 months on the 1st monday", "a number from 1 to 99", None),
        ("²", "is not a weekday", None),
        ("", "name the day", None),
        ("last day of the month", "“day” is not a weekday", None),
        ("weekly", "name the weekday, for example “tuesday”", None),
        ("every fortnight", "name the weekday, for example “other tuesday”", None),
        ("every other week", "name the weekday, for example “other tuesday”", None),
        ("4 weeks", "for example “4 weeks on tuesday”", None),
        ("monthly", "for example “1st tuesday of the month”", None),
    ],
)
def test_what_is_amiss_is_told_to_its_author(text: str, said: str, suggestion: str | None) -> None:
    with pytest.raises(RecurrenceError) as caught:
        parse_every(text)
    assert said in caught.value.message
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    "rule",
    [
        Recurrence("DAILY", 2),
        Recurrence("WEEKLY"),
        Recurrence("WEEKLY", 100, (Weekday(0),)),
        Recurrence("WEEKLY", 1, (Weekday(0, 1),)),
        Recurrence("MONTHLY", 1, (Weekday(0),)),
        Recurrence("MONTHLY", 1, (Weekday(0, -2),)),
        Recurrence("MONTHLY", 1, (Weekday(0, 1), Weekday(1, 1))),
        Recurrence("MONTHLY", 2, (), (15,)),
        Recurrence("MONTHLY", 1, (), (-1,)),
        Recurrence("MONTHLY", 1, (Weekday(4, 1),), (13,)),
    ],
)
def test_a_rule_beyond_the_grammar_has_no_words(rule: Recurrence) -> None:
    with pytest.raises(RecurrenceError):
        format_every(rule)


@given(recurrences())
def test_what_is_written_is_read_back(rule: Recurrence) -> None:
    assert parse_every(format_every(rule)) == rule
    assert from_wording(format_every(rule)) in (rule, None)


garbage = st.text() | st.lists(
    st.sampled_from([*sorted(WORDS), ",", "&", "15", "0", "every", "weekly", "-", "biweekly", "%month"]),
    max_size=8,
).map(" ".join)


@given(garbage)
def test_any_text_is_a_rule_or_a_recurrence_error(text: str) -> None:
    try:
        rule = parse_every(text)
    except RecurrenceError as error:
        if error.suggestion is not None:
            parse_every(error.suggestion)
    else:
        assert parse_every(format_every(rule)) == rule


@given(garbage)
def test_any_wording_is_a_rule_of_the_grammar_or_nothing(text: str) -> None:
    rule = from_wording(text)
    if rule is not None:
        assert parse_every(format_every(rule)) == rule
