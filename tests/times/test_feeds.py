from __future__ import annotations

import pytest

from commonground.times.recurrence import format_every, from_wording


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("1st & 3rd Tuesday", "1st and 3rd tuesday of the month"),
        ("1st/3rd Tues", "1st and 3rd tuesday of the month"),
        ("1st, 3rd & 5th Wednesdays", "1st, 3rd and 5th wednesday of the month"),
        ("every 1st & 3rd Tue", "1st and 3rd tuesday of the month"),
        ("1st Tuesday and 3rd Tuesday", "1st and 3rd tuesday of the month"),
        ("Tuesdays (1st & 3rd)", "1st and 3rd tuesday of the month"),
        ("second and fourth Monday of every month", "2nd and 4th monday of the month"),
        ("the third Thursday in each month", "3rd thursday of the month"),
        ("every 2nd Tuesday of the month", "2nd tuesday of the month"),
        ("monthly on the 2nd Tuesday", "2nd tuesday of the month"),
        ("2nd Tuesday", "2nd tuesday of the month"),
        ("last Sat of the month", "last saturday of the month"),
        ("Every last Friday", "last friday of the month"),
        ("15th of the month", "day 15 of the month"),
        ("the 1st and 15th of each month", "day 1, 15 of the month"),
        ("every other Mon", "other monday"),
        ("every other Tuesday and Thursday", "other tuesday and thursday"),
        ("bi-weekly on Thu", "other thursday"),
        ("Thursday (biweekly)", "other thursday"),
        ("alternate Fridays", "other friday"),
        ("Fortnightly on Mondays", "other monday"),
        ("Tuesdays, fortnightly", "other tuesday"),
        ("Every second week on Tuesday", "other tuesday"),
        ("every three weeks on Monday", "3 weeks on monday"),
        ("1st Friday of every other month", "other month on the 1st friday"),
        ("every 3 months on the last Sunday", "3 months on the last sunday"),
        ("Mondays", "monday"),
        ("Weekly on Sun.", "sunday"),
        ("each Wednesday at 7:30 pm", "wednesday"),
        ("Mon–Fri", "monday, tuesday, wednesday, thursday and friday"),
        ("Monday through Wednesday", "monday, tuesday and wednesday"),
        ("Mon/Wed/Fri", "monday, wednesday and friday"),
        ("weekends", "saturday and sunday"),
        ("daily", "day"),
        ("Meets 1st and 3rd Thurs. at 7pm", "1st and 3rd thursday of the month"),
        ("Ring the bell. We meet the 2nd Tues. of the month. Tea afterwards.", "2nd tuesday of the month"),
    ],
)
def test_wording_of_feeds(text: str, every: str) -> None:
    rule = from_wording(text)
    assert rule is not None
    assert format_every(rule) == every


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Open meeting",
        "every second Tuesday",  # every other one, or the second of the month
        "every third Thursday",
        "last Saturday",  # perhaps a week ago
        "biweekly on Monday and Thursday",  # perhaps twice a week
        "bi-monthly on Mondays",
        "twice a month",
        "Monday 1st December",
        "1st week",
        "Friday to Monday",
        "1st Tuesday, 3rd Thursday",  # two rules
        "last day of the month",
        "Every Tuesday except the first",
        "Every other Wednesday (starting Jan 6)",
        "Business meeting last Friday of the month",
        "Speaker meeting. Last Friday of the month",
        "Meets Mondays. Meets Tuesdays.",
        "Meets Mondays. Meets by arrangement.",
    ],
)
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    assert from_wording(text) is None
